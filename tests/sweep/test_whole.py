"""A whole sweep, from the study file to the tables, with real departments: nothing on the way changes a number."""

import pickle

import pandas as pd
import pytest
from click.testing import CliRunner

import salessim
from salessim import __version__
from salessim.cli import main
from salessim.sweeps.cluster import answered
from salessim.sweeps.outcome import Shape
from salessim.sweeps.stored import reading
from salessim.sweeps.study import read
from salessim.sweeps.workbench import Workbench
from sweep.small import SELLERS

STUDY = """
name: Whole
structures: {as it is: sellers.yaml, dearer: dearer.yaml}
factors: {teams.sellers.people: [1, 3], process.talk.then.signed: [20%, 40%]}
responses: [revenue, deals]
design: grid
"""
DEAR = "deal_value: 5_000"


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    (folder / "sellers.yaml").write_text(SELLERS, encoding="utf-8")
    (folder / "dearer.yaml").write_text(SELLERS.replace("deal_value: 4_000", DEAR), encoding="utf-8")
    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    return folder / "study.yaml"


def swept(study, *words) -> None:
    result = CliRunner().invoke(main, ["sweep", str(study), *map(str, words)])
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="module")
def store(study):
    swept(study, "--workers", 1)
    return study.with_suffix(".sweep")


def rows(store) -> list:
    with reading(store) as stored:
        return list(stored.answers())


def test_an_answer_is_that_of_a_run_of_the_file_with_these_values(study, store, tmp_path):
    with reading(store) as stored:
        (number,) = (i for i, point in enumerate(stored.points()) if point.values == ("dearer", 3, 0.4))
    by_hand = SELLERS.replace("4_000", "5_000").replace("people: 2", "people: 3").replace("30% -> won", "40% -> won")
    (tmp_path / "point.yaml").write_text(by_hand, encoding="utf-8")
    results = salessim.simulate(tmp_path / "point.yaml", replications=2)
    revenue = results.bookings.groupby("replication")["amount_currency"].sum()
    found = {replication: row for point, replication, row in rows(store) if point == number}
    assert [row[0] for row in found.values()] == [revenue[0], revenue[1]]
    assert [row[1] * 5_000 for row in found.values()] == [revenue[0], revenue[1]]


def test_any_number_of_threads_gives_the_same(study, store, tmp_path):
    swept(study, "--workers", 3, "--store", tmp_path / "three.sweep")
    assert rows(tmp_path / "three.sweep") == rows(store)


def test_a_worker_to_which_the_study_was_sent_gives_the_same(study, store):
    """What is sent knows nothing of the files: only what was read of them."""
    respond = pickle.dumps(Workbench(read(study)).respond)
    with reading(store) as stored:
        given = list(enumerate(stored.points()))
    outcomes = answered(__version__, "en", respond, Shape(2, 2), given)
    there = [(one.number, replication, row) for one in outcomes for replication, row in enumerate(one.answers)]
    assert there == rows(store)


def test_the_exported_table_holds_every_number_as_it_is(store, tmp_path):
    result = CliRunner().invoke(main, ["sweep", "export", str(store), "--out", str(tmp_path / "out")])
    assert result.exit_code == 0
    frame = pd.read_parquet(tmp_path / "out" / "futures.parquet")
    assert frame[["revenue_currency", "deals"]].to_numpy().tolist() == [row for _, _, row in rows(store)]
    assert sorted(set(frame["structure"])) == ["as it is", "dearer"]
    assert sorted(set(frame["process.talk.then.signed"])) == [0.2, 0.4]


def test_the_exported_tables_are_those_of_a_script(study, store, tmp_path):
    CliRunner().invoke(main, ["sweep", "export", str(store), "--out", str(tmp_path / "out")])
    found = salessim.sweep(study, store=store)
    assert pd.read_parquet(tmp_path / "out" / "futures.parquet").equals(found.to_frame())
    assert pd.read_parquet(tmp_path / "out" / "points.parquet").equals(found.points)


def test_everything_can_be_written_at_once(study, store, tmp_path):
    swept(study, "--out", tmp_path / "out")
    names = {file.name for file in (tmp_path / "out").iterdir()}
    assert names >= {"answer.xlsx", "futures.parquet", "points.parquet"}
