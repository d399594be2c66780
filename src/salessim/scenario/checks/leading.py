"""Sense in who leads whom: one head for every team, no circles, and hours that suffice."""

from salessim.scenario.checks.findings import Findings
from salessim.scenario.checks.flow import closure
from salessim.scenario.leading import Leads
from salessim.scenario.led import leader_of, week_of
from salessim.scenario.schema import Scenario
from salessim.translation import say
from salessim.translation.numbers import written


def check_leading(scenario: Scenario, findings: Findings) -> None:
    """All teams that lead others."""
    ways = {name: list(team.leads.each_of) if team.leads else [] for name, team in scenario.teams.items()}
    for name, team in scenario.teams.items():
        if team.leads is None:
            continue
        for led in team.leads.each_of:
            at, first = ("teams", name, "leads", "each_of", led), leader_of(scenario, led)
            if name in closure([led], ways.__getitem__):
                findings.error(
                    at, say("`{name}` leads those who lead it", name=name), say("a team further down"), of_key=True
                )
            elif first is not None and first != name:
                findings.error(
                    at, say("`{name}` is led by `{first}` already", name=led, first=first), say("one of the two"),
                    of_key=True,
                )  # fmt: skip
        _hours(scenario, name, team.leads, findings)


def _hours(scenario: Scenario, name: str, leads: Leads, findings: Findings) -> None:
    """Whether leading gets the hours that it needs, and whether anything says what it costs if not."""
    week, at = week_of(scenario, name), ("teams", name, "leads")
    needed, there, given, people = (written(f"{each:.3g}") for each in (week.needed, week.there, week.given, week.led))
    if leads.at_most is None and week.missing:
        findings.warning(
            at,
            say(
                "`{name}` leads {people} people and needs {needed} h of a week of {there} h",
                name=name,
                people=people,
                needed=needed,
                there=there,
            ),
            say("more people in `{name}`, or fewer hours for each", name=name),
        )
    elif week.missing and not leads.overload.ramp and not leads.overload.in_first_month:
        findings.warning(
            (*at, "at_most"),
            say(
                "leading needs {needed} h a week and gets {given} h, and nothing says what that costs",
                needed=needed,
                given=given,
            ),
            say("overload: {ramp: 100%, in_first_month: 100%}, an assumption"),
        )
    told = [scenario.teams[led] for led in leads.each_of]
    for key, there_is in (
        ("ramp", any(team.ramp.told for team in told)),
        ("in_first_month", any(team.leaves is not None and team.leaves.in_first_month for team in told)),
    ):
        if getattr(leads.overload, key) and not there_is:
            message = say("nobody whom `{name}` leads has `{key}`: overload changes nothing there", name=name, key=key)
            findings.warning((*at, "overload", key), message)
