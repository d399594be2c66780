"""How strong the people of a team are on average, by hand; and that runs find the same."""

import math

import pytest

from compiler.small import DAY, scenario
from salessim import compiler
from salessim.compiler.loads import loads
from salessim.compiler.planned_staff import planned_staff
from salessim.compiler.time import second
from salessim.experiment import run

CONTACTS = {"list": {"contacts": 1000, "goes_to": "talk"}}


MARCH = {"from": "2027-03-01", "for": "1 month"}


def crew(period=MARCH, **team):
    teams = {"crew": {"does_in_order": ["talk"]} | team}
    return scenario(working_time="always", period=period, sources=CONTACTS, teams=teams)


def planned(told):
    """Days on duty, days at full speed, odds."""
    network = compiler.compile(told).network
    ((duty,), (work,), (odds,)) = planned_staff(network, second(told.period.start), second(told.period.end))
    return duty / DAY, work / DAY, odds


def test_whoever_knows_the_work_counts_in_full():
    assert planned(crew(people=2)) == (62, 62, 1)


def test_a_newcomer_counts_by_the_ramp():
    ramp = {"speed": "50% -> 100% over 31 d", "odds": "20% -> 100% over 31 d"}
    # half of the way on average: 75% of 31 days, and 60% of the odds
    assert planned(crew(people={"Anna": {"since": "2027-03-01"}}, ramp=ramp)) == pytest.approx((31, 23.25, 0.6))
    # the first 10 days at 75% on average, 21 in full; of the odds 60% for 10 days
    ramp = {"speed": "50% -> 100% over 10 d", "odds": "20% -> 100% over 10 d"}
    told = crew(people={"Anna": {"since": "2027-03-01"}}, ramp=ramp)
    assert planned(told) == pytest.approx((31, 7.5 + 21, (6 + 21) / 31))


def test_an_intern_learns_and_does_no_work():
    # ten days nobody, four days an intern; then 16 days from 60% to 100% and one in full
    replaced = {"after": "10 d", "internship": "4 d"}
    told = crew(people={"newcomers": 1}, replaced=replaced, ramp={"speed": "50% -> 100% over 20 d"})
    assert planned(told)[:2] == pytest.approx((17, 16 * 0.8 + 1))


def test_empty_places_do_no_work():
    # Leaving at 1 a year and coming at 10 a year; full at first. The share that is there goes to 10/11 by
    # exp(-11 t): on average over the first year 10/11 + 1/11 (1 - exp(-11)) / 11. It varies by 0.1 a place and year:
    # the mean of 200 x 20 by 0.002.
    year = 365.25
    told = crew({"from": "2027-01-01", "for": "12 months"}, people=20, leaves={"per_year": "100%"},
                replaced={"after": f"exponential({year / 10} d)"})  # fmt: skip
    share = 10 / 11 + (1 - math.exp(-11)) / 121
    assert planned(told)[0] / (20 * 365) == pytest.approx(share, abs=0.006)


def test_who_is_missing_does_no_work():
    # 200 futures x 62 days, each missed by 20%: the mean by 0.4 / 111
    assert planned(crew(people=2, absent={"days_away": "20%"}))[0] / 62 == pytest.approx(0.8, abs=0.011)


def test_people_have_their_own_speed_and_odds():
    told = crew(people={"Anna": {"since": "2020-01-01", "speed": "120%", "odds": "50%"}, "others": 1})
    assert planned(told) == pytest.approx((62, 31 * 2.2, 0.75))


# ---- what follows for the load -------------------------------------------------------------------------------------


def test_newcomers_need_longer_for_the_same_work():
    # 1000 talks of 10 min are 166.7 h; at 75% of the speed 222.2 h, of 744 h
    told = crew(people={"Anna": {"since": "2027-03-01"}}, ramp={"speed": "50% -> 100% over 31 d"})
    (team,) = loads(told).teams
    assert (team.capacity_h, team.work_h) == pytest.approx((744, 222.2), abs=0.1)
    assert team.load == pytest.approx(222.2 / 744, abs=1e-3)


def test_newcomers_lose_more_on_the_way():
    process = {"talk": {"takes": "1 min", "then": {"yes": "50% -> offer", "no": "rest -> lost"}},
               "offer": {"takes": "1 h", "then": {"sold": "rest -> done"}}}  # fmt: skip
    told = scenario(working_time="always", sources=CONTACTS, process=process, teams={
        "callers": {"people": {"Anna": {"since": "2027-03-01"}}, "does_in_order": ["talk"],
                    "ramp": {"odds": "50% -> 50% over 1 d"}},
        "closers": {"people": 2, "does_in_order": ["offer"]}})  # fmt: skip
    # odds of one to one become one to two: a third of 1000; of 20 futures by sqrt(222 / 20) = 3.3
    assert loads(told).teams[1].work_h == pytest.approx(333.3, abs=13)


def turning_over():
    ramp = {"speed": "40% -> 100% over 2 months"}
    return crew({"from": "2027-03-01", "for": "4 months"}, people={"others": 2, "newcomers": 1}, ramp=ramp,
                leaves={"per_year": "300%"}, replaced={"after": "exponential(10 d)", "internship": "3 d"})  # fmt: skip


def test_runs_find_the_same_people(monkeypatch):
    monkeypatch.setattr("salessim.compiler.planned_staff.FUTURES", 8)
    told = turning_over()
    duty, work, _ = planned(told)
    runs = run.simulate(told, 8)
    assert runs["teams"]["on_duty_h"].mean() / 24 == pytest.approx(duty)
    assert runs["turnover"]["strength_mean"].mean() * 122 == pytest.approx(work)  # March to June: 122 days


def test_people_who_always_have_work_do_as_much_as_planned(monkeypatch):
    monkeypatch.setattr("salessim.compiler.planned_staff.FUTURES", 4)
    told = turning_over()
    more = told.model_copy(update={"sources": {"list": told.sources["list"].model_copy(update={"contacts": 100_000})}})
    done = run.simulate(more, 4)["stages"]["done"].mean()
    # a talk is as fast as its person when it begins, and whoever leaves leaves one half done
    assert done * 10 / 60 / 24 == pytest.approx(planned(told)[1], rel=2e-3)
