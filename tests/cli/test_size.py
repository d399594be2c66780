"""`salessim size` as a user types it. Three calls at 0:00, 1:00 and 2:00, each talked to for 30 min: one is enough."""

import json

import pytest
from click.testing import CliRunner

from cli.tiny import TEXT, tiny, written
from salessim.cli import main
from salessim.cli.answers import _asked

__all__ = ["tiny"]


def salessim(*words):
    return CliRunner().invoke(main, ["size", *map(str, words)])


def test_the_answer_comes_first(tiny):
    result = salessim(tiny, "-n", "40")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("1 sellers is the cheapest head count that meets the plan of 300 RUB (signed)")
    assert "Nobody is paid in this scenario" in result.stdout
    assert "seed of the fresh futures" in result.stdout


def test_the_document_and_the_folder(tiny, tmp_path):
    result = salessim(tiny, "-n", "40", "--json", "--out", tmp_path / "out")
    document = json.loads(result.stdout)
    assert document["kind"] == "size"
    assert [row["people"] for row in document["tables"]["head_counts"]["rows"]] == [{"sellers": 1}]
    assert {"answer.xlsx", "size.png", "bookings.parquet"} <= {path.name for path in (tmp_path / "out").iterdir()}


def test_the_plan_that_they_meet(tiny):
    # every future earns 300, and of 40 all of them do
    result = salessim(tiny, "--plan", "-n", "40")
    assert result.stdout.splitlines()[0].endswith("meets a plan of 300 RUB (signed).")


def test_for_a_budget(tmp_path):
    paid = written(
        tmp_path,
        "paid.yaml",
        TEXT.replace("does_in_order: [talk]", "does_in_order: [talk], pay: {salary: 10 per month}"),
    )
    result = salessim(paid, "--budget", "1_000", "-n", "40")
    assert result.stdout.startswith("For at most 1,000 RUB a year for people, 1 sellers is the best head count")
    poor = salessim(paid, "--budget", "100", "-n", "40")
    assert poor.exit_code == 2
    assert "even the fewest people cost 120 a year: more than this budget" in poor.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--probability", "90"], "did you mean `90%`?"),
        (["--probability", "high"], "`high` is not a number"),
        (["--budget", "much"], "`much` is not a number"),
        (["--budget=-5"], "the budget must be more than 0"),
        (["--plan", "--budget", "100"], "--plan asks for the plan that the people there are meet"),
        (["--plan", "--keep", "sellers"], "no budget, and no other numbers of people"),
        (["--keep", "selers"], "there is no team `selers`, only `sellers`; did you mean `sellers`?"),
        (["--keep", "sellers"], "nothing is left to choose"),
        (["--at-least", "3", "--at-most", "2"], "at least 3 and at most 2 people leave no choice"),
    ],
)
def test_what_cannot_be_asked_is_told_kindly(tiny, words, told):
    result = salessim(tiny, *words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "fault of the program" not in result.stderr


def test_several_files_need_a_budget_and_one_plan_is_met_at_a_time(tiny):
    assert "searched for one budget" in salessim(tiny, tiny).stderr
    assert "--plan asks about one department; there are 2 files." in salessim(tiny, tiny, "--plan").stderr


def test_without_a_plan_nobody_can_meet_it(tmp_path):
    none = written(tmp_path, "none.yaml", TEXT.replace("plan: {counts: signed, revenue: 300 per month}", ""))
    result = salessim(none)
    assert result.exit_code == 2
    assert "has no plan, so nobody can meet it" in result.stderr
    assert "salessim size" not in salessim(none, "--plan", "-n", "4").stdout.partition("Next")[2]


def test_the_same_question_can_be_typed_again():
    assert _asked(probability=0.9, budget=15_000_000.0, at_least=2, keep=("key accounts",)) == [
        "--probability=0.9", "--budget=15000000", "--at-least=2", "--keep=key accounts",
    ]  # fmt: skip
