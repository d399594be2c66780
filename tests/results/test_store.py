"""The results of many replications: kept in order, written and read back."""

import dataclasses
import json

import pandas as pd
import pyarrow.parquet as pq
import pytest

from results.handmade import BORIS, MEETING, H, booking, log, terms, visit
from salessim.results.frames import FRAMES, columns
from salessim.results.measures import summarise
from salessim.results.record import from_json, to_json
from salessim.results.store import Provenance, Runs
from salessim.results.terms import CommissionTerms, Terms

WHENCE = Provenance("0.1.0", 42, "abc123", "reference")


def frames(replication):
    """One deal of 10 x the number of the replication; none in replication 0."""
    visits = [visit(1, MEETING, 0, H, 2 * H, server=BORIS)]
    bookings = [booking(1, 3 * H, 10.0 * replication, BORIS)] if replication else []
    return summarise(log(visits, bookings), terms(), replication)


def runs(*replications):
    made = Runs(terms(), WHENCE)
    for replication in replications:
        made.add(replication, frames(replication))
    return made


def test_every_declared_column_is_in_its_frame_in_order():
    made = frames(1)
    assert list(made) == list(FRAMES)
    for name, frame in made.items():
        assert list(frame.columns) == [column.name for column in columns(name)]
        for column in columns(name):
            if column.dtype != object:
                assert frame[column.name].dtype == column.dtype
        assert (frame["replication"] == 1).all()


def test_the_unit_stands_in_the_name():
    units = {"_s": "s", "_h": "h", "_currency": "currency", "_share": "share"}
    for name in FRAMES:
        for column in columns(name):
            for ending, unit in units.items():
                assert column.name.endswith(ending) == (column.unit.split(" of ")[0] == unit), (name, column)


def test_the_order_of_completion_does_not_matter():
    one, other = runs(0, 1, 2), runs(2, 0, 1)
    for name in FRAMES:
        pd.testing.assert_frame_equal(one[name], other[name])
    assert other["bookings"]["replication"].tolist() == [1, 2]
    assert other.replications == (0, 1, 2)


def test_a_replication_is_added_once():
    made = runs(3)
    with pytest.raises(ValueError, match="3 is there already"):
        made.add(3, frames(3))


def test_a_replication_without_all_frames_is_refused():
    with pytest.raises(ValueError, match="has the frames"):
        runs().add(0, {"stages": frames(0)["stages"]})


def test_a_frame_that_does_not_exist_names_those_that_do():
    with pytest.raises(KeyError, match="bookings"):
        runs(0)["revenues"]


def test_only_some_frames_may_be_kept():
    kept = Runs(terms(), WHENCE, ["bookings", "pay"])
    kept.add(1, frames(1).only(["bookings", "pay"]))
    assert kept["bookings"].equals(runs(1)["bookings"])
    with pytest.raises(KeyError, match="bookings, pay"):
        kept["stages"]
    with pytest.raises(ValueError, match="not"):
        kept.add(2, frames(2))


def test_what_is_added_later_is_seen():
    made = runs(1)
    assert len(made["funnel"]) == 1
    made.add(2, frames(2))
    assert len(made["funnel"]) == 2
    assert made.provenance.replications == len(made) == 2


@pytest.mark.parametrize("replications", [(), (0,), (1, 0, 5)])
def test_what_is_written_is_read_again(tmp_path, replications):
    made = runs(*replications)
    made.to_parquet(tmp_path / "out" / "linear")
    again = Runs.read(tmp_path / "out" / "linear")
    assert again.terms == made.terms
    assert again.provenance == made.provenance
    assert again.replications == made.replications
    for name in FRAMES:
        pd.testing.assert_frame_equal(again[name], made[name])


def test_the_files_tell_where_they_come_from_and_their_units(tmp_path):
    runs(0, 1).to_parquet(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.parquet" for name in FRAMES)
    schema = pq.read_schema(tmp_path / "stages.parquet")
    whence = json.loads(schema.metadata[b"salessim.provenance"])
    assert whence == {
        "version": "0.1.0", "seed": 42, "scenario": "abc123", "engine": "reference", "replications": 2,
    }  # fmt: skip
    assert schema.field("wait_mean_s").metadata[b"unit"] == b"s"


def test_the_same_results_give_the_same_bytes(tmp_path):
    runs(0, 1).to_parquet(tmp_path / "a")
    runs(1, 0).to_parquet(tmp_path / "b")
    for name in FRAMES:
        assert (tmp_path / "a" / f"{name}.parquet").read_bytes() == (tmp_path / "b" / f"{name}.parquet").read_bytes()


def test_files_of_different_runs_are_not_mixed(tmp_path):
    runs(0, 1).to_parquet(tmp_path / "a")
    runs(0).to_parquet(tmp_path / "b")
    (tmp_path / "b" / "teams.parquet").replace(tmp_path / "a" / "teams.parquet")
    with pytest.raises(ValueError, match="different runs"):
        Runs.read(tmp_path / "a")


def test_a_file_of_somebody_else_is_refused(tmp_path):
    runs(0).to_parquet(tmp_path)
    pd.DataFrame({"replication": [0]}).to_parquet(tmp_path / "teams.parquet")
    with pytest.raises(ValueError, match="not written by salessim"):
        Runs.read(tmp_path)


def test_terms_survive_as_text():
    commission = (CommissionTerms(0, 0.04, ((9.0, 0.05),)),)
    words = dataclasses.replace(terms(sellers={"commission": commission}), last_year={"deals": 690.0})
    again = from_json(Terms, to_json(words))
    assert again == words
    assert to_json(again) == to_json(words)
    assert from_json(Terms, to_json(dataclasses.replace(words, plan=None))).plan is None


def test_text_that_is_no_terms_is_refused():
    with pytest.raises(ValueError, match="not the Terms"):
        from_json(Terms, '{"name": "x"}')
