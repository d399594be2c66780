"""Sense in a change: its day, its people, and whether both structures live in one market."""

from collections.abc import Iterator

from salessim.scenario.change import Change
from salessim.scenario.checks.findings import Findings
from salessim.scenario.moving import moving
from salessim.scenario.node import Path
from salessim.scenario.schema import Scenario
from salessim.translation import later, say

MARKET = {
    "currency": later("the currency"),
    "attributes": later("the attributes of leads"),
    "margin": later("what is left of a deal"),
}


def check_change(scenario: Scenario, findings: Findings) -> None:
    """Every change of a scenario, each from the structure that is there by then."""
    before, day = scenario, scenario.period.start
    for number, (change, after) in enumerate(zip(scenario.change, scenario.targets, strict=True)):
        at: Path = ("change", number)
        if not day < change.on < scenario.period.end:
            findings.error(
                (*at, "on"),
                say("the change is not within the period, or not after the change before"),
                say("a day between {first} and {last}", first=day, last=scenario.period.end),
            )
        day = max(day, change.on)
        unlike = [words for part, words in MARKET.items() if getattr(scenario, part) != getattr(after, part)]
        if unlike:
            told = ", ".join(map(say, unlike))
            findings.error((*at, "to"), say("{name} is in another market: {parts} differ", name=after.name, parts=told))
        if not _unknown_teams(change, before, after, at, findings):
            for path, message, expected in moving(change, before.teams, after.teams).problems:
                findings.error((*at, *path), message, expected)
        before = after


def _unknown_teams(change: Change, before: Scenario, after: Scenario, at: Path, findings: Findings) -> bool:
    unknown = list(_strangers(change, before, after))
    for path, name, teams in unknown:
        findings.unknown(
            (*at, *path), say("there is no team `{name}`", name=name), name, teams.teams, of_key=path[-1] == name
        )
    return bool(unknown)


def _strangers(change: Change, before: Scenario, after: Scenario) -> Iterator[tuple[Path, str, Scenario]]:
    """Names of teams that are not in the structure that they must be in."""
    for team, moves in change.people.items():
        if team not in before.teams:
            yield ("people", team), team, before
        yield from ((("people", team, name), name, after) for name in moves.to if name not in after.teams)
    yield from ((("hire", name), name, after) for name in change.hire if name not in after.teams)
    trainer = change.retraining.trainer if change.retraining is not None else None
    if trainer is not None and trainer not in after.teams:
        yield ("retraining", "trainer"), trainer, after
