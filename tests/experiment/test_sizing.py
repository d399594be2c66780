"""How many people a plan needs: what the search finds is what going through all head counts finds."""

import dataclasses
import itertools
import random

import numpy as np
import pytest

from experiment.departments import department
from report import sample_runs
from salessim import compiler
from salessim.analysis.sizing import ENOUGH, TOO_FEW, Candidate, Department
from salessim.experiment import run
from salessim.experiment.executors import Stopped
from salessim.experiment.sizing.budget import affordable, best_for, race
from salessim.experiment.sizing.cheapest import by_cost, lowest_corner, settled, up, within
from salessim.experiment.sizing.finals import fresh_seed
from salessim.experiment.sizing.futures import Futures, with_people
from salessim.experiment.sizing.question import Question, UnanswerableError
from salessim.experiment.sizing.run import size
from salessim.experiment.sizing.steps import by_steps
from salessim.experiment.sizing.trial import Trials
from salessim.results.terms import PlanTerms
from salessim.scenario import load

PLAN = 100.0


class Landscape:
    """Stands for `Futures`: the flow is that of the scarcest team, and every future has its own market."""

    def __init__(self, load, futures, seed):
        self.load = np.array(load)
        self.market = np.random.default_rng(seed).uniform(0.9, 1.1, futures)

    def earned(self, candidate, count):
        return 1.2 * PLAN * np.minimum(1.0, min(candidate.people / self.load)) * self.market[:count]


def hand_made(load, person, fewest=1, most=5) -> Department:
    terms = dataclasses.replace(sample_runs.terms(), plan=PlanTerms(0, (40.0, 60.0)))
    counts = [(number,) * len(load) for number in (fewest, fewest, most)]
    return Department(terms, *counts, load=tuple(load), person=tuple(person))


def trials(load, person, level=0.9, most=5, seed=0, futures=100) -> Trials:
    return Trials(Landscape(load, futures, seed), (hand_made(load, person, most=most),), level, futures)


def everybody(department):
    return itertools.product(*map(range, department.fewest, (most + 1 for most in department.most)))


def cheapest(made: Trials):
    """By going through all of them."""
    (department,) = made.departments
    enough = [people for people in everybody(department) if made.likely(Candidate(0, people))]
    return min(enough, key=department.rank)


# ---- the cheapest -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(10))
def test_the_cheapest_of_a_small_department_is_that_of_going_through_all(number, tmp_path):
    scenario = department(tmp_path, number)
    people = tuple(team.people.count for team in scenario.teams.values())
    futures = Futures([scenario], 0, "auto", 1, lambda played: None)
    pay = tuple(team.pay.salary.amount for team in scenario.teams.values())
    few, many = (1,) * len(people), (3,) * len(people)
    made = Trials(
        futures, (Department(futures.prepared[0].terms, people, few, many, (1.5,) * len(people), pay),), 0.5, 20
    )
    assert made.verdict(Candidate(0, many)) == ENOUGH
    first, *_ = by_cost(made, lowest_corner(made), made.likely, 3, 200)
    assert settled(made, first) == cheapest(made)


def test_it_is_the_cheapest_on_any_landscape():
    chance = random.Random(7)
    for number in range(100):
        teams = chance.choice([1, 2, 3])
        load = [chance.uniform(0.5, 4.0) for _ in range(teams)]
        made = trials(load, [chance.uniform(10, 60) for _ in range(teams)], level=0.5, seed=number)
        found = by_cost(made, lowest_corner(made), made.likely, 3, 200)
        asked = len(made.tried)
        assert found[0] == cheapest(made)
        assert [*found] == sorted(found, key=made.departments[0].rank)
        assert all(made.likely(Candidate(0, people)) for people in found)
        assert asked <= len(list(everybody(made.departments[0])))


def test_step_by_step_finds_the_same_where_the_scarcest_team_decides():
    chance = random.Random(8)
    for number in range(50):
        load = [chance.uniform(0.5, 4.0) for _ in range(3)]
        made = trials(load, [chance.uniform(10, 60) for _ in range(3)], level=0.5, seed=number)
        assert by_steps(made) == cheapest(made)


def test_where_too_many_are_tried_the_search_goes_by_steps():
    made = trials([3.9, 3.9, 3.9], [10.0, 20.0, 30.0], level=0.5)
    assert by_cost(made, (1, 1, 1), made.likely, 3, 5) == []


def test_large_teams_take_large_steps():
    # 1.2 x 100 x people / 200 is 100 where there are 167 people; the market decides how many more are surely enough
    made = trials([200.0], [10.0], most=300)
    (people,) = by_steps(made)
    assert made.likely(Candidate(0, (people,)))
    assert not made.likely(Candidate(0, (people - 1,)))
    assert len(made.tried) < 40


def test_one_team_in_anothers_way_does_not_hide_a_smaller_one():
    made = trials([2.0, 2.0], [10.0, 10.0], level=0.5)
    usual = made.futures.earned
    made.futures.earned = lambda one, count: (
        np.full(count, PLAN)
        if one.people == (1, 2)
        else 0.0 * usual(one, count)
        if one.people[1] == 1
        else usual(one, count)
    )
    assert by_cost(made, (2, 2), made.likely, 3, 200)[0] == (2, 2)
    assert settled(made, (2, 2)) == (1, 2)


def test_a_question_that_is_clear_takes_few_futures():
    made = trials([1.0], [1.0], futures=2_000)
    assert made.verdict(Candidate(0, (1,))) == ENOUGH  # 108 to 132 in every future
    # all of n are enough where 0.9 is too unlikely: 60 futures, not 40
    assert made.tried[Candidate(0, (1,))].futures == 60


# ---- a budget -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("budget", [70, 110, 145, 230, 1_000])
def test_all_who_can_be_paid_and_joined_by_nobody_are_contenders(budget):
    made = hand_made([1.5, 2.5, 0.7], [10.0, 25.0, 35.0])
    paid = [people for people in everybody(made) if made.cost(people) <= budget]
    full = {people for people in paid if not any(larger in paid for larger in up(people, made.most))}
    assert set(affordable(made, budget)) == full
    first = affordable(made, budget)[0]
    flow = [min(number / load for number, load in zip(people, made.load, strict=True)) for people in full]
    assert min(number / load for number, load in zip(first, made.load, strict=True)) == max(flow)


def test_of_very_many_the_most_even_are_contenders():
    made = hand_made([30.0] * 10, [10.0 + team for team in range(10)], most=60)
    found = affordable(made, made.cost((32,) * 10))
    assert len(found) == 60
    assert all(made.paid_by(people, made.cost((32,) * 10)) for people in found)


def test_a_larger_budget_never_gives_a_smaller_chance_on_the_same_futures():
    chances = []
    for budget in range(40, 400, 20):
        made = trials([2.6, 1.7], [20.0, 15.0])
        best = best_for(made, budget)[0]
        chances.append(made.tried[best].reached)
        assert made.departments[0].paid_by(best.people, budget)
    assert chances == sorted(chances)
    assert chances[0] < chances[-1]


def test_money_that_helps_nobody_is_not_spent():
    made = trials([1.0, 1.0], [20.0, 15.0])
    assert best_for(made, 1_000.0)[0].people == (1, 1)


def test_the_best_of_a_race_has_reached_the_plan_most_often():
    made = trials([2.6, 1.7, 2.2], [20.0, 15.0, 10.0], futures=60)
    left = race(made, [Candidate(0, people) for people in everybody(made.departments[0])])
    reached = {
        people: (made.futures.earned(Candidate(0, people), 60) >= PLAN).sum()
        for people in everybody(made.departments[0])
    }
    assert reached[left[0].people] == max(reached.values())
    assert (1, 1, 1) not in [one.people for one in left]


def test_a_budget_that_pays_nobody_is_refused():
    with pytest.raises(UnanswerableError, match="even the fewest people cost 35 a year"):
        best_for(trials([1.0, 1.0], [20.0, 15.0]), 30.0)


# ---- the whole ----------------------------------------------------------------------------------------------------

CALLS = """
name: Calls
currency: RUB
period: {from: 2027-03-01, for: 1 month}
working_time: always
deal_value: constant(100)
sources: {calls: {at: [0 h, 0 h, 0 h, 0 h], goes_to: talk}}
process:
  talk: {takes: 480 h, counts_as: signed, then: {signed: rest -> won}}
plan: {counts: signed, revenue: PLAN per month}
teams:
  sellers: {people: {Anna: {since: 2024-03-01}, others: 1}, does_in_order: [talk], pay: {salary: 1_000 per month}}
  idle: {people: 2, does_in_order: [talk], only: {kind: none}, pay: {hourly: 10 per hour}}
attributes: {kind: {some: 100%, none: 0%}}
costs: {workplace: 50 per month per person}
"""


def with_plan(folder, plan):
    """Four calls at once, each a sale of 100 that takes a seller 20 days of the month."""
    (folder / f"calls_{plan}.yaml").write_text(CALLS.replace("PLAN", str(plan)), encoding="utf-8")
    return load(folder / f"calls_{plan}.yaml")


@pytest.fixture
def calls(tmp_path):
    """Three sellers make the plan."""
    return with_plan(tmp_path, 300)


def test_three_sellers_are_enough_and_two_are_not(calls):
    found = size([calls], Question(keep=("idle",)), 40, engine="reference")
    assert found.answer.candidate.people == (3, 2)
    assert found.answer.chance.note == "at least"
    (department,) = found.departments
    # a seller: 12 x (1,000 + 50); an idler: 10 for each of 744 hours, 12 times a year, and the workplace
    assert department.person == (12 * 1_050, 12 * (7_440 + 50))
    assert department.cost((3, 2)) == pytest.approx(3 * 12_600 + 2 * 89_880)
    assert (department.fewest, department.as_is) == ((1, 2), (2, 2))
    verdicts = {one.candidate.people: one.verdict(0.9) for one in found.finalists}
    assert verdicts == {(2, 2): TOO_FEW, (3, 2): ENOUGH, (4, 2): ENOUGH, (5, 2): ENOUGH}
    assert found.as_is.provenance.seed == fresh_seed(0)
    assert len(found.as_is) == 40


def test_cost_is_what_the_simulation_pays(calls):
    found = size([calls], Question(keep=("idle",)), 2, engine="reference")
    runs = run.simulate(with_people(calls, (3, 2)), 1, engine="reference")
    paid = runs["pay"][["salary_currency", "hourly_currency", "workplace_currency"]].to_numpy().sum()
    assert found.departments[0].cost((3, 2)) == pytest.approx(12 * paid)


def test_people_with_a_name_stay_and_others_keep_their_places(calls):
    more = with_people(calls, (3, 1))
    assert [team.people.count for team in more.teams.values()] == [3, 1]
    assert list(more.teams["sellers"].people.named) == ["Anna"]
    assert more.name == "Calls with sellers 3, idle 1"
    assert more.origin.digest != calls.origin.digest
    before, after = (compiler.compile(one).network.seat.key for one in (calls, more))
    assert set(before[:2]) < set(after)


def test_a_plan_that_people_alone_cannot_reach(tmp_path):
    # four calls of 100 are 400: a plan of 500 is out of reach for any number of people
    found = size([with_plan(tmp_path, 500)], Question(keep=("idle",)), 40, engine="reference")
    assert found.answer is None
    assert found.top.verdict(0.9) == TOO_FEW
    assert found.top.met(0.9).value == 400
    assert found.close == ()


def test_limits_are_kept(calls):
    found = size([calls], Question(at_least=4, keep=("idle",)), 40, engine="reference")
    assert found.answer.candidate.people == (4, 2)
    assert found.departments[0].fewest == (4, 2)
    few = size([calls], Question(at_most=2, keep=("idle",)), 40, engine="reference")
    assert few.answer is None
    assert few.departments[0].most == (2, 2)


def test_the_best_for_a_budget_over_two_departments(calls):
    cheap = with_people(calls, (1, 0)).changed("no idlers", name="Cheap")
    # 3 sellers cost 37,800 a year, 2 idlers 179,760: for 60,000 only the second department has people at all
    found = size([calls, cheap], Question(budget=60_000), 40, engine="reference")
    assert found.answer.candidate == Candidate(1, (3, 0))
    assert not found.spent
    kept = size([calls, cheap], Question(budget=60_000, keep=("idle",)), 40, engine="reference")
    assert kept.answer.candidate == Candidate(1, (3, 0))


def test_each_future_of_each_head_count_is_played_once(calls, monkeypatch):
    played = []
    simulate = run.engines.simulate
    monkeypatch.setattr(run.engines, "simulate", lambda *given: played.append(given[0]) or simulate(*given))
    found = size([calls], Question(keep=("idle",)), 20, engine="reference")
    pilots = len(played) - found.played - 20 * len(found.finalists)
    assert 0 <= pilots <= 8  # of the head counts with which it was asked how many are enough, some are not tried again


def stopped_after(calls, futures):
    def impatient(finished, wanted):
        if finished > futures:
            raise KeyboardInterrupt

    with pytest.raises(Stopped) as stop:
        size([calls], Question(keep=("idle",)), 200, engine="reference", progress=impatient)
    return stop


def test_ctrl_c_keeps_what_was_tried(calls):
    stop = stopped_after(calls, 100)
    assert stop.value.finished.tried
    assert stop.value.finished.finalists == ()
    assert stop.value.finished.futures == 0
    assert stopped_after(calls, 0).value.finished is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (Question(level=1.0), "between 0% and 100%"),
        (Question(budget=0.0), "the budget must be more than 0"),
        (Question(at_least=3, at_most=2), "at least 3 and at most 2 people leave no choice"),
        (Question(keep=("idel",)), "there is no team `idel`, only `sellers` or `idle`; did you mean `idle`?"),
        (Question(keep=("sellers", "idle")), "all teams of Calls stay as they are"),
    ],
)
def test_a_question_without_an_answer_says_why(calls, question, told):
    with pytest.raises(UnanswerableError) as error:
        size([calls], question, 20)
    assert told in str(error.value)


def test_without_a_plan_nobody_can_meet_it(calls):
    with pytest.raises(UnanswerableError, match="Calls has no plan"):
        size([calls.changed("no plan", plan=None)], Question(), 20)


def test_several_departments_need_a_budget(calls):
    with pytest.raises(UnanswerableError, match="for one budget"):
        size([calls, calls], Question(), 20)


def test_within_is_by_team():
    assert within((1, 2), (1, 3))
    assert not within((2, 1), (1, 3))
