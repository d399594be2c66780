"""The interval of a probability that is never too narrow."""

import math

import pytest

from salessim.analysis.estimates import TOO_FEW, wilson
from salessim.analysis.exact import exact


def test_all_and_none_by_hand():
    # all of 10: p^10 = .025 at the lower end; none of 10 is its mirror image
    assert (exact(10, 10).low, exact(10, 10).high) == (pytest.approx(0.025**0.1), 1)
    assert (exact(0, 10).low, exact(0, 10).high) == (0, pytest.approx(1 - 0.025**0.1))
    assert (exact(10, 10).note, exact(0, 10).note, exact(0, 0).note) == ("at least", "at most", TOO_FEW)


def test_one_of_two_by_hand():
    # at the lower end one or more of two: 1 - (1 - p)^2 = .025; at the upper end none or one: 1 - p^2 = .025
    assert exact(1, 2).low == pytest.approx(1 - math.sqrt(0.975))
    assert exact(1, 2).high == pytest.approx(math.sqrt(0.975))


@pytest.mark.parametrize("p", [0.8, 0.9, 0.95, 0.99])
def test_it_never_covers_less_than_it_says(p):
    # exact enumeration; at p = .99 Wilson's covers 92 %
    def coverage(interval):
        weights = (math.comb(100, k) * p**k * (1 - p) ** (100 - k) for k in range(101))
        return sum(weight for k, weight in enumerate(weights) if interval(k, 100).low <= p <= interval(k, 100).high)

    assert coverage(exact) >= 0.95
    assert p != 0.99 or coverage(wilson) == pytest.approx(0.9206, abs=1e-4)
