"""What people are meant to earn, and how often they leave if that is too little: by plan, never by a run."""

from datetime import timedelta

from salessim.scenario.absence import YEAR, Absent, without
from salessim.scenario.quantity import DAY
from salessim.scenario.schema import Scenario
from salessim.scenario.structure import TeamModel

HOUR = 3_600


def as_paid(scenario: Scenario, name: str) -> TeamModel:
    """A team whose people leave as often as its planned pay lets them."""
    team = scenario.teams[name]
    floor = team.leaves and team.leaves.pay_below
    if team.leaves is None or not floor or planned_pay(scenario, team) >= floor.amount.per_month:
        return team
    return team.model_copy(update={"leaves": team.leaves.at_rate(floor.per_year)})


def planned_pay(scenario: Scenario, team: TeamModel) -> float:
    """What a person earns in a mean month of the period: salary, planned hours, and what is planned besides.

    A guarantee makes it up in its months.
    """
    pay, floor = team.pay, team.leaves and team.leaves.pay_below
    earned = pay.salary.per_month if pay.salary is not None else 0.0
    earned += pay.hourly.amount * planned_hours(scenario, team) if pay.hourly is not None else 0.0
    earned += floor.besides.per_month if floor and floor.besides is not None else 0.0
    if pay.guarantee is None:
        return earned
    months = scenario.period.months
    guaranteed = min(int(pay.guarantee.for_.amount), months)
    return earned + max(0.0, pay.guarantee.income.per_month - earned) * guaranteed / months


def planned_hours(scenario: Scenario, team: TeamModel) -> float:
    """Hours on duty of a person in a mean month of the period: no holidays, meetings and absences."""
    working, meetings = team.working_time or scenario.working_time, list(team.meetings.values())
    shifts = [[(day * DAY + start, day * DAY + end) for day, start, end in working.shifts() if day == weekday]
              for weekday in range(7)]  # fmt: skip
    seconds = [sum(off - on for on, off in without(hours, meetings)) for hours in shifts]
    period = scenario.period
    days = (period.start + timedelta(days=number) for number in range((period.end - period.start).days))
    total = sum(seconds[day.weekday()] for day in days if working.is_open(day))
    return total / HOUR / period.months * _presence(team.absent)


def _presence(absent: Absent | None) -> float:
    """The part of the working time in which a person is there, by plan."""
    if absent is None:
        return 1.0
    there = 1.0 - absent.days_away
    for told in (absent.vacation, absent.sickness):
        there *= 1.0 if told is None else 1.0 - told.per_year.days / YEAR
    return there
