"""`salessim sweep` as a user types it; a toy answers the points."""

import json
import os
import signal

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from cli.tiny import TEXT, written
from salessim.cli import main
from salessim.experiment.endless import EndlessFutureError

STUDY = """
name: Try
scenario: tiny.yaml
factors: {teams.sellers.people: 1 to 4, process.talk.takes: 10 min to 40 min}
responses: [revenue, deals]
design: {latin_hypercube: 12 points}
"""


class Toy:
    """Answers a point with its values; where four people work something may happen."""

    happens = None

    def __init__(self, study) -> None:
        self.study = study

    def respond(self, values, first, heartbeat):
        if values[0] == 4 and Toy.happens:
            Toy.happens()
        return [[float(values[0]), values[1] + r] for r in range(first, first + self.study.replications)]


@pytest.fixture(autouse=True)
def toy(monkeypatch):
    monkeypatch.setattr(Toy, "happens", None)
    monkeypatch.setattr("salessim.sweeps.workbench.Workbench", Toy)


@pytest.fixture
def study(tmp_path):
    written(tmp_path, "tiny.yaml", TEXT.replace("{people: {Анна: {since: 2024-03-01}}, ", "{people: 2, "))
    return written(tmp_path, "study.yaml", STUDY)


def salessim(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def counts(store) -> list[int]:
    document = json.loads(salessim("sweep", "status", store, "--json").stdout)
    return [row["number"] for row in document["tables"]["points"]["rows"]]


def test_a_study_is_swept_and_its_answers_lie_beside_it(study):
    result = salessim("sweep", study)
    assert result.exit_code == 0, result.output
    assert counts(study.with_suffix(".sweep")) == [12, 0, 0]


def test_the_word_run_may_be_left_out_wherever_the_options_stand(study, tmp_path):
    for number, words in enumerate((["run", study], [study], ["--workers", "2", study], [study, "--workers", "2"])):
        store = tmp_path / f"{number}.sweep"
        assert salessim("sweep", *words, "--store", store).exit_code == 0
        assert counts(store) == [12, 0, 0]


def test_a_command_takes_the_study_for_its_store(study):
    salessim("sweep", study)
    assert salessim("sweep", "status", study).stdout == salessim("sweep", "status", study.with_suffix(".sweep")).stdout


def impossible():
    raise EndlessFutureError("future 0 was stopped")


def test_failed_points_end_in_exit_code_3_with_a_table_of_them(study):
    Toy.happens = impossible
    result = salessim("sweep", study, "--json")
    assert result.exit_code == 3
    rows = json.loads(result.stdout)["tables"]["failed"]["rows"]
    assert len(rows) == 3  # a quarter of twelve
    assert {row["reason"] for row in rows} == {"future 0 was stopped"}
    assert counts(study.with_suffix(".sweep")) == [9, 3, 0]
    assert salessim("sweep", study).exit_code == 3  # nothing is asked again


def test_ctrl_c_says_that_nothing_is_lost_and_how_to_go_on(study):
    Toy.happens = lambda: os.kill(os.getpid(), signal.SIGINT)
    result = salessim("sweep", study, "--workers", "1")
    store = study.with_suffix(".sweep")
    assert result.exit_code == 130
    assert result.stdout == ""
    assert "Interrupted. Nothing is lost: " in result.stderr
    assert f"Go on: salessim sweep resume {store}\n" in result.stderr
    assert counts(store)[2] > 0
    Toy.happens = None
    assert salessim("sweep", "resume", store).exit_code == 0
    assert counts(store) == [12, 0, 0]


def test_ctrl_c_before_there_is_a_store_loses_nothing_either(study, monkeypatch):
    monkeypatch.setattr("salessim.sweeps.run.points", lambda study: os.kill(os.getpid(), signal.SIGINT))
    result = salessim("sweep", study)
    assert result.exit_code == 130
    assert result.stderr == "Interrupted before there was an answer.\n"


def test_status_tells_what_is_ahead_and_what_to_type(study):
    Toy.happens = lambda: os.kill(os.getpid(), signal.SIGINT)
    salessim("sweep", study, "--workers", "1")
    told = salessim("sweep", "status", study).stdout
    assert "of 12 points have their answers." in told
    assert "Nobody is at work on it." in told
    assert "salessim sweep resume" in told


def test_export_writes_futures_and_points_with_their_factors_and_nothing_half(study, tmp_path):
    Toy.happens = impossible
    assert salessim("sweep", study).exit_code == 3
    result = salessim("sweep", "export", study, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "Written to" in result.stderr
    assert {file.name for file in (tmp_path / "out").iterdir()} == {"points.parquet", "futures.parquet"}
    futures = pd.read_parquet(tmp_path / "out" / "futures.parquet")
    assert list(futures.columns) == [
        "point", "future", "teams.sellers.people", "process.talk.takes", "revenue_currency", "deals",
    ]  # fmt: skip
    assert len(futures) == 18  # nine points, two futures each
    assert list(futures["revenue_currency"]) == list(futures["teams.sellers.people"])
    assert futures["teams.sellers.people"].dtype == "int64"
    assert list(futures["deals"] - futures["process.talk.takes"]) == pytest.approx(list(futures["future"]))
    points = pd.read_parquet(tmp_path / "out" / "points.parquet")
    assert list(points["point"]) == list(range(12))
    assert list(points["failed"] != "") == list(points["teams.sellers.people"] == 4)
    assert set(points["failed"]) == {"", "future 0 was stopped"}


def test_the_same_sweep_exports_the_same_bytes_whoever_answered_first(study, tmp_path):
    for name, workers in (("a", 1), ("b", 3)):
        salessim("sweep", study, "--store", tmp_path / f"{name}.sweep", "--workers", workers)
        salessim("sweep", "export", tmp_path / f"{name}.sweep", "--out", tmp_path / name)
    assert (tmp_path / "a/futures.parquet").read_bytes() == (tmp_path / "b/futures.parquet").read_bytes()


def test_another_study_is_refused_with_exit_code_2_and_says_what_has_changed(study):
    salessim("sweep", study)
    study.write_text(STUDY.replace("1 to 4", "1 to 5"), encoding="utf-8")
    for words in ([study], ["resume", study]):
        result = salessim("sweep", *words)
        assert result.exit_code == 2
        assert "the study file study.yaml is another one, from line 4 on" in result.stderr


def test_a_changed_scenario_is_refused(study, tmp_path):
    salessim("sweep", study)
    written(tmp_path, "tiny.yaml", (tmp_path / "tiny.yaml").read_text(encoding="utf-8") + "\n# another word\n")
    result = salessim("sweep", study)
    assert result.exit_code == 2
    assert "the scenario, or a file that it is made of, is another one" in result.stderr


def test_a_study_that_has_moved_without_its_store_is_told_with_what_to_type(study, tmp_path):
    salessim("sweep", study)
    (tmp_path / "new").mkdir()
    store = study.with_suffix(".sweep").rename(tmp_path / "new" / "study.sweep")
    result = salessim("sweep", "resume", store)
    assert result.exit_code == 2
    assert "is not there any more" in result.stderr
    assert salessim("sweep", study, "--store", store).exit_code == 0


@pytest.mark.parametrize("command", ["run", "resume", "status", "export"])
def test_the_help_of_each_command_opens_with_examples(command):
    lines = salessim("sweep", command, "--help").stdout.splitlines()
    assert lines[2] == "Examples:"
    assert lines[3].strip().startswith("salessim sweep")


def test_a_file_that_is_not_there_is_a_usage_error():
    result = salessim("sweep", "nowhere.yaml")
    assert result.exit_code == 2
    assert "nowhere.yaml" in result.stderr


def test_a_sweep_that_has_not_begun_is_told_as_such(study):
    result = salessim("sweep", "status", study)
    assert (result.exit_code, result.stderr) == (
        2,
        f"there is no {study.with_suffix('.sweep')}: no sweep has begun there\n",
    )


def test_a_scenario_is_no_study_and_a_study_no_scenario(study):
    told = salessim("sweep", study.with_name("tiny.yaml"))
    assert told.exit_code == 2
    assert told.stderr.splitlines()[0].endswith("this is a scenario, not a study")
    assert told.stderr.count("expected:") == 1
    told = salessim("run", study)
    assert told.exit_code == 2
    assert told.stderr.splitlines()[0].endswith("this is a study, not a scenario")
    assert told.stderr.count("expected:") == 1


def test_the_best_point_is_told_and_that_it_is_one_of_many(study):
    # the toy earns as many as there are people: the points with four are equal and beyond all others
    result = salessim("sweep", "best", study, "--workers", "1")
    assert result.exit_code == 0
    assert result.stdout.startswith("Best of 12 points by revenue, 95% sure: sellers people 4, ")
    assert "salessim sweep best" in salessim("sweep", study).stdout


def test_a_study_that_has_no_best_point_is_refused(study):
    study.write_text(STUDY.replace("[revenue, deals]", "[attained]"), encoding="utf-8")
    result = salessim("sweep", "best", study)
    assert result.exit_code == 2
    assert "let it look at profit or revenue" in " ".join(result.stderr.split())
