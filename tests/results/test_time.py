"""The time of those who work and of those who wait, against plain counting hour by hour."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.handmade import ANNA, ANSWER, BORIS, CLARA, END, MEETING, QUOTE, H, log, row, terms, visit
from salessim.results.log import INTERRUPTED
from salessim.results.measures import summarise

HOURS = 80  # of more than three days; the window begins in the fifth hour
START = 5
WEEK = 168
Interval = tuple[int, int]


def intervals(most: int) -> st.SearchStrategy[list[Interval]]:
    """Some intervals of whole hours, one after the other; the next may begin where one ends."""
    moments = st.lists(st.integers(0, HOURS), max_size=2 * most).map(sorted)
    return moments.map(lambda at: [(on, off) for on, off in zip(at[::2], at[1::2], strict=False) if on < off])


def one_after_the_other(most: int) -> st.SearchStrategy[list[Interval]]:
    """Intervals without any gap between some of them."""
    moments = st.lists(st.integers(0, HOURS), max_size=most, unique=True).map(sorted)
    return st.tuples(moments, st.sets(st.integers(0, most))).map(
        lambda drawn: [span for i, span in enumerate(zip(drawn[0], drawn[0][1:], strict=False)) if i not in drawn[1]]
    )


CROWD = st.lists(st.lists(st.integers(0, HOURS), min_size=2, max_size=2, unique=True).map(sorted), max_size=5)


def holds(spans: list[Interval], hour: int) -> int:
    return sum(on <= hour < off for on, off in spans)


def work_of(server: int, station: int, spans: list[Interval], key: int) -> list[dict[str, int]]:
    return [visit(key + i, station, on * H, on * H, off * H, server=server) for i, (on, off) in enumerate(spans)]


def window(visits: list[dict[str, int]], **more: Any) -> Any:
    """A log that begins in the fifth hour: what ended before is not in it."""
    ended = [each for each in visits if each["ended"] == -1 or each["ended"] >= START * H]
    return log(sorted(ended, key=lambda each: (each["ended"] == -1, each["ended"])), start=START * H, **more)


@settings(max_examples=40, deadline=None)
@given(intervals(4), one_after_the_other(8), st.sampled_from([MEETING, QUOTE]))
def test_work_is_busy_on_duty_and_overtime_beyond_only_where_it_is_finished(duty, work, station):
    made = window(work_of(BORIS, station, work, 1), duty=[(BORIS, on * H, off * H) for on, off in duty])
    frames = summarise(made, terms())
    at_work = [hour for hour in range(START, HOURS) if holds(work, hour)]
    busy = sum(holds(duty, hour) for hour in at_work)
    late = len(at_work) - busy if station == MEETING else 0
    person = row(frames["people"], person="Boris")
    assert person["on_duty_h"] == sum(holds(duty, hour) for hour in range(START, HOURS))
    assert (person["busy_h"], person["overtime_h"]) == (busy, late)
    assert row(frames["stages"], stage=("meeting" if station == MEETING else "quote"))["work_h"] == busy + late
    loads = frames["loads"]
    assert row(loads, team="sellers", week="2001-01-01")["busy_h"] == busy


@settings(max_examples=40, deadline=None)
@given(
    intervals(4), intervals(3), one_after_the_other(8), intervals(5), intervals(3), CROWD
)  # fmt: skip
def test_the_hours_of_a_team_are_those_that_counting_gives(duty, others_duty, work, others_work, pause, waits):
    contacts = [visit(100 + i, ANSWER, on * H, off * H, off * H + 1) for i, (on, off) in enumerate(waits)]
    made = window(
        [*work_of(BORIS, QUOTE, work, 1), *work_of(CLARA, QUOTE, others_work, 50), *contacts],
        duty=[(who, on * H, off * H) for who, each in ((BORIS, duty), (CLARA, others_duty)) for on, off in each],
        gates=[change for on, off in pause if off > START for change in ((0, max(on, START) * H, 0), (0, off * H, 1))],
    )
    found = row(summarise(made, terms(gates=(("enough", (1,), (MEETING,)),)))["teams"], team="sellers")
    expected = dict.fromkeys(("idle_h", "blocked_h", "starved_h", "open_h", "saturated_h"), 0)
    for hour in range(START, HOURS):
        people = holds(duty, hour) + holds(others_duty, hour)
        busy = holds(duty, hour) * holds(work, hour) + holds(others_duty, hour) * holds(others_work, hour)
        ahead, paused = holds(waits, hour) > 0, holds(pause, hour) > 0
        expected["idle_h"] += people - busy
        expected["blocked_h"] += (people - busy) * paused
        expected["starved_h"] += (people - busy) * (ahead and not paused)
        expected["open_h"] += people > 0
        expected["saturated_h"] += people > 0 and busy == people
    assert {name: found[name] for name in expected} == expected


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3 * WEEK), st.integers(0, 2 * WEEK)), max_size=6))
def test_the_queue_of_a_week_is_what_counting_gives(waits):
    spans = [(on, on + length) for on, length in waits]
    made = window([visit(i + 1, QUOTE, on * H, off * H, off * H + 1) for i, (on, off) in enumerate(spans)])
    frames = summarise(made, terms())
    for number, week in enumerate(("2001-01-01", "2001-01-08", "2001-01-15")):
        hours = range(max(START, number * WEEK), (number + 1) * WEEK)
        expected = sum(holds(spans, hour) for hour in hours) / len(hours)
        assert row(frames["queues"], stage="quote", week=week)["waiting_mean"] == pytest.approx(expected)
    inside = sum(min(off * H, END) - max(on, START) * H for on, off in spans if off > START)
    assert row(frames["stages"], stage="quote")["waiting_mean"] == pytest.approx(inside / (END - START * H))


def test_a_visit_interrupted_twice_waits_three_times():
    # it waits 9-10, 11-13 and 14-17 h
    parts = [(10, 11, INTERRUPTED), (13, 14, INTERRUPTED), (17, 18, 0)]
    visits = [
        visit(1, QUOTE, 9 * H, on * H, off * H, part=part, outcome=outcome, server=ANNA)
        for part, (on, off, outcome) in enumerate(parts)
    ]
    assert row(summarise(log(visits), terms())["stages"], stage="quote")["waiting_mean"] * END == pytest.approx(6 * H)
