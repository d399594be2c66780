"""Several ways of one change as candidates for the best, by hand."""

import pytest

from analysis.test_change_variants import course
from salessim.analysis.ways import may_be_best


def test_staying_is_one_of_those_that_may_be_best():
    # over 100 days: -1 and -0.5 a day against staying; staying is ahead of the second by 50
    found = may_be_best([course(9), course(9.5), course(10)], ["at once", "in steps", "staying"])
    assert [one.ahead.value for one in found] == pytest.approx([-100, -50, 50])
    assert [one.may_be_best for one in found] == [False, False, True]


def test_ways_that_bring_the_same_may_both_be_best():
    found = may_be_best([course(12), course(12), course(10)], ["at once", "in steps", "staying"])
    assert [one.may_be_best for one in found] == [True, True, False]
    assert [one.share for one in found] == [0.5, 0.5, 0.0]
