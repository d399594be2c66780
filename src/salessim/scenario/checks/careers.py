"""Sense in how people come and leave."""

from salessim.scenario.checks.findings import Findings
from salessim.scenario.checks.recruiting import check_recruiting
from salessim.scenario.schema import Replaced, TeamModel
from salessim.translation import say


def check_careers(name: str, team: TeamModel, findings: Findings) -> None:
    """What is said of a team's newcomers and leavers fits together."""
    at = ("teams", name)
    if team.leaves is not None and team.leaves.ever and team.replaced is None:
        findings.error(
            (*at, "leaves"),
            say("people leave `{name}`, and nothing says who comes for them", name=name),
            say("replaced: {after: 35 d}, or replaced: never"),
        )
    floor = team.leaves and team.leaves.pay_below
    more = [key for key in ("commission", "bonus", "fee") if getattr(team.pay, key)]
    if floor and floor.besides is None and more:
        findings.error(
            (*at, "leaves", "pay_below"),
            say("`{name}` has a {part}, and nothing says how much of it is planned", name=name, part=more[0]),
            "`besides: 20_000 per month`",
        )
    alike = team.people_differ.speed is None and team.people_differ.odds is None
    if isinstance(team.replaced, Replaced) and team.replaced.interns > 1 and alike:
        findings.warning(
            (*at, "replaced", "interns"),
            say("the best of several stays in `{name}`, but nothing says that people differ", name=name),
            say("`people_differ: {speed: cv 0.2}`"),
        )
    if isinstance(team.replaced, Replaced) and team.replaced.channels:
        check_recruiting(name, team, findings)
    ahead = isinstance(team.replaced, Replaced) and team.replaced.ahead
    comes = team.leaves is not None or team.people.newcomers or team.people.named or ahead
    if isinstance(team.replaced, Replaced) and not comes:
        findings.warning(
            (*at, "replaced"),
            say("nobody ever leaves `{name}` or is hired there", name=name),
            say("`leaves`, or `newcomers` among its people"),
        )
