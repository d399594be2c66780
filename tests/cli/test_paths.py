"""`salessim paths` as a user types it."""

import json

from click.testing import CliRunner

from cli.tiny import TEXT, tiny, written
from salessim.cli import main

__all__ = ["tiny"]


def salessim(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def test_every_number_is_listed_with_what_it_is_and_its_value(tiny):
    result = salessim("paths", tiny)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "5 numbers can be varied."  # the plan and the given moments are none of them
    rows = [line.split() for line in lines[6:11]]
    assert rows[1] == ["process.talk.takes", "work", "at", "talk", "30", "min", "min", "time"]
    assert [row[0] for row in rows] == [
        "deal_value",
        "process.talk.takes",
        "teams.sellers.people.others",
        "teams.sellers.speed",
        "teams.sellers.odds",
    ]


def test_a_word_leaves_those_that_have_it(tiny):
    document = json.loads(salessim("paths", tiny, "SPEED", "--json").stdout)
    (row,) = document["tables"]["paths"]["rows"]
    assert row == {
        "path": "teams.sellers.speed",
        "what": "speed of sellers",
        "value": 1.0,
        "unit": "",
        "kind": "factor",
    }


def test_a_word_that_nothing_has_is_told(tiny):
    result = salessim("paths", tiny, "hunters")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        0,
        "Nothing that can be varied has `hunters` in it.",
    )


def test_a_scenario_error_is_kind(tmp_path):
    broken = written(tmp_path, "broken.yaml", TEXT.replace("goes_to: talk", "goes_to: tolk"))
    result = salessim("paths", broken)
    assert result.exit_code == 2
    assert "did you mean `talk`?" in result.stderr
