"""What people are meant to earn and how often they leave by that: hours and amounts by hand."""

import math

import pytest

from salessim.experiment import run
from salessim.experiment.turnover import told_rate
from salessim.scenario import Scenario, ScenarioError, check, explain, load_text
from salessim.scenario.led import as_led
from salessim.scenario.paid import as_paid, planned_hours, planned_pay
from salessim.scenario.paths import paths

TEXT = """
currency: RUB
period: {from: 2027-03-01, for: 2 months}
working_time: {days: Mon-Fri, hours: 9:00-18:00, break: 13:00-14:00, closed: [2027-03-08]}
sources: {calls: {rate: 1 per day, goes_to: talk}}
process: {talk: {takes: 1 h, then: {sold: rest -> won}, counts_as: signed}}
teams:
  crew:
    people: 4
    does_in_order: [talk]
    pay: PAY
    leaves: {per_year: 60%, pay_below: BELOW}
    replaced: never
    MORE
"""
FLOOR = "{amount: 70_000 per month, per_year: 90%}"
BESIDES = "{amount: 70_000 per month, per_year: 90%, besides: 20_000 per month}"
HOURLY = "{hourly: 300 per hour}"


def told(pay: str = HOURLY, below: str = FLOOR, more: str = "") -> Scenario:
    return load_text(TEXT.replace("PAY", pay).replace("BELOW", below).replace("MORE", more))


def rate(scenario: Scenario) -> float:
    leaves = as_paid(scenario, "crew").leaves
    assert leaves is not None
    return leaves.per_year


def test_planned_hours_are_those_of_the_calendar_less_meetings_and_absences():
    # March 2027 has 23 weekdays, one of them closed, April 22: 44 days of 8 h in two months
    plain = told()
    assert planned_hours(plain, plain.teams["crew"]) == pytest.approx(44 * 8 / 2)
    # without an hour on each of 8 open Mondays (of March 5, less the eighth; of April 4): 344 h; and a tenth of it away
    less = told(more="meetings: {planning: Mon 9:00-10:00}\n    absent: {days_away: 10%}")
    assert planned_hours(less, less.teams["crew"]) == pytest.approx(344 / 2 * 0.9)


@pytest.mark.parametrize(
    ("pay", "below", "planned", "leavers"),
    [
        (HOURLY, FLOOR, 176 * 300, 0.9),
        ("{salary: 70_000 per month}", FLOOR, 70_000, 0.6),  # not below
        ("{salary: 69_999 per month}", FLOOR, 69_999, 0.9),
        ("{salary: 600_000 per year, commission: 4% of signed}", BESIDES, 70_000, 0.6),
        # one of two months is made up to 100,000
        ("{salary: 50_000 per month, guarantee: {income: 100_000 per month, for: 1 month}}", FLOOR, 75_000, 0.6),
    ],
)  # fmt: skip
def test_the_rate_hangs_on_what_is_planned(pay, below, planned, leavers):
    scenario = told(pay, below)
    assert planned_pay(scenario, scenario.teams["crew"]) == pytest.approx(planned)
    assert (rate(scenario), told_rate(scenario)) == (leavers, leavers)
    grown = as_led(scenario, "crew").leaves
    assert grown is not None
    assert grown.per_year == leavers


def test_what_cannot_be_is_refused():
    for pay, below, message in (
        ("{commission: 4% of signed}", FLOOR, "nothing says how much of it is planned"),
        (HOURLY, "{amount: 70_000 per month, per_year: 30%}", "fewer would leave where pay is low"),
        (HOURLY, "{amount: 300 per hour, per_year: 90%}", "planned pay is told by the month"),
    ):
        with pytest.raises(ScenarioError, match=message):
            told(pay, below)
    assert check(told()) == []


def test_it_is_explained_and_has_paths():
    lines = explain(told())
    assert (
        "  By plan a person earns 52,800 in a mean month: salary, hours as planned, 0 besides, and what is guaranteed."
        in lines
    )
    assert "  That is below 70,000, so 90 leave in a year for every 100 who are there (an assumption)." in lines
    numbers = {path: one.told for path, one in paths(told()).items() if "pay_below" in path}
    assert numbers == {
        "teams.crew.leaves.pay_below.amount": "70_000 per month",
        "teams.crew.leaves.pay_below.per_year": "90%",
    }


def test_so_many_leave():
    scenario = load_text(
        TEXT.replace("PAY", HOURLY).replace("BELOW", FLOOR).replace("MORE", "").replace("people: 4", "people: 200")
    )
    left = run.simulate(scenario, 10)["turnover"]["left"].sum()
    chance = 1 - math.exp(-0.9 * 61 / 365.25)
    assert abs(left / 2000 - chance) < 5 * math.sqrt(chance * (1 - chance) / 2000)


def test_where_the_floor_is_met_nothing_is_otherwise():
    pay = "{salary: 80_000 per month}"
    one = run.simulate(told(pay), 3)
    other = run.simulate(load_text(TEXT.replace("PAY", pay).replace(", pay_below: BELOW", "").replace("MORE", "")), 3)
    assert all(one[name].equals(other[name]) for name in ("turnover", "stages", "pay", "people"))
