"""Sense in where candidates come from and how they are selected."""

import math

from salessim.scenario.careers import Replaced
from salessim.scenario.checks.findings import Findings
from salessim.scenario.quantity import UNIT_SECONDS
from salessim.scenario.structure import TeamModel
from salessim.translation import say


def check_recruiting(name: str, team: TeamModel, findings: Findings) -> None:
    """Somebody can come, and what is asked for can ever be met."""
    replaced = team.replaced
    if not isinstance(replaced, Replaced):
        return
    at = ("teams", name, "replaced")
    _somebody(name, replaced, at, findings)
    _enough_together(name, team, replaced, at, findings)
    _enough_candidates(name, team, replaced, at, findings)
    alike = team.people_differ.speed is None and team.people_differ.odds is None
    telling = next((title for title, step in replaced.selection.items() if step.tells), None)
    if telling is not None and alike:
        findings.warning(
            (*at, "selection", telling),
            say("the best of `{name}` pass, but nothing says that people differ", name=name),
            say("`people_differ: {speed: cv 0.2}`"),
        )
    if any(channel.pay != 1 for channel in replaced.channels.values()) and not (team.pay.salary or team.pay.hourly):
        findings.warning(
            (*at, "channels"),
            say("`pay` of a channel is a factor on a salary or an hourly pay, and `{name}` have neither", name=name),
            say("`salary` or `hourly` in `pay`"),
        )


def _somebody(name: str, replaced: Replaced, at: tuple[str, ...], findings: Findings) -> None:
    """Somebody comes, and passes."""
    if not any(channel.candidates.number.value for channel in replaced.channels.values()):
        findings.error(
            (*at, "channels"),
            say("nobody ever offers to work in `{name}`", name=name),
            say("a channel with candidates, such as {candidates: 12 per month}, or replaced: never"),
        )
    for title, channel in replaced.channels.items():
        if not channel.speed:
            findings.error(
                (*at, "channels", title),
                say("at speed 0 nothing is ever finished"),
                say("a speed above 0, such as 90%"),
            )
    for title, step in replaced.selection.items():
        if not step.passes:
            findings.error(
                (*at, "selection", title),
                say("nobody passes `{step}`, so nobody is ever hired for `{name}`", step=title, name=name),
                say("a share above 0%, or replaced: never"),
            )


def _enough_together(name: str, team: TeamModel, replaced: Replaced, at: tuple[str, ...], findings: Findings) -> None:
    """So many can begin together as must."""
    least, most = replaced.hire_at_least, (team.people.count + replaced.ahead) * replaced.interns
    if least > most:
        findings.error(
            (*at, "hire_at_least"),
            say("{number} never begin together in `{name}`: there are not so many places", number=least, name=name),
            say("at most {number}", number=most),
        )
    taught = replaced.at_once
    if taught is not None and taught < max(replaced.interns, least):
        findings.error(
            (*at, "at_once"),
            say("fewer can be taught at one time than must begin together"),
            say("at least {number}", number=max(replaced.interns, least)),
        )


def _enough_candidates(name: str, team: TeamModel, replaced: Replaced, at: tuple[str, ...], findings: Findings) -> None:
    """As many pass as leave, in the long run."""
    rates = (channel.candidates for channel in replaced.channels.values())
    coming = sum(rate.number.value * UNIT_SECONDS["year"] / UNIT_SECONDS[rate.per] for rate in rates)
    passing = coming * math.prod(step.passes for step in replaced.selection.values())
    leaving = team.people.count * team.leaves.per_year * replaced.interns if team.leaves is not None else 0.0
    if 0 < passing < leaving:
        findings.warning(
            (*at, "channels"),
            say("more leave `{name}` in a year than candidates pass: places stay empty", name=name),
            say("more candidates, an easier selection, fewer interns for a place, or people who stay longer"),
        )
