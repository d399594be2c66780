"""The best of many, ruling out on the way: by hand, and at the promised rate."""

import numpy as np
import pytest

from salessim.analysis.selection import Selection, factor


def fed(selection, rows):
    """All rows that it takes; `rows[replication, alternative]`."""
    for row in rows:
        if selection.decided:
            break
        selection.add(row[list(selection.staying)])
    return selection


def test_the_factor_by_hand():
    # k = 2, alpha .05, n0 = 3: eta = ((.1/1)^(-1) - 1)/2 = 4.5; h2 = 2 x 4.5 x 2 = 18
    assert factor(2, 0.95, 3) == pytest.approx(18)
    # k = 11, alpha .05, n0 = 5: eta = ((.1/10)^(-1/2) - 1)/2 = 4.5; h2 = 2 x 4.5 x 4 = 36
    assert factor(11, 0.95, 5) == pytest.approx(36)


def test_two_by_hand():
    # differences 1, 2, 3: mean 2, S2 = 1. Indifference 1: slack 1/6 x (18 - 3) = 2.5 > 2, both stay
    choice = Selection(2, indifference=1, first=3)
    for row in ([2, 1], [4, 2], [6, 3]):
        choice.add(row)
    assert choice.staying == (0, 1)
    # the fourth difference is 2: mean 2, slack 1/8 x (18 - 4) = 1.75 < 2
    choice.add([9, 7])
    assert choice.staying == (0,)
    assert (choice.decided, choice.replications) == (True, 4)


def test_a_larger_difference_that_matters_decides_at_once():
    # indifference 3: 18 x 1/9 = 2 replications would do, so after three there is no slack
    assert fed(Selection(2, indifference=3, first=3), np.array([[2, 1], [4, 2], [6, 3]])).staying == (0,)


def test_nobody_is_ruled_out_before_the_first_ones_are_there():
    choice = fed(Selection(2, indifference=1, first=10), np.array([[100, 0]] * 9))
    assert choice.staying == (0, 1)


def test_equal_ones_end_when_every_difference_is_known():
    # the same in every future: no variance, no slack; the first stands for all
    assert fed(Selection(3, indifference=1, first=2), np.array([[5, 5, 4], [7, 7, 6]])).staying == (0,)


def test_what_hits_all_alike_does_not_count():
    random = np.random.default_rng(1)
    luck = random.normal(0, 1_000, (20, 1))
    assert fed(Selection(3, indifference=1), luck + [1, 3, 2]).staying == (1,)


def test_values_of_the_ruled_out_are_not_asked_for():
    choice = Selection(3, indifference=0.001, first=2)
    choice.add([0, 100, 0])
    choice.add([1, 101, -0.9])  # the first is behind by the same in every future, the third perhaps by chance
    assert choice.staying == (1, 2)
    with pytest.raises(ValueError, match="for each of the"):
        choice.add([1, 2, 3])


@pytest.mark.parametrize("wrong", [(0, 1.0), (3, 0.0), (3, -1.0)])
def test_a_selection_without_sense_is_refused(wrong):
    with pytest.raises(ValueError, match="No selection"):
        Selection(*wrong)


@pytest.mark.parametrize(("alternatives", "together"), [(10, 0.9), (10, 0.0), (100, 0.9)])
def test_the_best_is_chosen_as_often_as_promised_where_it_is_hardest(alternatives, together):
    # slippage: all others are just `indifference` behind; at 90 %, 100 times: 90 less 5 binomial errors is 75
    random = np.random.default_rng(alternatives)
    means = np.zeros(alternatives)
    means[3] = 0.5
    chosen, taken = [], []
    for _ in range(100):
        common = random.normal(size=(600, 1)) * together**0.5
        rows = means + common + random.normal(size=(600, alternatives)) * (1 - together) ** 0.5
        choice = fed(Selection(alternatives, indifference=0.5, level=0.9), rows)
        chosen.append(choice.staying == (3,))
        taken.append(choice.replications)
    assert np.mean(chosen) >= 0.75
    assert np.mean(taken) < (30 if together else 150)
