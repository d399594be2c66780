"""Estimates in words: never certain, never without their sign, never on two scales."""

import math

import pytest

from salessim.analysis.estimates import Estimate, wilson
from salessim.report import estimates


@pytest.mark.parametrize(
    ("successes", "trials", "text"),
    [
        (90, 100, "90% (83% to 94%)"),  # Wilson: 0.8256 to 0.9448
        (40, 40, "at least 91%"),  # 40 / (40 + 3.8415) = 0.9124
        (0, 40, "at most 9%"),
        (999, 1000, "99% (99% to 99%)"),  # 99.9% and 99.98% are not 100%
    ],
)
def test_a_chance_is_never_certain(successes, trials, text):
    assert estimates.chance(wilson(successes, trials)).text == text


def test_no_future_is_no_chance():
    assert estimates.chance(wilson(0, 0)).text == "-"


@pytest.mark.parametrize(
    ("estimate", "unit", "text"),
    [
        (Estimate(11_100, 6_034, 16_200), "currency", "+6.0 k to +16.2 k"),
        (Estimate(0.006, 0.001, 0.012), "share", "+0.1 to +1.2 points"),
        (Estimate(0, -0.0004, 0.02), "share", "0.0 to +2.0 points"),
        (Estimate(-41_400, -57_600, 1_800), "s", "-16.0 h to +0.5 h"),
        (Estimate(0, -3, 3), "count", "-3 to +3"),
        (Estimate(5, math.nan, math.nan), "count", "too few futures"),
    ],
)
def test_both_ends_of_a_difference_have_their_sign_and_one_scale(estimate, unit, text):
    assert estimates.interval(estimate, unit).text == text


def test_the_accuracy_of_a_time_is_told_in_the_unit_of_the_time():
    assert estimates.accuracy(Estimate(864_000, 820_800, 907_200), "s").text == "± 0.5 d"


def test_the_accuracy_of_a_share_is_told_in_points():
    assert estimates.accuracy(Estimate(0.2, 0.19, 0.21), "share").text == "± 1.0 points"


def test_the_spread_of_futures_lies_between_the_outer_tenths():
    assert estimates.spread([float(value) for value in range(1, 11)], "count").text == "1 to 9"
    assert estimates.spread([math.nan], "count").text == "-"


def test_both_ends_of_a_spread_of_money_have_one_scale_that_of_the_larger():
    assert estimates.spread([-134_000.0] * 5 + [0.0] * 5, "currency").text == "-134.0 k to 0.0 k"


def test_a_figure_and_its_ends_are_told_on_one_scale():
    known = Estimate(9_736, 5_900, 15_300)
    assert (estimates.one_value(known, "currency").text, estimates.between(known, "currency").text) == (
        "9.7 k",
        "5.9 k to 15.3 k",
    )
