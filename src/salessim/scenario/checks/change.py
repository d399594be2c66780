"""Sense in a change: its day, its people, and whether both structures live in one market."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from salessim.scenario.change import Change
from salessim.scenario.checks.findings import Findings
from salessim.scenario.checks.rules import check_rules
from salessim.scenario.moving import moving
from salessim.scenario.node import Path
from salessim.scenario.process import EXITS
from salessim.scenario.schema import Scenario
from salessim.scenario.stages_gone import gone
from salessim.translation import later, say

MARKET = {
    "currency": later("the currency"),
    "attributes": later("the attributes of leads"),
    "margin": later("what is left of a deal"),
}

DAY = timedelta(days=1)


def check_change(scenario: Scenario, findings: Findings) -> None:
    """Every change of a scenario, each from the structure that is there by then."""
    check_rules(scenario, findings)
    before, day = [scenario], scenario.period.start
    for number, (change, after) in enumerate(zip(scenario.change, scenario.targets, strict=True)):
        at: Path = ("change", number)
        if not day < change.on < scenario.period.end:
            findings.error(
                (*at, "on"),
                say("the change is not within the period, or not after the change before"),
                say("a day between {first} and {last}", first=day + DAY, last=scenario.period.end - DAY),
            )
        day = min(max(day, change.on), scenario.period.end)
        unlike = [words for part, words in MARKET.items() if getattr(scenario, part) != getattr(after, part)]
        if unlike:
            told = ", ".join(map(say, unlike))
            findings.error((*at, "to"), say("{name} is in another market: {parts} differ", name=after.name, parts=told))
        for earlier in before:
            if not _unknown_teams(change, earlier, after, at, findings):
                for path, message, expected in moving(change, earlier.teams, after.teams).problems:
                    findings.error((*at, *path), message, expected)
            _check_places(change.goes_on_at, earlier, after, (*at, "to"), findings)
            if change.instead is not None:
                there = [stage for stage, other in change.goes_on_at.items() if other in (*scenario.process, *EXITS)]
                _check_places(there, earlier, scenario, (*at, "else"), findings)
        _check_stages(change, before, after, at, findings)
        before = after_step(change, before, after)


def after_step(change: Change, before: list[Scenario], after: Scenario) -> list[Scenario]:
    """The structures in which a department may be after a step; for whoever has gone back nothing comes any more."""
    made = [] if change.goes_back else [after]
    return made if change.only_if is None or change.instead is not None else [*made, *before]


def _check_places(placed: Collection[str], before: Scenario, after: Scenario, at: Path, findings: Findings) -> None:
    """Everybody who is at a stage that the new structure does not have must have a place to go on."""
    left = gone(before, after)
    missing = [f"`{name}`" for name in left if name not in placed]
    if missing:
        message = say("{name} has no place for whoever is in {stages}", name=after.name, stages=", ".join(missing))
        expected = say(
            "where they go on, such as `goes_on_at: {{{stage}: {other}}}`",
            stage=left[0],
            other=next(iter(after.process)),
        )
        findings.error(at, message, expected)


def _check_stages(change: Change, before: list[Scenario], after: Scenario, at: Path, findings: Findings) -> None:
    """Whoever goes on somewhere comes from a stage that is gone, to one that is there."""
    left = list(dict.fromkeys(name for earlier in before for name in gone(earlier, after)))
    for stage, other in change.goes_on_at.items():
        path: Path = (*at, "goes_on_at", stage)
        if not any(stage in earlier.process for earlier in before):
            findings.unknown(path, say("there is no stage `{name}`", name=stage), stage, left, of_key=True)
        elif stage not in left:
            findings.error(path, say("`{stage}` is a stage of {name}, too", stage=stage, name=after.name), of_key=True)
        if other not in (*after.process, *EXITS):
            findings.unknown(path, say("there is no stage `{name}`", name=other), other, (*after.process, *EXITS))


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
    if change.retraining is not None:
        told = [("trainer", change.retraining.trainer or ""), *(("teams", team) for team in change.retraining.teams)]
        yield from ((("retraining", key), name, after) for key, name in told if name not in ("", *after.teams))
