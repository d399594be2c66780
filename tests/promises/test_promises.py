"""Intervals keep their promise, in small; `make coverage` is the long form."""

from math import sqrt

import pytest
from numpy.random import default_rng

from promises.cases import COMPARED, DRAWN, SELECTED, WATCHED
from promises.department import DEPARTMENT
from promises.draws import chances
from promises.kept import Case, Count, Promise, counted, covers
from salessim.analysis.estimates import Estimate

TRIALS = range(200)
ERRORS = 5.0


def broken(case: Case, trials: range = TRIALS) -> list[Count]:
    return [count for count in counted(case, trials) if not count.is_kept(ERRORS)]


@pytest.mark.parametrize("case", DRAWN, ids=lambda case: case.promises[0].where)
def test_intervals_hold_the_truth(case):
    assert broken(case) == []


def test_nobody_is_farther_from_the_best_than_told():
    assert broken(COMPARED[0], range(50)) == []


@pytest.mark.parametrize("case", WATCHED, ids=lambda case: case.promises[0].where)
def test_stopping_when_one_likes_does_no_harm(case):
    assert broken(case) == []


def test_wilson_is_not_made_for_watching():
    anytime, wilson = counted(WATCHED[0], TRIALS)
    assert wilson.share < 0.75 < anytime.share  # 63 % measured over thousands


@pytest.mark.parametrize("case", SELECTED[:1], ids=lambda case: case.promises[0].where)
def test_the_right_one_is_selected_as_often_as_promised(case):
    assert broken(case) == []


def test_the_usual_interval_of_a_chance_would_be_found_out():
    def wald(number: int) -> list[bool]:
        share = default_rng([1, number]).binomial(100, 0.99) / 100
        half = 1.96 * sqrt(share * (1 - share) / 100)
        return [covers(Estimate(share, share - half, share + half), 0.99)]

    (found,) = broken(Case((Promise("chance of 99%, 100 futures", "Wald"),), wald))
    assert found.share < 0.7  # 1 - .99^100 = 63.4 %: it claims certainty wherever all succeed


def test_too_wide_an_interval_of_a_mean_would_be_found_out():
    assert Count(Promise("", "", most=0.97), held=200, trials=200).is_kept(ERRORS) is True
    assert Count(Promise("", "", most=0.97), held=2_000, trials=2_000).is_kept(2.0) is False


def test_a_bound_counts_less_standard_errors():
    # .93 - 2 sqrt(.93 x .07 / 2,000) = .93 - .01141: 1,838 of 2,000 are enough, 1,837 are not
    assert Count(Promise("", ""), held=1_838, trials=2_000).is_kept(2.0)
    assert not Count(Promise("", ""), held=1_837, trials=2_000).is_kept(2.0)


def test_the_pages_of_a_department_hold_its_closed_form():
    counts = counted(DEPARTMENT, range(2))
    assert sum(count.held for count in counts) >= 0.8 * sum(count.trials for count in counts)


def test_trials_are_the_same_again():
    assert counted(chances(100), range(20)) == counted(chances(100), range(20))
