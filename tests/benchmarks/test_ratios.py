"""Ratios, errors and distances by hand."""

import math

import pytest
from benchmarks.ratios import apart, mean_and_error, ratio


def test_the_ratio_is_the_median_over_rounds_not_the_ratio_of_medians():
    # 6/1, 4/2, 9/3 are 6, 2, 3; the medians are 6 and 2
    assert ratio([6.0, 4.0, 9.0], [1.0, 2.0, 3.0]) == 3.0


def test_rounds_must_belong_together():
    with pytest.raises(ValueError, match="shorter"):
        ratio([1.0, 2.0], [1.0])


def test_the_error_of_a_mean():
    # 1, 3: standard deviation sqrt(2), by sqrt(2) replications
    assert mean_and_error([1.0, 3.0]) == (2.0, pytest.approx(1.0))


def test_one_value_has_no_error():
    mean, error = mean_and_error([5.0])
    assert mean == 5.0
    assert math.isnan(error)


def test_how_many_standard_errors_apart():
    assert apart((10.0, 3.0), (20.0, 4.0)) == pytest.approx(2.0)  # 10 by 5


def test_exact_numbers_are_equal_or_infinitely_apart():
    assert apart((1.0, 0.0), (1.0, 0.0)) == 0.0
    assert apart((1.0, 0.0), (2.0, 0.0)) == math.inf
