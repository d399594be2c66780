"""Causes of a dip and the best month to begin, by hand."""

from datetime import date

import numpy as np
import pytest

from salessim.analysis.change_variants import TWO_MONTHS, causes, starts
from salessim.results.course import Course


def course(each_day: float, futures: int = 3, days: int = 100) -> Course:
    path = np.full((futures, days), each_day)
    return Course(path, path, path)


def test_a_cause_is_what_would_be_more_without_it():
    # 2 more each day: in two months of 61 days from day 20 on that is 122 more revenue; over all 100 days 200 more left
    (cause,) = causes(course(5), [("relearning", course(7))], since=20)
    assert TWO_MONTHS == 61
    assert (cause.name, cause.sag.value, cause.left.value) == ("relearning", 122, 200)


def test_the_best_day_to_begin_may_be_never():
    begun = [(date(2027, month, 1), course(level)) for month, level in ((2, 9), (3, 9.5), (4, 8))]
    found = starts(course(10), begun)
    # against staying: -1, -0.5 and -2 a day over 100 days; staying is the best
    assert [one.gain.value for one in found] == pytest.approx([-100, -50, -200, 0])
    assert [one.contender.may_be_best for one in found] == [False, False, False, True]
    # two months later than February is April: 100 more are lost
    assert found[0].slip.value == pytest.approx(100)
    assert [one.slip for one in found[1:]] == [None, None, None]
