"""Intervals: values worked out by hand, and how often they hold the truth."""

import math

import numpy as np
import pytest

from salessim.analysis.estimates import (
    TOO_FEW,
    holm,
    mean,
    paired,
    paired_p_value,
    paired_share,
    quantile,
    wilson,
)


def test_wilson_by_hand():
    # z = 1.959964: centre (.9 + .0192073)/1.0384146 = .885201, half 1.887485 x sqrt(.0009 + .000096) = .059619
    made = wilson(90, 100)
    assert (made.value, made.note) == (0.9, "")
    assert made.low == pytest.approx(0.8256, abs=5e-5)
    assert made.high == pytest.approx(0.9448, abs=5e-5)
    assert made.half == pytest.approx(0.0596, abs=5e-5)


def test_all_of_n_is_at_least_and_none_is_at_most():
    # k = n: low = 1/(1 + z^2/n) = 1/1.0384146; k = 0 is its mirror image
    assert wilson(100, 100).note == "at least"
    assert wilson(100, 100).low == pytest.approx(1 / 1.0384146)
    assert wilson(100, 100).high == 1
    assert wilson(0, 100).note == "at most"
    assert wilson(0, 100).high == pytest.approx(1 - 1 / 1.0384146)
    assert wilson(0, 100).low == 0
    assert wilson(0, 0).note == TOO_FEW


@pytest.mark.parametrize(("n", "least"), [(100, 0.927), (200, 0.933)])
def test_wilson_covers_as_measured(n, least):
    # exact enumeration over p = .80, .81 ... .98: the least coverage found is .927 at n = 100, .933 at n = 200
    found = [wilson(k, n) for k in range(n + 1)]
    coverage = []
    for p in np.arange(0.80, 0.985, 0.005):
        weights = [math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
        coverage.append(sum(w for w, each in zip(weights, found, strict=True) if each.low <= p <= each.high))
    assert min(coverage) == pytest.approx(least, abs=0.006)
    assert 0.94 < np.mean(coverage) < 0.96


def test_the_mean_of_three_by_hand():
    # 1, 2, 6: mean 3, sd sqrt(7), t(.975, 2) = 4.302653: half 4.302653 x sqrt(7/3)
    made = mean([1, 2, 6])
    assert made.value == 3
    assert made.half == pytest.approx(4.302653 * math.sqrt(7 / 3), rel=1e-6)


def test_replications_without_a_measurement_are_left_out_of_a_mean():
    assert mean([1, math.nan, 2, 6]) == mean([1, 2, 6])
    assert mean([5]).note == TOO_FEW
    assert mean([5]).value == 5
    assert math.isnan(mean([math.nan]).value)


def test_the_interval_of_a_mean_covers():
    random = np.random.default_rng(3)
    held = [each.low <= 10 <= each.high for each in (mean(random.normal(10, 2, 20)) for _ in range(600))]
    assert 0.92 <= np.mean(held) <= 0.98  # 95 % +- 3 standard errors of .009


def test_the_median_of_ten_by_order_statistics():
    # Bin(10, 1/2): P(X <= 1) = 11/1024 = .0107 < .025 <= P(X <= 2) = .0547: ranks 2 and 8 + 1
    made = quantile(np.arange(10, 0, -1), 0.5)
    assert (made.value, made.low, made.high) == (5, 2, 9)


def test_a_quantile_in_the_tail_needs_enough_replications():
    # the 5 % quantile at 95 %: .95^71 = .0262 > .025 > .95^72 = .0249
    assert quantile(np.arange(71), 0.05).note == TOO_FEW
    assert quantile(np.arange(71), 0.05).value == 3  # the fourth of 71: 4/71 >= 5 % > 3/71
    assert quantile(np.arange(72), 0.05).note == ""
    assert quantile(np.arange(72), 0.05).low == 0
    assert quantile(np.arange(72), 0.95).high == 71
    assert quantile([], 0.5).note == TOO_FEW


def test_the_interval_of_a_quantile_covers():
    random = np.random.default_rng(5)
    truth = -math.log(0.9)  # the 10 % quantile of an exponential of mean 1
    found = [quantile(random.exponential(1, 100), 0.1) for _ in range(400)]
    assert np.mean([each.low <= truth <= each.high for each in found]) >= 0.92


def test_the_paired_t_by_hand():
    # differences 1, 1, 4: mean 2, sd sqrt(3): half 4.302653
    made = paired([2, 4, 8], [1, 3, 4])
    assert made.value == 2
    assert made.half == pytest.approx(4.302653, rel=1e-6)
    # t = 2 / (sqrt(3)/sqrt(3)) = 2 with 2 degrees: p = 1 - 2/sqrt(6)
    assert paired_p_value([2, 4, 8], [1, 3, 4]) == pytest.approx(1 - 2 / math.sqrt(6))


def test_equal_columns_differ_by_nothing():
    made = paired([5, 7], [5, 7])
    assert (made.value, made.low, made.high) == (0, 0, 0)
    assert paired_p_value([5, 7], [5, 7]) == 1
    assert paired_p_value([6, 8], [5, 7]) == 0


def test_bonett_and_price_by_hand():
    # 3 gains and 1 loss of 10: 4/12 - 2/12, half .388804
    made = paired_share(3, 1, 10)
    assert made.value == pytest.approx(0.2)
    assert (made.low + made.high) / 2 == pytest.approx(2 / 12)
    assert made.half == pytest.approx(0.388804, abs=1e-6)


def test_bonett_and_price_cover():
    # both fail .02, only the second succeeds .10, only the first .08, both .80
    random = np.random.default_rng(7)
    cells = random.multinomial(100, [0.80, 0.08, 0.10, 0.02], 500)
    found = [paired_share(int(gains), int(losses), 100) for _, losses, gains, _ in cells]
    assert np.mean([each.low <= 0.02 <= each.high for each in found]) >= 0.925


def test_holm_by_hand():
    # sorted .01 x 3 = .03, .02 x 2 = .04, .5 x 1: each at least its forerunner
    assert holm([0.02, 0.5, 0.01]) == pytest.approx([0.04, 0.5, 0.03])
    assert holm([0.04, 0.03]) == pytest.approx([0.06, 0.06])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
