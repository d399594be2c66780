"""The frames of a replication as numbers: small, shared where they are the same, and frames again."""

import pickle

import pandas as pd
import pytest

from results.handmade import BORIS, MEETING, H, booking, log, terms, visit
from salessim.results.frames import FRAMES
from salessim.results.measures import summarise
from salessim.results.store import Provenance, Runs


def summary(replication=0, words=None):
    made = log([visit(1, MEETING, 0, H, 2 * H, server=BORIS)], [booking(1, 3 * H, 10.0 * replication, BORIS)])
    return summarise(made, words or terms(), replication)


def runs(*parts):
    made = Runs(terms(), Provenance("0.1.0", 42, "abc123", "reference"))
    for number, part in enumerate(parts):
        made.add(number, part)
    return made


def arrays(made, replication):
    """The columns of a replication that a run keeps."""
    kept = made._parts[replication]
    return {(name, key): column for name, columns in kept.columns.items() for key, column in columns.items()}


def test_frames_that_were_made_are_the_same_as_those_that_were_kept():
    kept, made = runs(summary(0), summary(1)), runs(dict(summary(0)), dict(summary(1)))
    for name in FRAMES:
        pd.testing.assert_frame_equal(made[name], kept[name])
        assert kept[name]["replication"].is_monotonic_increasing


def test_replications_from_other_processes_share_texts_with_the_first():
    made = runs(summary(0), pickle.loads(pickle.dumps(summary(1))))
    one, other = arrays(made, 0), arrays(made, 1)
    assert made._parts[0].words is made._parts[1].words
    assert other["queues", "week"] is one["queues", "week"]
    assert other["cards", "value"] is not one["cards", "value"]


def test_what_is_kept_of_a_replication_keeps_nothing_else():
    for column in arrays(runs(summary()), 0).values():
        assert column.base is None


def test_texts_of_other_words_are_told_apart():
    renamed = terms(people=("Anna", "Bertram", "Clara"))
    people = runs(summary(0), summary(1, renamed))["people"]
    assert people["person"].tolist() == ["Anna", "Boris", "Clara", "Anna", "Bertram", "Clara"]


def test_a_frame_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError, match="revenues"):
        summary()["revenues"]
