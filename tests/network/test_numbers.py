"""Logarithm, exponential and normal quantile from plain arithmetic agree with the library to the last bits."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy.stats import norm

from salessim.network import numbers

ULPS = 1


def ulps(value: float, truth: float) -> float:
    """The distance in units of the last place of the truth."""
    return abs(value - truth) / math.ulp(truth)


@given(some.floats(min_value=5e-324, max_value=1.7976931348623157e308))
def test_log_is_the_logarithm_over_the_whole_range(x: float) -> None:
    assert ulps(numbers.log(x), math.log(x)) <= ULPS


@given(some.floats(min_value=0.5, max_value=2.0))
def test_log_keeps_its_accuracy_around_one(x: float) -> None:
    assert ulps(numbers.log(x), math.log(x)) <= ULPS


def test_log_of_one_is_zero_and_of_powers_of_two_exact_to_the_last_bit() -> None:
    assert numbers.log(1.0) == 0.0
    assert all(ulps(numbers.log(2.0**k), k * math.log(2.0)) <= 1 for k in range(-1074, 1024) if k)


@given(some.floats(min_value=-708.0, max_value=709.78))
def test_exp_is_the_exponential_over_the_whole_range(x: float) -> None:
    assert ulps(numbers.exp(x), math.exp(x)) <= ULPS


@given(some.floats(min_value=-745.0, max_value=-708.0))
def test_exp_of_very_negative_numbers_is_right_to_the_last_places_there_are(x: float) -> None:
    assert ulps(numbers.exp(x), math.exp(x)) <= ULPS


def test_exp_at_its_ends() -> None:
    assert numbers.exp(0.0) == 1.0
    assert numbers.exp(-746.0) == 0.0
    assert numbers.exp(710.0) == math.inf


@given(some.floats(min_value=-700.0, max_value=700.0))
def test_log_undoes_exp(x: float) -> None:
    assert math.isclose(numbers.log(numbers.exp(x)), x, rel_tol=1e-15, abs_tol=1e-15)


@pytest.mark.parametrize("u", [2.0**-53, 1e-15, 1e-10, 1e-5, 0.01, 0.074, 0.076, 0.25, 0.4999, 0.5, 0.6, 0.924, 0.926])
def test_the_normal_quantile_agrees_with_the_library(u: float) -> None:
    assert math.isclose(numbers.normal_quantile(u), norm.ppf(u), rel_tol=1e-14, abs_tol=1e-15)
    if u >= 1e-5:  # a complement of less is rounded before it is looked up
        assert math.isclose(numbers.normal_quantile(1.0 - u), -norm.ppf(u), rel_tol=1e-11, abs_tol=1e-15)


@given(some.floats(min_value=2.0**-53, max_value=0.5))
def test_the_normal_quantile_is_the_inverse_of_the_distribution(u: float) -> None:
    assert math.isclose(norm.cdf(numbers.normal_quantile(u)), u, rel_tol=1e-13)


@given(some.floats(min_value=1e-9, max_value=0.999999), some.floats(min_value=1e-9, max_value=1e-6))
def test_the_normal_quantile_grows(u: float, more: float) -> None:
    assert numbers.normal_quantile(u) < numbers.normal_quantile(min(u + more, 1.0 - 2.0**-53))
