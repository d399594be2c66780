"""`salessim levers` as a user types it."""

import json

from click.testing import CliRunner

from cli.tiny import TEXT, tiny, written
from salessim.cli import main

__all__ = ["tiny"]
MISSED = TEXT.replace("0 h, 1 h", "0 h, 0 h").replace("takes: 30 min", "takes: 30 min, patience: constant(10 min)")


def salessim(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def test_the_answer_tells_what_a_second_seller_is_worth_and_why_the_plan_is_missed(tmp_path):
    # two call at once, of whom the only seller takes one: 200 of 300 are signed in every future
    result = salessim("levers", written(tmp_path, "missed.yaml", MISSED), "-n", "3")
    assert result.exit_code == 0, result.output
    told = " ".join(result.stdout.split())
    assert told.startswith(
        "The levers worth most a year, after all pay and costs (95% sure: between): one more in sellers"
    )
    assert "In 3 of 3 futures the plan is missed, by 100 RUB on average: lost by waiting for people +100" in told


def test_the_document_has_the_worth_of_each_lever_and_pairs_if_they_are_asked_for(tmp_path):
    two = MISSED.replace("does_in_order: [talk]}", "does_in_order: [talk]}, idle: {people: 1, does_in_order: [never]}")
    two = two.replace("process:", "process:\n  never: {takes: 1 h, then: {sent: rest -> talk}}")
    path = written(tmp_path, "two.yaml", two)
    document = json.loads(salessim("levers", path, "-n", "2", "--json", "--pairs").stdout)
    assert document["kind"] == "levers"
    assert document["tables"]["levers"]["rows"][0]["worth"] == 1200
    assert document["tables"]["pairs"]["rows"][0]["more"] == 0
    assert "pairs" not in json.loads(salessim("levers", path, "-n", "2", "--json").stdout)["tables"]


def test_a_scenario_error_is_kind(tmp_path):
    result = salessim("levers", written(tmp_path, "broken.yaml", TEXT.replace("goes_to: talk", "goes_to: tolk")))
    assert result.exit_code == 2
    assert "did you mean `talk`?" in result.stderr
