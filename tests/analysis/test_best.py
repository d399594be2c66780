"""Which of several is the best: values worked out by hand, and what must hold for any numbers."""

import numpy as np
import pytest

from salessim.analysis.best import contenders
from salessim.analysis.estimates import TOO_FEW

SMALL = np.array([[1, 2, 0], [2, 4, 0], [3, 6, 0]])  # A, B, C in three futures


def test_how_far_each_is_from_the_best_by_hand():
    # B-A is 1, 2, 3 (mean 2, sd 1), A-C the same, B-C is 2, 4, 6 (mean 4, sd 2); t(1 - .05/2, 2) = 4.302653,
    # so the half widths are 4.302653 x 1/sqrt(3) = 2.484138 and 4.968276.
    # Highs: A min(-2 + 2.484, 2 + 2.484), B min(2 + 2.484, 4 + 4.968), C min(-2 + 2.484, -4 + 4.968): all stay.
    # Lows: A -2 - 2.484138; B min(2 - 2.484138, 4 - 4.968276); C min(-2 - 2.484138, -4 - 4.968276).
    a, b, c = contenders(SMALL, ["A", "B", "C"])
    found = [(one.ahead.value, one.ahead.low, one.ahead.high) for one in (a, b, c)]
    expected = [(-2, -4.484138, 0.484138), (2, -0.968276, 4.484138), (-4, -8.968276, 0.484138)]
    assert np.array(found) == pytest.approx(np.array(expected), abs=1e-6)
    assert all(one.may_be_best for one in (a, b, c))


def test_whoever_is_far_behind_is_ruled_out_and_the_last_left_is_the_best():
    # B-A is 10, 11, 12; t(.95, 2) = 2.919986: half 1.685854; A cannot be the best, so B is at least 0 ahead
    a, b = contenders([[0, 10], [0, 11], [0, 12]], ["A", "B"])
    assert (a.may_be_best, a.ahead.high, a.ahead.low) == (False, 0, pytest.approx(-12.685854))
    assert (b.may_be_best, b.ahead.low, b.ahead.high) == (True, 0, pytest.approx(12.685854))


def test_one_that_is_ruled_out_does_not_count_against_the_others():
    # C is far behind and of huge spread against A and B: only the other one that stays bounds A and B from below
    values = np.array([[0, 1, -1000], [1, 0, -1100], [0, 1, -900], [1, 0, -1000]], float)
    with_c, without = contenders(values, ["A", "B", "C"], 0.95), contenders(values[:, :2], ["A", "B"], 0.975)
    assert not with_c[2].may_be_best
    # three of them at 95 % together take the same t as two of them at 97.5 %
    assert [one.ahead.low for one in with_c[:2]] == pytest.approx([one.ahead.low for one in without])


def test_the_probability_of_the_largest_mean_by_hand():
    # A-B is 1 and -2; with the weights w and 1 - w, w even on 0..1, A leads if 3w > 2: in 1 of 3
    a, b = contenders([[1, 0], [0, 2]], ["A", "B"])
    assert a.probability == pytest.approx(1 / 3, abs=0.03)  # 4 standard errors of 4,000 draws
    assert a.probability + b.probability == pytest.approx(1)


def test_sure_of_the_mean_and_best_in_most_futures_are_two_things():
    # A is best in 3 of 4 futures by 1, B in one by 100: B has the larger mean, surely so with many futures
    values = np.tile([[1, 0], [1, 0], [1, 0], [0, 100]], (50, 1))
    a, b = contenders(values, ["A", "B"])
    assert (a.share, b.share) == (0.75, 0.25)
    assert b.probability > 0.99
    assert not a.may_be_best


def test_equal_ones_share_and_none_is_ruled_out():
    values = np.random.default_rng(3).normal(size=(40, 1)) * np.ones((1, 3)) - [0, 0, 5]
    a, b, c = contenders(values, ["A", "B", "C"])
    assert (a.share, b.share, c.share) == (0.5, 0.5, 0)
    assert (a.probability, b.probability, c.probability) == (0.5, 0.5, 0)
    assert (a.may_be_best, b.may_be_best, c.may_be_best) == (True, True, False)


def test_the_order_of_the_alternatives_changes_nothing():
    values = np.random.default_rng(4).normal(size=(60, 4)) + [0, 0.2, 0.1, -3]
    forth = {one.label: one for one in contenders(values, "ABCD")}
    back = {one.label: one for one in contenders(values[:, ::-1], "DCBA")}
    for label, one in forth.items():
        assert (one.ahead.low, one.ahead.high) == pytest.approx((back[label].ahead.low, back[label].ahead.high))
        assert (one.probability, one.share) == (back[label].probability, back[label].share)


def test_the_truly_best_is_kept_as_often_as_promised():
    # 3 equal ones and a best one that is little ahead: ruled out in at most 5 % of 400 tries (binomial: at most 29)
    chance = np.random.default_rng(5)
    tries = [chance.normal(size=(30, 4)) + [0.2, 0, 0, 0] for _ in range(400)]
    assert sum(not contenders(values, "ABCD")[0].may_be_best for values in tries) <= 29


def test_a_single_one_is_the_best_and_one_future_tells_nothing():
    (alone,) = contenders([[3.0], [4.0]], ["A"])
    assert (alone.may_be_best, alone.probability, alone.share) == (True, 1, 1)
    a, b = contenders([[1.0, 2.0]], ["A", "B"])
    assert (a.may_be_best, b.may_be_best, a.ahead.note) == (True, True, TOO_FEW)


def test_numbers_without_names_are_refused():
    with pytest.raises(ValueError, match="3 alternatives"):
        contenders([[1.0, 2.0]], ["A", "B", "C"])
