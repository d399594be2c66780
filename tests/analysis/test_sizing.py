"""What is made of the last head counts: the cheapest that is surely enough, close ones, and one team in another's way.

A plan of 100; who earns 100 in a future reaches it.
"""

import dataclasses

import numpy as np
import pytest

from report import sample_runs
from salessim.analysis.plan_met import plan_met
from salessim.analysis.sizing import (
    BORDERLINE,
    ENOUGH,
    SEEMS_ENOUGH,
    SEEMS_TOO_FEW,
    TOO_FEW,
    Candidate,
    Department,
    Finalist,
    Sizing,
    Tried,
    cheapest_first,
)
from salessim.results.terms import PlanTerms


def department(person=(10.0, 30.0)) -> Department:
    terms = dataclasses.replace(sample_runs.terms(), plan=PlanTerms(0, (40.0, 60.0)))
    return Department(terms, (2, 2), (1, 1), (5, 5), (1.5, 1.5), person)


def finalist(people, reached, futures=100) -> Finalist:
    """Reaches the plan in the first so many futures."""
    return Finalist(Candidate(0, people), 100.0, np.where(np.arange(futures) < reached, 100.0, 0.0))


def tried(reached, missed) -> Tried:
    return Tried(Candidate(0, (1, 1)), reached, missed, 100, reached + missed)


def sizing(*finalists, **others) -> Sizing:
    given = {"level": 0.9, "budget": None, "tried": (), "as_is": sample_runs.runs(futures=1)} | others
    departments = (department(),)
    return Sizing(departments, finalists=cheapest_first(departments, finalists), **given)


def test_cost_is_that_of_all_people():
    assert department().cost((2, 3)) == 2 * 10 + 3 * 30
    assert department().paid_by((2, 3), 110)
    assert not department().paid_by((2, 3), 109)


def test_a_verdict_is_what_the_interval_says():
    # Wilson for 95 of 100: 0.888 to 0.978; 99 of 100: 0.946 to 0.998; 80 of 100: 0.711 to 0.867
    assert finalist((1, 1), 95).verdict(0.9) == BORDERLINE
    assert finalist((1, 1), 99).verdict(0.9) == ENOUGH
    assert finalist((1, 1), 80).verdict(0.9) == TOO_FEW
    # whoever may look after every future must see more: 95 of 100 is 0.844 to 0.993, 100 of 100 at least 0.92
    assert tried(95, 5).verdict(0.85) == BORDERLINE
    assert tried(100, 0).verdict(0.9) == ENOUGH


def test_what_was_not_asked_to_the_end_only_seems_so():
    # at least 90 of 100, at most 89 of 100; the hardest futures were asked first, so that is no estimate of a chance
    assert tried(90, 0).verdict(0.9) == SEEMS_ENOUGH
    assert tried(0, 11).verdict(0.9) == SEEMS_TOO_FEW
    assert tried(60, 5).verdict(0.9) == BORDERLINE
    assert not tried(90, 0).known
    assert np.isnan(tried(90, 0).chance.value)
    assert tried(90, 10).chance.value == 0.9
    # at most 50 of 100 are surely fewer than 90 %, whatever the others do
    assert tried(0, 50).verdict(0.9) == TOO_FEW


def test_the_answer_is_the_cheapest_that_is_surely_enough():
    few, close, enough, more = (1, 1), (3, 1), (2, 2), (3, 2)  # they cost 40, 60, 80, 90
    found = sizing(finalist(more, 100), finalist(enough, 99), finalist(close, 93), finalist(few, 10))
    assert [one.candidate.people for one in found.finalists] == [few, close, enough, more]
    assert found.answer.candidate.people == enough
    assert [one.candidate.people for one in found.close] == [close]
    assert found.is_as_is(found.answer.candidate)


def test_without_an_answer_all_close_ones_are_told():
    found = sizing(finalist((5, 5), 91), finalist((2, 2), 40))
    assert found.answer is None
    assert [one.candidate.people for one in found.close] == [(5, 5)]
    assert found.top.candidate.people == (5, 5)


def test_one_team_in_anothers_way_is_found():
    found = sizing(finalist((1, 2), 100), finalist((2, 2), 50), finalist((3, 1), 10))
    ((few, many),) = found.broken
    assert (few.candidate.people, many.candidate.people) == ((1, 2), (2, 2))


def test_for_a_budget_the_best_chance_counts():
    found = sizing(finalist((2, 2), 60), finalist((5, 1), 70), finalist((5, 5), 100), budget=85.0)
    assert found.answer.candidate.people == (5, 1)  # 80; (5, 5) costs 200
    # 10 futures more for one: the paired interval of 0 gains and 10 losses of 100 lies below 0
    assert found.rivals == ()
    assert found.spent  # one more of the cheaper team would be the sixth, of the dearer one cost 110
    assert not dataclasses.replace(found, budget=110.0).spent
    close = sizing(finalist((2, 2), 69), finalist((5, 1), 70), budget=85.0)
    assert [one.candidate.people for one in close.rivals] == [(2, 2)]


def test_the_plan_that_is_met_is_the_fourth_of_forty():
    # future r earns 75 + 5 r in each of two months: 150, 160, ..., 540; 37 of 40 earn as much as the 4th of them, 180
    runs = sample_runs.runs(futures=40)
    found = plan_met(runs, 0.9)
    assert found.total.value == 180
    # of 40 futures fewer than one are among the lowest tenth with 0.9^40 = 1.5 %, more than eight with 1.6 %
    assert (found.total.low, found.total.high) == pytest.approx((150, 230))
    # the plan is 100 a month, 60 % of it in Moscow
    assert found.plan == 200
    assert [(plan, met) for _, plan, met in found.months] == [(100, pytest.approx(90))] * 2
    assert [(plan, met) for _, _, plan, met in found.parts] == [(120, pytest.approx(108)), (80, pytest.approx(72))]
