"""How many people a plan needs: what the search finds is what going through all head counts finds."""

import dataclasses
import itertools
import random

import numpy as np
import pytest

from experiment.departments import department
from report import sample_runs
from salessim import compiler
from salessim.analysis.sizing import ENOUGH, TOO_FEW, Candidate, Department, Tried
from salessim.experiment import run
from salessim.experiment.executors import Stopped
from salessim.experiment.sizing.budget import Race, affordable, best_for, survivors
from salessim.experiment.sizing.cheapest import at_the_load, cheapest, grown, up
from salessim.experiment.sizing.finals import fresh_seed
from salessim.experiment.sizing.futures import Futures, with_people
from salessim.experiment.sizing.ladder import ladder, rungs
from salessim.experiment.sizing.question import Question, UnanswerableError
from salessim.experiment.sizing.run import size
from salessim.experiment.sizing.steps import by_steps
from salessim.experiment.sizing.trial import Trials, within
from salessim.results.terms import PlanTerms
from salessim.scenario import load

PLAN = 100.0


class Landscape:
    """Stands for `Futures`: the flow is that of the scarcest team, and every future has its own market."""

    def __init__(self, load, futures, seed):
        self.load = np.array(load)
        self.market = np.random.default_rng(seed).uniform(0.9, 1.1, futures)
        self.asked = []

    def earned(self, candidate, which):
        self.asked += [(candidate.people, future) for future in which]
        return 1.2 * PLAN * np.minimum(1.0, min(candidate.people / self.load)) * self.market[list(which)]


class Stairs:
    """Stands for `Futures`: future r is reached by whoever has so many people as it takes, in every team."""

    def __init__(self, *takes):
        self.takes = takes
        self.asked = []

    def earned(self, candidate, which):
        self.asked += [(candidate.people, future) for future in which]
        return np.array([PLAN * within(self.takes[future], candidate.people) for future in which])


def hand_made(load, person, fewest=1, most=5) -> Department:
    terms = dataclasses.replace(sample_runs.terms(), plan=PlanTerms(0, (40.0, 60.0)))
    counts = [(number,) * len(load) for number in (fewest, fewest, most)]
    return Department(terms, *counts, load=tuple(load), person=tuple(person))


def trials(load, person, most=5, seed=0, futures=100) -> Trials:
    return Trials(Landscape(load, futures, seed), hand_made(load, person, most=most), futures)


def contest(load, person, futures=100) -> Race:
    return Race(Landscape(load, futures, 0), (hand_made(load, person),), futures)


def everybody(department):
    return itertools.product(*map(range, department.fewest, (most + 1 for most in department.most)))


def by_all(made: Trials, wanted):
    """The cheapest by playing every head count in every future, whatever is known of others."""
    enough = [people for people in everybody(made.department) if by_itself(made, people) >= wanted]
    return min(enough, key=made.department.rank)


def found_by_cost(made: Trials, wanted):
    return cheapest(made, wanted, grown(made, wanted, at_the_load(made.department)))


def by_itself(made: Trials, people):
    earned = made.futures.earned(Candidate(0, people), range(made.count))
    return int((earned >= made.department.plan).sum())


# ---- what is known of a future ------------------------------------------------------------------------------------


def on_stairs(*takes, most=5) -> Trials:
    teams = len(takes[0])
    return Trials(Stairs(*takes), hand_made([1.0] * teams, [10.0] * teams, most=most), len(takes))


def thirty() -> Trials:
    """Futures that take 1, 2, ..., 30 people."""
    return on_stairs(*[(number,) for number in range(1, 31)], most=30)


def asked_of(made, people):
    return [future for asked, future in made.futures.asked if asked == people]


def test_as_few_futures_are_asked_as_settle_it():
    # ten of thirty are wanted: ten are asked, of which five reach; then twice eight, all missed, and 21 are too many
    made = thirty()
    assert not made.reaches((5,), 10)
    assert made.tried == (Tried(Candidate(0, (5,)), reached=5, missed=21, futures=30, played=26),)
    assert asked_of(made, (5,)) == list(range(26))


@pytest.mark.parametrize(("people", "wanted", "answer"), [((6,), 5, True), ((4,), 10, False), ((5,), 5, True)])
def test_what_smaller_ones_reach_and_larger_ones_miss_is_not_asked_again(people, wanted, answer):
    made = thirty()
    made.reaches((5,), 10)
    assert made.reaches(people, wanted) == answer
    assert len(made.futures.asked) == 26


def test_who_is_ruled_out_is_known_without_asking():
    made = thirty()
    assert not made.ruled_out((4,), 10)
    made.reaches((5,), 10)
    assert made.ruled_out((4,), 10)
    assert not made.ruled_out((6,), 10)
    assert len(made.futures.asked) == 26


def test_the_hardest_futures_are_asked_first():
    # five miss futures 5 to 25: with six of them the first of these decides whether six are reached
    made = thirty()
    made.reaches((5,), 10)
    assert made.reaches((6,), 6)
    assert asked_of(made, (6,)) == list(range(5, 13))


def test_it_is_taken_for_granted_that_more_people_do_no_harm():
    # only one and two reach anything: that larger ones do not is never asked, the fresh futures must show it
    made = on_stairs(*[(1, 1)] * 8)
    made.futures.earned = lambda one, which: np.full(len(which), PLAN * (one.people == (1, 2)))
    assert made.reaches((1, 2), 8)
    assert made.reaches((2, 2), 8)
    assert not made.reaches((1, 1), 1)


# ---- the cheapest -------------------------------------------------------------------------------------------------


def small(folder, number) -> Trials:
    """Two or three teams of one to three people each, simulated."""
    scenario = department(folder, number)
    futures = Futures([scenario], 0, "auto", 1, lambda played: None)
    teams, pay = len(scenario.teams), tuple(team.pay.salary.amount for team in scenario.teams.values())
    counts = [(number,) * teams for number in (2, 1, 3)]
    return Trials(futures, Department(futures.prepared[0].terms, *counts, (1.5,) * teams, pay), 20)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 5, 6, 7, 8, 29])
def test_the_cheapest_of_a_small_department_is_that_of_going_through_all(number, tmp_path):
    made = small(tmp_path, number)
    for wanted in (5, 10, 15):
        assert found_by_cost(made, wanted) == by_all(made, wanted)


def test_where_teams_are_in_each_others_way_what_is_found_is_still_enough(tmp_path):
    # here many calls fill the next team's days: in 31 cases more people miss what fewer reach
    made = small(tmp_path, 9)
    for wanted in (5, 8, 10, 12, 15):
        found, best = found_by_cost(made, wanted), by_all(made, wanted)
        assert by_itself(made, found) >= wanted
        assert made.department.cost(found) < 1.3 * made.department.cost(best)


def test_it_is_the_cheapest_on_any_landscape():
    chance = random.Random(7)
    for number in range(100):
        teams = chance.choice([1, 2, 3])
        load = [chance.uniform(0.5, 4.0) for _ in range(teams)]
        made = trials(load, [chance.uniform(10, 60) for _ in range(teams)], seed=number)
        for wanted in (20, 50, 80):
            assert found_by_cost(made, wanted) == by_all(made, wanted)


def test_it_is_the_cheapest_on_any_stairs():
    chance = random.Random(9)
    for _ in range(50):
        takes = [[chance.randint(1, 4) for _ in range(3)] for _ in range(40)]
        made = Trials(Stairs(*takes), hand_made([2.0, 1.0, 3.0], [chance.randint(10, 30) for _ in range(3)]), 40)
        for wanted in (10, 20, 30):
            assert found_by_cost(made, wanted) == by_all(made, wanted)
        played = sum(one.played for one in made.tried)
        assert 0 < played < 40 * 20  # of 125 head counts


def test_where_nobody_is_paid_the_fewest_people_are_the_cheapest():
    made = Trials(Stairs((2, 3), (1, 1)), hand_made([1.0, 1.0], [0.0, 0.0]), 2)
    assert found_by_cost(made, 2) == (2, 3)


def test_where_too_many_are_tried_the_search_goes_by_steps(monkeypatch):
    # futures that take few of one team and many of the others: many head counts are in question
    monkeypatch.setattr("salessim.experiment.sizing.cheapest.MOST_TRIED", 0)
    takes = [[1 + (future + team) % 4 for team in range(3)] for future in range(40)]
    made = Trials(Stairs(*takes), hand_made([1.0] * 3, [10.0, 20.0, 30.0]), 40)
    assert cheapest(made, 20, (5, 5, 5)) is None
    found, steps = ladder(made, 0.5)
    assert steps
    assert all(by_itself(made, people) >= wanted for people, wanted in zip(found, rungs(0.5, 40), strict=True))


def test_step_by_step_finds_the_same_where_the_scarcest_team_decides():
    chance = random.Random(8)
    for number in range(50):
        load = [chance.uniform(0.5, 4.0) for _ in range(3)]
        made = trials(load, [chance.uniform(10, 60) for _ in range(3)], seed=number)
        assert by_steps(made, 50, grown(made, 50, at_the_load(made.department))) == by_all(made, 50)


def test_large_teams_take_large_steps():
    # 1.2 x 100 x people / 200 is 100 where there are 167 people; the market decides how many more 90 of 100 take
    made = trials([200.0], [10.0], most=300)
    (people,) = by_steps(made, 90, grown(made, 90, (200,)))
    assert by_itself(made, (people,)) >= 90 > by_itself(made, (people - 1,))
    assert len(made.tried) < 40


# ---- what goes on to fresh futures --------------------------------------------------------------------------------


def test_the_rungs_are_standard_errors_from_the_probability_wanted():
    # sqrt(0.8 x 0.2 / 400) = 0.02: 78, 80, 82, 84 and 86 % of 400
    assert rungs(0.8, 400) == [312, 320, 328, 336, 344]
    # sqrt(0.9 x 0.1 / 25) = 0.06: 21 for 84 %, 22.5, 24 for 96 %, and more than all
    assert rungs(0.9, 25) == [21, 23, 24]
    assert rungs(0.9, 1) == [1, 1]  # 60 % and 90 % of one


def test_what_a_crowd_misses_rules_out_nobody_who_was_asked_before():
    # whoever has a fourth person misses everything; 71, 80, 89 and 98 % of 20 are sought
    made = on_stairs(*[(2,)] * 20)
    usual = made.futures.earned
    made.futures.earned = lambda one, which: usual(one, which) * (one.people[0] < 4)
    assert ladder(made, 0.8)[0] == [(2,)] * 4


def test_every_rung_has_its_cheapest():
    # future r takes r + 1 people: 84 % of 25 are reached by 21 of them, 23 with 23, 24 with 24
    made = on_stairs(*[(number,) for number in range(1, 26)], most=30)
    assert ladder(made, 0.9) == ([(21,), (23,), (24,)], False)


def test_everybody_at_the_most_is_shown_where_they_are_not_enough():
    # 22 of 25 are reached by 22 people: enough for the rung below only
    assert ladder(on_stairs(*[(number,) for number in range(1, 26)], most=22), 0.9)[0] == [(21,), (22,)]
    assert ladder(on_stairs(*[(number,) for number in range(1, 26)], most=9), 0.9)[0] == [(9,)]


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
        made = contest([2.6, 1.7], [20.0, 15.0])
        best = best_for(made, budget)[0]
        chances.append(int(made.reached(best, 100).sum()))
        assert made.departments[0].paid_by(best.people, budget)
    assert chances == sorted(chances)
    assert chances[0] < chances[-1]


def test_money_that_helps_nobody_is_not_spent():
    made = contest([1.0, 1.0], [20.0, 15.0])
    assert best_for(made, 1_000.0)[0].people == (1, 1)


def test_the_best_of_a_race_has_reached_the_plan_most_often():
    made = contest([2.6, 1.7, 2.2], [20.0, 15.0, 10.0], futures=60)
    all_of_them = [Candidate(0, people) for people in everybody(made.departments[0])]
    left = survivors(made, all_of_them)
    reached = {one: int(made.reached(one, 60).sum()) for one in all_of_them}
    assert reached[left[0]] == max(reached.values())
    assert (1, 1, 1) not in [one.people for one in left]


def test_a_contender_that_is_behind_lives_through_no_more():
    made = contest([2.6, 1.7, 2.2], [20.0, 15.0, 10.0], futures=60)
    survivors(made, [Candidate(0, (1, 1, 1)), Candidate(0, (5, 5, 5))])
    first, second = sorted(made.tried, key=lambda one: one.candidate)
    assert (first.reached, first.missed, first.futures, first.played) == (0, 20, 20, 20)
    assert second.futures == 20


def test_a_budget_that_pays_nobody_is_refused():
    with pytest.raises(UnanswerableError, match="even the fewest people cost 35 a year"):
        best_for(contest([1.0, 1.0], [20.0, 15.0]), 30.0)


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
    assert verdicts == {(2, 2): TOO_FEW, (3, 2): ENOUGH}
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
