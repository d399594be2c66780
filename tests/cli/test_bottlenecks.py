"""`salessim bottlenecks` as a user types it."""

import json

from click.testing import CliRunner

from cli.tiny import TEXT, tiny, written
from salessim.cli import main

__all__ = ["tiny"]


def salessim(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def test_the_answer_comes_first_and_tells_that_nobody_is_needed(tiny):
    # three calls in a month, each talked to at once: a second person changes nothing and costs nothing
    result = salessim("bottlenecks", tiny, "-n", "3")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == (
        "One more person pays nowhere: in no team does one bring more than that costs."
    )
    assert "replications 3" in result.stdout


def test_the_document_has_the_value_of_each_team(tiny):
    document = json.loads(salessim("bottlenecks", tiny, "-n", "2", "--json").stdout)
    (row,) = document["tables"]["heads"]["rows"]
    assert (row["team"], row["worth"], row["sure"], row["futures"]) == ("sellers", 0.0, None, 1.0)
    assert document["kind"] == "bottlenecks"


def test_a_scenario_error_is_kind(tmp_path):
    broken = written(tmp_path, "broken.yaml", TEXT.replace("goes_to: talk", "goes_to: tolk"))
    result = salessim("bottlenecks", broken)
    assert result.exit_code == 2
    assert "did you mean `talk`?" in result.stderr
