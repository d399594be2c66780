"""`salessim restructure` as a user types it."""

import json

from click.testing import CliRunner

from cli.tiny import NAME, TEXT, tiny, written
from salessim.cli import main

__all__ = ["tiny"]

CHANGE = "based_on: tiny.yaml\nname: Dearer\nchange: {on: 2027-03-11, to: tiny.yaml, costs: {once: 70}}\n"


def salessim(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def test_a_change_that_only_costs_is_regretted_in_every_future(tiny, tmp_path):
    # three deals are made before the change; after it there is nothing but its price
    result = salessim("restructure", written(tmp_path, "dearer.yaml", CHANGE), "-n", "4")
    assert result.exit_code == 0, result.output
    answer = " ".join(result.stdout.splitlines()[:8])
    assert "Dearer is more likely than not to cost more than it brings by 2027-03-31" in answer
    assert "There is no clear dip" in answer
    assert "At its deepest the cash is 70 RUB below that of staying" in answer
    assert "the change has brought -70 RUB on average" in answer


def test_the_document_has_every_figure_and_month(tiny, tmp_path):
    file = written(tmp_path, "dearer.yaml", CHANGE)
    document = json.loads(salessim("restructure", file, "-n", "4", "--json").stdout)
    figures = {row["figure"]: row["value"] for row in document["tables"]["restructure"]["rows"]}
    assert (figures["gained until the end"], figures["deepest cash hole"], figures["reserve to keep"]) == (-70, -70, 70)
    (month,) = document["tables"]["restructure_months"]["rows"]
    assert (month["month"], month["difference"], month["left"]) == ("2027-03", 0, -70)


def test_two_files_are_one_change_and_say_what_is_assumed(tiny, tmp_path):
    split = TEXT.replace(NAME, "Split").replace(
        "teams: {sellers: {people: {Анна: {since: 2024-03-01}}", "teams: {s: {people: 2"
    )
    result = salessim("restructure", tiny, written(tmp_path, "split.yaml", split), "--on", "2027-03-02", "-n", "2")
    assert result.exit_code == 0, result.output
    assert "Assumed: people take the places of Split in their order" in " ".join(result.stdout.splitlines())


def test_pictures_tables_and_frames_are_written(tiny, tmp_path):
    out = tmp_path / "out"
    assert salessim("restructure", written(tmp_path, "dearer.yaml", CHANGE), "-n", "3", "--out", out).exit_code == 0
    names = {path.name for path in out.iterdir()}
    assert {"revenue.png", "cash.png", "heads_over_time.png", "futures.parquet", "days.parquet", "staying"} <= names


def test_what_is_no_day_is_told_with_one_that_is(tiny):
    result = salessim("restructure", tiny, tiny, "--on", "2027-13-01")
    assert result.exit_code == 2
    assert "there is no such day as '2027-13-01'; a day is written like 2027-05-01" in result.stderr


def test_a_department_that_stays_is_refused_kindly(tiny):
    result = salessim("restructure", tiny, "-n", "2")
    assert result.exit_code == 2
    assert "does not change" in result.stderr


def test_questions_about_one_structure_are_refused_kindly(tiny, tmp_path):
    file = written(tmp_path, "dearer.yaml", CHANGE)
    for command in ("bottlenecks", "potential"):
        result = salessim(command, file, "-n", "2")
        assert result.exit_code == 2
        assert "this question is about one structure, but Dearer changes" in result.stderr


def test_what_makes_the_dip_and_when_to_begin_are_asked_for(tiny, tmp_path):
    text = CHANGE.replace("for: 1 month", "") + "period: {from: 2027-03-01, for: 3 months}\n"
    result = salessim("restructure", written(tmp_path, "dearer.yaml", text), "-n", "3", "--why", "--when", "--json")
    assert result.exit_code == 0, result.output
    tables = json.loads(result.stdout)["tables"]
    # nothing but the price of 70 is told: without it 70 more are left; every month costs as much, so never is best
    assert [(row["cause"], row["left"]) for row in tables["causes"]["rows"]] == [("what it costs once", 70)]
    assert [(row["day"], row["gain"]) for row in tables["starts"]["rows"]] == [
        ("2027-04-01", -70), ("2027-05-01", -70), ("not at all", 0),
    ]  # fmt: skip


def test_a_run_tells_when_the_department_becomes_another_one(tiny, tmp_path):
    result = salessim("run", written(tmp_path, "dearer.yaml", CHANGE), "-n", "2")
    assert result.exit_code == 0, result.output
    assert "From 2027-03-11 on the department is Окна" in result.stdout
    assert "less what the change costs" in result.stdout
