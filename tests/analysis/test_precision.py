"""How exactly an answer is known: the widest of what was asked for, by hand."""

import math

import numpy as np
import pytest

from salessim.analysis.precision import Known, half_width, needed


def known(earned, left=None, plan=100.0):
    return Known(plan, np.array(earned, float), np.array(earned if left is None else left, float))


def test_the_chance_decides_where_money_is_known_better():
    # 90 of 100 reach the plan: Wilson's half is .0596; earned 100 or 90: sd 10 sqrt(.09 x 100/99) = 3.015,
    # t(.975, 99) = 1.984217: half .598, of a plan of 100 that is .006
    one = known([100] * 90 + [90] * 10)
    assert half_width([one]) == pytest.approx(0.0596, abs=5e-5)


def test_money_decides_where_the_chance_is_known_better_and_is_told_as_a_share_of_the_plan():
    # all reach the plan: half (1 - 1/1.960096)/2 for two = .328; 1, 3 times the plan: t(.975, 1) sqrt(2)/sqrt(2) = 12.7
    assert half_width([known([100, 300])]) == pytest.approx(12.7062, abs=1e-4)


def test_without_a_plan_money_is_told_as_a_share_of_the_mean():
    # 1, 2, 6: mean 3, half 4.302653 sqrt(7/3)
    assert half_width([known([1, 2, 6], plan=None)]) == pytest.approx(4.302653 * math.sqrt(7 / 3) / 3, rel=1e-6)
    assert half_width([known([0, 0, 0], plan=None)]) == 0


def test_one_future_knows_nothing():
    assert half_width([known([100])]) == math.inf


def test_differences_from_the_first_are_asked_for_as_well():
    # the second earns as much in every future, so its half is that of the first; what is left differs by 0 or 80:
    # 10 of each: sd 40 sqrt(20/19) = 41.04, t(.975, 19) = 2.093024: half 19.2, of the plan .192
    first = known([150] * 20, left=[0] * 20)
    second = known([150] * 20, left=[0, 80] * 10)
    assert half_width([first]) == pytest.approx(0.0805, abs=1e-4)  # all of 20: (1 - 20/(20 + 3.8415))/2
    assert half_width([first, second]) == pytest.approx(2.093024 * 40 * math.sqrt(20 / 19) / math.sqrt(20) / 100)


def test_differences_of_chances_count_in_points():
    # 5 gains and 5 losses of 20: centre 0, half 1.959964 sqrt((6 + 6)/22/22) = .3086; each chance alone: 10 of 20 .2020
    even, odd = [100] * 10 + [99] * 10, [100] * 5 + [99] * 5 + [100] * 5 + [99] * 5
    assert half_width([known(even)]) == pytest.approx(0.2007, abs=1e-3)
    assert half_width([known(even), known(odd)]) == pytest.approx(1.959964 * math.sqrt(12) / 22, rel=1e-6)


def test_four_times_as_many_halve_it():
    assert needed(0.04, 400, 0.02) == 1_600
    assert needed(0.041, 400, 0.02) == 1_700  # 1,681
    assert needed(0.001, 400, 0.02) == 100


def test_more_futures_are_put_behind():
    both = known([1, 2]).and_more(known([3], left=[4]))
    assert (list(both.earned), list(both.left), both.plan) == ([1, 2, 3], [1, 2, 4], 100)
