"""Whom a team leads, what that takes, and how those who are led grow, in sentences."""

from collections.abc import Iterator

from salessim.scenario.explanation.wording import listed, people, plain, share
from salessim.scenario.leading import Leads, Spent
from salessim.scenario.led import as_led, experienced, factors, week_of
from salessim.scenario.schema import Scenario
from salessim.translation import later, say

SPENT = {
    "day": later("{time} per working day"),
    "week": later("{time} per week"),
    "month": later("{time} per month"),
}


def leading(scenario: Scenario, name: str) -> Iterator[str]:
    """What is said of a team as a head, and of it as led by one."""
    team = scenario.teams[name]
    if team.leads is not None:
        yield from _duties(scenario, team.leads)
        yield from _week(scenario, name, team.leads)
    if team.ramp.told and team.ramp.among_experienced < 1:
        yield say(
            "Among experienced people a ramp takes {least} of its time. By plan {share} of them are experienced.",
            least=share(team.ramp.among_experienced),
            share=share(round(experienced(scenario, team), 3)),
        )
    learning, leaving = factors(scenario, name)
    if team.ramp.told and learning != 1:
        yield say("So newcomers learn for {share} of the time of a ramp.", share=share(round(learning, 3)))
    early = as_led(scenario, name).leaves
    if early is not None and early.in_first_month and leaving != 1:
        yield say(
            "Since their head is overloaded, {share} leave within their first month, and {number} in a year for every "
            "100 who are there (an assumption).",
            share=share(round(early.in_first_month, 3)),
            number=plain(100 * early.per_year),
        )


def _duties(scenario: Scenario, leads: Leads) -> Iterator[str]:
    led = [
        say("`{team}` ({people}, {time} for each)", team=team, people=people(scenario.teams[team].people.count),
            time=_spent(each))
        for team, each in leads.each_of.items()
    ]  # fmt: skip
    yield say("They lead {teams}.", teams=listed(led))
    if leads.interviews is not None:
        yield say("Everybody who is hired there takes {time} of them.", time=leads.interviews.time)
    if leads.reports is not None:
        yield say("Reports take {time}.", time=_spent(leads.reports))


def _week(scenario: Scenario, name: str, leads: Leads) -> Iterator[str]:
    """What leading takes in a usual week, and what is left."""
    week = week_of(scenario, name)
    if leads.at_most is not None:
        yield say("A person leads for {time} at most.", time=_spent(leads.at_most))
    yield say(
        "By plan leading needs {needed} h a week: {coaching} h for people, {interviews} h for newcomers, {reports} h "
        "for reports.",
        needed=_hours(week.needed),
        coaching=_hours(week.coaching),
        interviews=_hours(week.interviews),
        reports=_hours(week.reports),
    )
    yield say(
        "It gets {taken} h, from the beginning of every day; {left} h are left for stages.",
        taken=_hours(week.taken),
        left=_hours(week.there - week.taken),
    )
    if week.missing and leads.overload.ramp:
        longer = share(round(week.missing * leads.overload.ramp, 3))
        yield say("So ramps of those whom they lead are {longer} longer (an assumption).", longer=longer)


def _hours(hours: float) -> str:
    return plain(round(hours, 1))


def _spent(told: Spent) -> str:
    return say(SPENT[told.per], time=told.time)
