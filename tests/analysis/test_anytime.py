"""The interval that may be looked at as often as one likes."""

import math

import numpy as np
import pytest

from salessim.analysis.anytime import anytime
from salessim.analysis.estimates import TOO_FEW, wilson


def test_ninety_five_of_a_hundred():
    # ln B(95.5, 5.5) - ln B(.5, .5) + ln .05 = -25.385, and so are
    # 95 ln .84421 + 5 ln .15579 = -16.088 - 9.297 and 95 ln .99285 + 5 ln .00715 = -.682 - 24.703
    made = anytime(95, 100)
    assert (made.value, made.note) == (0.95, "")
    assert made.low == pytest.approx(0.84421, abs=5e-6)
    assert made.high == pytest.approx(0.99285, abs=5e-6)


def test_one_of_one_by_hand():
    # B(3/2, 1/2)/B(1/2, 1/2) = 1/2: p > .05 x 1/2; none of one is its mirror image
    assert anytime(1, 1).low == pytest.approx(0.025, abs=1e-9)
    assert (anytime(1, 1).high, anytime(1, 1).note) == (1, "at least")
    assert anytime(0, 1).high == pytest.approx(0.975, abs=1e-9)
    assert (anytime(0, 1).low, anytime(0, 1).note) == (0, "at most")
    # two of two: B(5/2, 1/2)/B(1/2, 1/2) = 3/8: p^2 > .05 x 3/8
    assert anytime(2, 2).low == pytest.approx(math.sqrt(0.05 * 3 / 8), abs=1e-9)


def test_without_a_trial_there_is_no_interval():
    assert anytime(0, 0).note == TOO_FEW


@pytest.mark.parametrize(("successes", "trials"), [(1, 3), (360, 400), (3_600, 4_000), (999_000, 1_000_000)])
def test_both_ends_are_precise_to_a_millionth(successes, trials):
    made = anytime(successes, trials)
    failures = trials - successes
    mixture = math.lgamma(successes + 0.5) + math.lgamma(failures + 0.5) - math.lgamma(trials + 1) - math.log(math.pi)

    def inside(p):
        return successes * math.log(p) + failures * math.log1p(-p) > mixture + math.log(0.05)

    assert inside(made.low + 1e-7)
    assert not inside(made.low - 1e-7)
    assert inside(made.high - 1e-7)
    assert not inside(made.high + 1e-7)


@pytest.mark.parametrize(("n", "half", "narrow"), [(400, 0.053, 0.030), (1_000, 0.035, 0.019), (4_000, 0.018, 0.009)])
def test_it_costs_about_twice_the_width(n, half, narrow):
    assert anytime(9 * n // 10, n).half == pytest.approx(half, abs=0.001)
    assert wilson(9 * n // 10, n).half == pytest.approx(narrow, abs=0.001)


def test_a_higher_level_is_wider():
    assert anytime(90, 100, 0.99).low < anytime(90, 100).low < anytime(90, 100, 0.8).low


def test_watched_all_the_time_it_errs_seldom_and_wilson_often():
    # 300 paths of 600 trials at p = .9, looked at after every tenth: the bound of 5 % + 3 standard errors is 8.8 %
    chance = np.random.default_rng(11)
    counts = chance.random((300, 600)) < 0.9
    looks = range(10, 601, 10)
    seen = [[int(row[:n].sum()) for n in looks] for row in counts]

    def missed(interval):
        found = ((interval(k, n) for k, n in zip(path, looks, strict=True)) for path in seen)
        return np.mean([any(not each.low <= 0.9 <= each.high for each in path) for path in found])

    assert missed(anytime) <= 0.088
    assert missed(wilson) > 0.2
