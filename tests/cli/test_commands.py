"""Every command as a user types it: what it prints where, and its exit code."""

import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from cli.tiny import NAME, TEXT, tiny, written
from salessim import __version__
from salessim.cli import main
from salessim.engines import EndlessRunError
from salessim.experiment.defaults import PRESETS, processors

__all__ = ["tiny"]
FEW = ["-n", "2", "--workers", "1"]


def salessim(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_run_prints_the_answer_first_and_its_provenance_last(tiny):
    salessim("run", tiny, *FEW)  # the machine code is made now, which is told on stderr
    # Three deals of 100 are a plan of 300, in both futures. Wilson for 2 of 2: 2 / (2 + 3.84146) = 0.342.
    result = salessim("run", tiny, *FEW, "--engine", "reference")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert (
        lines[0] == f"{NAME} reaches its plan of 300 RUB (signed) in all 2 futures, so with a chance of at least 34%."
    )
    assert lines[1] == f"{NAME}: 2027-03-01 to 2027-03-31, 2 futures, money in RUB"
    assert lines[-1].startswith(f"salessim {__version__} · seed 0 · scenario ")
    assert lines[-1].endswith(" · engine reference · replications 2")
    assert result.stderr == ""


def test_run_gives_the_same_bytes_for_the_same_seed(tiny):
    assert salessim("run", tiny, *FEW, "--json").stdout == salessim("run", tiny, *FEW, "--json").stdout


def test_run_as_json_is_one_document_on_stdout(tiny):
    result = salessim("run", tiny, *FEW, "--json")
    document = json.loads(result.stdout)
    assert document["tables"]["plan"]["rows"][0]["plan"] == 300.0
    assert document["tables"]["plan"]["rows"][0]["chance"]["low"] == pytest.approx(2 / (2 + 3.841459), abs=1e-6)
    assert document["provenance"]["replications"] == 2
    assert document["tables"]["people"]["rows"][0]["person"] == "Анна"


def test_run_writes_a_spreadsheet_pictures_and_parquet(tiny, tmp_path):
    result = salessim("run", tiny, *FEW, "--out", tmp_path / "out")
    stages = pd.read_parquet(tmp_path / "out" / "stages.parquet")
    assert list(stages["done"]) == [3, 3]
    assert openpyxl.load_workbook(tmp_path / "out" / "answer.xlsx").sheetnames[0] == "Answer"
    assert {path.stem for path in (tmp_path / "out").glob("*.png")} >= {"attainment", "load"}
    assert "Written to" in result.stderr


def test_a_sign_that_the_font_of_pictures_lacks_is_nothing_to_warn_of(tmp_path):
    happy = written(tmp_path, "happy.yaml", TEXT.replace(NAME, "\N{PARTY POPPER}"))
    assert salessim("run", happy, *FEW, "--out", tmp_path / "out").exit_code == 0  # warnings are errors in tests


def test_the_only_future_is_told_as_one(tiny):
    only = "reaches its plan of 300 RUB (signed) in the only future, so with a chance of at least 21%."
    assert only in " ".join(salessim("run", tiny, "-n", "1").stdout.splitlines()[:2])


def test_details_tell_what_every_column_means_and_nothing_of_it_without(tiny):
    plain, detailed = salessim("run", tiny, *FEW).stdout, salessim("run", tiny, *FEW, "--details").stdout
    assert "Wilson" not in plain
    assert "accuracy: 95% interval of that mean (accuracy of the computation)" in detailed


def test_compare_tells_the_difference_on_the_same_futures(tiny, tmp_path):
    # The other one charges 150 for the same three deals: 150 more in both futures; t is without end as all are equal.
    dearer = TEXT.replace("constant(100)", "constant(150)").replace(NAME, "Dearer")
    result = salessim("compare", tiny, written(tmp_path, "dearer.yaml", dearer), *FEW)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == (
        "Dearer does better in 2 of 2 futures: revenue +150 RUB on average (95% sure: +150 to +150)."
    )
    assert "not in the same market: the value of deals differ" in " ".join(result.stdout.split())


def test_compare_needs_two_files(tiny):
    result = salessim("compare", tiny)
    assert result.exit_code == 2
    assert "at least two" in result.stderr


def test_compare_with_itself_numbers_the_names(tiny):
    document = json.loads(salessim("compare", tiny, tiny, *FEW, "--json").stdout)
    assert [row["scenario"] for row in document["tables"]["scenarios"]["rows"]] == [NAME, f"{NAME} (2)"]
    assert document["answer"][0].startswith("No clear winner")


def test_potential_tells_what_unlimited_people_would_earn_and_writes_the_picture(tmp_path):
    # two call in the first second and wait for a minute; one is talked to for half an hour
    busy = TEXT.replace("[0 h, 1 h, 2 h]", "[0 h, 0 h, 2 h]").replace("30 min, c", "30 min, patience: 1 min, c")
    result = salessim("potential", written(tmp_path, "busy.yaml", busy), *FEW, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == (
        f"With unlimited people the market gives 300 RUB (signed); {NAME} turns 67% (67% to 67%) of it into money."
    )
    assert "The rest: 100 gave up waiting or were turned away." in result.stdout
    assert list(pd.read_parquet(tmp_path / "out" / "losses.parquet")["amount_currency"]) == [100.0, 100.0]
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"potential.png", "answer.xlsx", "stages.parquet"}


def test_trace_prints_every_visit_as_csv(tiny):
    visits = pd.read_csv(io.StringIO(salessim("trace", tiny).stdout))
    assert list(visits["queued_s"]) == [0, 3600, 7200]
    assert list(visits["started_s"]) == [0, 3600, 7200]
    assert list(visits["ended_s"]) == [1800, 5400, 9000]
    assert list(visits["ended_at"]) == ["2027-03-01 00:30:00", "2027-03-01 01:30:00", "2027-03-01 02:30:00"]
    assert set(visits["person"]) == {"Анна"}
    assert set(visits["outcome"]) == {"served"}
    assert set(visits["way"]) == {"signed"}
    assert visits["lead"].is_unique


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_trace_writes_the_file_that_its_ending_says(tiny, tmp_path, ending):
    out = tmp_path / "new" / f"visits{ending}"
    result = salessim("trace", tiny, "--out", out)
    read = pd.read_csv if ending == ".csv" else pd.read_parquet
    visits = read(out)
    assert list(visits["started_s"]) == [0, 3600, 7200]
    assert ending == ".csv" or (visits.attrs["seed"], visits.attrs["replication"]) == (0, 0)
    assert "3 visits written" in result.stderr
    assert result.stdout == ""


def test_trace_refuses_other_endings(tiny):
    result = salessim("trace", tiny, "--out", "visits.xlsx")
    assert result.exit_code == 2
    assert ".csv or .parquet" in result.stderr


def test_check_tells_the_load_of_every_team(tiny):
    # Three talks of half an hour in a month of 744 h.
    document = json.loads(salessim("check", tiny, "--json").stdout)
    (row,) = document["tables"]["loads"]["rows"]
    assert (row["team"], row["people"], row["capacity"]) == ("sellers", 1, 744.0)
    assert row["work"] == pytest.approx(1.5, rel=1e-12)
    assert document["answer"][0] == "The scenario is complete and nothing looks strange."


def test_check_warns_of_a_plan_that_the_market_cannot_give(tmp_path):
    result = salessim("check", written(tmp_path, "dear.yaml", TEXT.replace("300 per month", "301 per month")))
    assert result.exit_code == 0
    assert "The plan is more than the market gives even to people without end." in result.stdout


def test_a_scenario_error_is_printed_as_it_is_with_exit_code_2(tmp_path):
    broken = written(tmp_path, "broken.yaml", TEXT.replace("goes_to: talk", "goes_to: tolk"))
    for command in ("run", "check", "explain", "trace"):
        result = salessim(command, broken)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "broken.yaml:7:" in result.stderr
        assert "did you mean `talk`?" in result.stderr


def test_a_missing_file_is_a_usage_error():
    result = salessim("run", "nowhere.yaml")
    assert result.exit_code == 2
    assert "nowhere.yaml" in result.stderr


def test_a_run_without_end_is_refused_with_exit_code_4_and_names_the_stages(tiny, monkeypatch):
    def endless(*_: object) -> None:
        raise EndlessRunError(month_start + 3_600, (0,), "a million events within one instant")

    month_start = (date(2027, 3, 1) - date(2001, 1, 1)).days * 86_400
    monkeypatch.setattr("salessim.engines.simulate", endless)
    result = salessim("run", tiny, *FEW)
    assert result.exit_code == 4
    assert "future 0 was stopped on 2027-03-01 01:00" in result.stderr
    assert "a million events within one instant. Most of the work was at: talk." in result.stderr


def test_an_unexpected_error_is_one_sentence_and_how_to_get_the_traceback(tiny, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr("salessim.api.simulate", broken)
    result = salessim("run", tiny)
    assert result.exit_code == 1
    assert "ZeroDivisionError: a fault" in result.stderr
    assert "salessim --traceback" in result.stderr
    assert "Traceback" not in result.stderr
    with pytest.raises(ZeroDivisionError):
        CliRunner().invoke(main, ["--traceback", "run", str(tiny)], catch_exceptions=False)


def test_a_folder_that_cannot_be_written_is_told_with_exit_code_2(tiny, tmp_path):
    (tmp_path / "taken").write_text("")
    result = salessim("run", tiny, *FEW, "--out", tmp_path / "taken" / "out")
    assert result.exit_code == 2
    assert "taken" in result.stderr


def test_demo_lists_the_scenarios_that_come_with_the_program_with_their_questions():
    *scenarios, files = salessim("demo", "--list").stdout.splitlines()
    assert {"conveyor", "linear"} <= {line.split()[0] for line in scenarios}
    assert all(line.endswith("?") for line in scenarios)
    beginnings = {line.index(line.split(maxsplit=1)[1]) for line in scenarios}
    assert len(beginnings) == 1  # the questions stand one below the other
    assert Path(files.removeprefix("The files lie in ").removesuffix("."), "conveyor.yaml").is_file()


def test_demo_asks_whether_to_recruit_or_to_split():
    document = json.loads(salessim("demo", "-n", "2", "--json").stdout)
    names = [row["scenario"] for row in document["tables"]["scenarios"]["rows"]]
    assert names == ["Linear", "Recruit five managers", "Linear, then conveyor"]


def test_demo_refuses_an_unknown_name_with_the_known_ones():
    result = salessim("demo", "conveior")
    assert result.exit_code == 2
    assert "conveyor" in result.stderr


def test_schema_is_a_json_schema():
    schema = json.loads(salessim("schema").stdout)
    assert "process" in schema["properties"]


def test_explain_tells_what_was_understood(tiny):
    result = salessim("explain", tiny)
    assert result.exit_code == 0
    assert "talk" in result.stdout


def test_version_is_the_version_of_the_package():
    assert salessim("--version").stdout == f"salessim {__version__}\n"


@pytest.mark.parametrize("command", [[], *([name] for name in main.commands)])
def test_help_opens_with_examples(command):
    lines = salessim(*command, "--help").stdout.splitlines()
    assert lines[0].startswith("Usage: ")
    assert lines[2] == "Examples:"
    assert lines[3].strip().startswith("salessim")


def test_no_color_is_respected(tiny):
    asked = {"FORCE_COLOR": "1", "COLUMNS": "100"}
    words = ["run", str(tiny), *FEW]
    cyan = "\x1b[36m"
    assert cyan in CliRunner().invoke(main, words, env=asked).stdout
    assert cyan not in CliRunner().invoke(main, words, env={**asked, "NO_COLOR": "1"}).stdout


def test_a_number_of_futures_may_be_given_by_name(tiny, monkeypatch):
    asked = []

    def simulate(file, replications, seed, engine, workers, progress, precision):
        asked.append((replications, engine, workers))
        raise KeyboardInterrupt

    monkeypatch.setattr("salessim.api.simulate", simulate)
    for words in (["-n", "preview"], ["-n", "report", "--workers", "3"], ["-n", "7", "--engine", "reference"]):
        salessim("run", tiny, *words)
    assert asked == [
        (PRESETS["preview"], "auto", processors()),
        (PRESETS["report"], "auto", 3),
        (7, "reference", processors()),
    ]


@pytest.mark.parametrize("wrong", ["0", "-4", "many", "1.5"])
def test_another_number_of_futures_is_refused_with_what_it_may_be(tiny, wrong):
    result = salessim("run", tiny, "-n", wrong)
    assert result.exit_code == 2
    assert "a number from 1, or 'preview'" in " ".join(result.stderr.split())


def test_one_small_future_is_told_to_be_played_by_simpy(tiny):
    assert salessim("run", tiny, "-n", "1").stdout.rstrip().endswith(" · engine reference · replications 1")
    assert " · engine auto" not in salessim("run", tiny, *FEW).stdout


def test_a_precision_alone_decides_how_many_futures_there_are(tiny):
    # three calls, three signatures in every future: all of 100 reach the plan, 96.3% at least, half of the rest is 1.8
    assert salessim("run", tiny, "--precision", "2%").stdout.rstrip().endswith(" · replications 100")
    result = salessim("run", tiny, "--precision", "0.01", "-n", "120")
    assert result.stdout.rstrip().endswith(" · replications 120")
    assert "120 futures know the answer to ±1.6" in " ".join(result.stdout.split())


@pytest.mark.parametrize("wrong", ["0", "-0.1", "150%", "2", "fine"])
def test_another_precision_is_refused_with_what_it_may_be(tiny, wrong):
    result = salessim("run", tiny, "--precision", wrong)
    assert result.exit_code == 2
    assert "such as 0.02 or 2%" in " ".join(result.stderr.split())
