"""The trace: names instead of row numbers, moments twice, empty cells for never and nobody."""

import numpy as np
import pandas as pd

from report.sample_runs import month_starts, terms
from salessim.columns import empty, from_rows
from salessim.report.trace import visits
from salessim.results.log import OPEN, RENEGED, SERVED, Booking, Duty, Entity, GateChange, Log, Server, Visit

START = month_starts()[0]
NOBODY, NEVER = -1, -1
PARENT, CHILD = 7, 2**64 - 1


def log() -> Log:
    """Somebody is served by Anna; her child gives up waiting, then waits at the end."""
    return Log(
        start=START,
        until=month_starts()[-1],
        visit=from_rows(Visit, [
            (PARENT, 1, 1, 0, 0, START - 60, START, START + 90, SERVED, 0, 2, 3),
            (CHILD, 0, 1, 0, NOBODY, START + 10, NEVER, START + 100, RENEGED, 0, NOBODY, NOBODY),
            (CHILD, 0, 2, 0, NOBODY, START + 200, NEVER, NEVER, OPEN, 0, NOBODY, NOBODY),
        ]),
        booking=empty(Booking),
        gate=empty(GateChange),
        entity=from_rows(Entity, [
            (PARENT, 0, -1, 0, START - 60, 1.0, NEVER, NOBODY),
            (CHILD, PARENT, -1, 0, START, 1.0, NEVER, NOBODY),
        ]),
        server=from_rows(Server, [(99, 1, 1, START, START, 2**62)]),
        duty=empty(Duty),
    )  # fmt: skip


def test_a_visit_is_told_by_names_and_by_seconds_since_the_start_of_the_period():
    first = visits(log(), terms()).iloc[0]
    assert (first["lead"], first["stage"], first["person"], first["team"]) == (
        "0000000000000007", "meeting", "Anna", "hunters",
    )  # fmt: skip
    assert (first["queued_s"], first["started_s"], first["ended_s"]) == (-60, 0, 90)
    assert first["queued_at"] == pd.Timestamp("2026-12-31 23:59:00")
    assert first["ended_at"] == pd.Timestamp("2027-01-01 00:01:30")
    assert (first["outcome"], first["way"], first["way_without_wait"]) == ("served", "signed", "price")


def test_nobody_and_never_are_empty():
    frame = visits(log(), terms())
    gone, waiting = frame.iloc[1], frame.iloc[2]
    assert gone["child_of"] == "0000000000000007"
    assert gone["lead"] == "f" * 16
    assert gone[["person", "started_s", "started_at", "way", "source"]].isna().all()
    assert waiting[["ended_s", "ended_at"]].isna().all()
    assert list(frame["outcome"]) == ["served", "gave up waiting", "open"]
    assert list(frame["visit"]) == [1, 1, 2]


def test_seconds_stay_whole_numbers_beside_empty_cells():
    assert visits(log(), terms())["started_s"].dtype == "Int64"
    assert np.issubdtype(visits(log(), terms())["ended_at"].dtype, np.datetime64)
