"""Arithmetic on half-open intervals, against plain counting second by second."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from salessim.results.intervals import Spans, area, integral, overlaps, sweep

TIMES = st.integers(0, 40)
SPANS = st.lists(st.tuples(st.integers(0, 2), TIMES, TIMES), max_size=12)


def spans(rows, disjoint=False):
    kept = []
    for key, on, off in sorted((key, min(a, b), max(a, b)) for key, a, b in rows):
        before = max([end for other, _, end in kept if other == key], default=0)
        if disjoint:
            on = max(on, before)
        if off > on:
            kept.append((key, on, off))
    columns = np.array(kept, np.int64).reshape(-1, 3).T
    return Spans(*columns)


def holds(each, second):
    return sum(on <= second < off for _, on, off in zip(*each, strict=True))


@settings(max_examples=60, deadline=None)
@given(SPANS)
def test_area_is_what_counting_by_seconds_gives(rows):
    made = spans(rows)
    counted = np.cumsum([0] + [holds(made, second) for second in range(40)])
    assert area(made, np.arange(41)).tolist() == counted.tolist()


@settings(max_examples=60, deadline=None)
@given(SPANS, SPANS)
def test_overlaps_hold_exactly_the_seconds_that_both_hold(first, second):
    first, second = spans(first), spans(second, disjoint=True)
    parent, parts = overlaps(first, second)
    assert (parts.off > parts.on).all()
    assert parts.key.tolist() == first.key[parent].tolist()
    for time in range(40):
        for key in range(3):
            inside = holds(second.only([key]), time)
            assert holds(parts.only([key]), time) == inside * holds(first.only([key]), time)


@settings(max_examples=60, deadline=None)
@given(SPANS, SPANS)
def test_a_sweep_counts_both_sets_at_every_second(first, second):
    sets = spans(first), spans(second)
    steps = sweep(*sets)
    for time in range(40):
        step = int(np.searchsorted(steps.at, time, "right")) - 1
        inside = 0 <= step < len(steps.lengths)
        for each, counts in zip(sets, steps.counts, strict=True):
            assert (counts[step] if inside else 0) == holds(each, time)


def test_a_pool_is_saturated_when_all_on_duty_are_busy():
    # busy 0,1,2,1,1 and on duty 2,2,2,1,1 from 0,1,3,4,8: saturated in [3, 10)
    duty = Spans(np.array([0, 1]), np.array([0, 0]), np.array([10, 4]))
    busy = Spans(np.array([0, 1]), np.array([1, 3]), np.array([10, 4]))
    steps = sweep(duty, busy)
    on_duty, at_work = steps.counts
    full = ((on_duty > 0) & (at_work == on_duty)).astype(int)
    assert integral(steps, full, np.array([0, 1, 3, 4, 8, 10])).tolist() == [0, 0, 0, 1, 5, 7]


def test_an_integral_of_nothing_is_zero():
    nothing = np.zeros(0, np.int64)
    steps = sweep(Spans(nothing, nothing, nothing))
    assert integral(steps, nothing, np.array([0, 5])).tolist() == [0, 0]
