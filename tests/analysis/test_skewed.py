"""Means that a few large values decide."""

import math

import numpy as np
import pytest

from salessim.analysis.estimates import TOO_FEW, mean
from salessim.analysis.skewed import shortfall, skewed_mean


def test_hall_by_hand():
    # 0, 0, 3: mean 1, second moment (1 + 1 + 4)/3 = 2, third (-1 - 1 + 8)/3 = 2: skew 2/2^1.5 = .707107,
    # over sqrt(3) .408248; sd sqrt(3), so the standard error is 1; t(.975, 2) = 4.302653:
    # 1 + .408248 (4.302653 - .068041) = 2.728772, its cube root 1.397405: 3/.408248 x .397405 = 2.920318
    # 1 - .408248 (4.302653 + .068041) = -.784327, its cube root -.922214: 3/.408248 x -1.922214 = -14.125330
    made = skewed_mean([0, 0, 3])
    assert made.value == 1
    assert made.low == pytest.approx(1 - 2.920318, abs=1e-4)
    assert made.high == pytest.approx(1 + 14.125330, abs=1e-4)


def test_what_is_not_skewed_is_told_by_students_t():
    assert skewed_mean([1, 2, 3, math.nan]) == mean([1, 2, 3])
    assert skewed_mean([7, 7]) == mean([7, 7])
    assert skewed_mean([5]).note == TOO_FEW


def test_a_mirror_image_has_a_mirrored_interval():
    made, mirrored = skewed_mean([0, 0, 1, 7]), skewed_mean([0, 0, -1, -7])
    assert (mirrored.low, mirrored.high) == pytest.approx((-made.high, -made.low))


def test_the_shortfall_counts_what_is_missing_only():
    # plan 10: 0, 4 and 0 are missing: as 0, 0, 3 above, times 4/3; nobody misses less than nothing
    made = shortfall([12, 6, 10], 10)
    assert made.value == pytest.approx(4 / 3)
    assert made.high == pytest.approx(4 / 3 * 15.125330, rel=1e-5)
    assert made.low == 0
    assert shortfall([6], 10).note == TOO_FEW
    assert math.isnan(shortfall([6], 10).low)


def test_it_covers_where_students_t_does_not():
    # 40 values, one in ten of which is not 0 and exponential: the truth is .1
    random = np.random.default_rng(2)
    drawn = [random.exponential(1, 40) * (random.random(40) < 0.1) for _ in range(600)]
    drawn = [values for values in drawn if values.any()]
    held = [[each.low <= 0.1 <= each.high for each in map(interval, drawn)] for interval in (mean, skewed_mean)]
    assert np.mean(held[0]) < 0.88
    assert np.mean(held[1]) > 0.90
