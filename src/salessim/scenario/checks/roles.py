"""Sense in what people bring into another team, and in who did not want to come."""

from salessim.scenario.change import Change
from salessim.scenario.checks.findings import Findings
from salessim.scenario.moving import moving
from salessim.scenario.node import Path
from salessim.scenario.schema import Scenario
from salessim.scenario.structure import Skill
from salessim.translation import say


def check_roles(scenario: Scenario, findings: Findings) -> None:
    """People by name in other teams, then every change; the names of its teams are known."""
    for team, told in scenario.teams.items():
        for name, person in told.people.named.items():
            for role, skill in person.in_.items():
                _in_role(scenario, (team, name, role), skill, findings)
    told_before: float | None = None
    before = scenario
    for number, (change, after) in enumerate(zip(scenario.change, scenario.targets, strict=True)):
        at: Path = ("change", number)
        _unwilling(change, before, after, at, findings)
        if "transfer" in change.model_fields_set:
            if told_before not in (None, change.transfer):
                message = say("`transfer` differs from that of an earlier change: nobody is drawn twice for one role")
                findings.error((*at, "transfer"), message, say("the same share in all changes, or in one alone"))
            told_before = change.transfer
        before = after
    _transfer(scenario, findings)


def _in_role(scenario: Scenario, who: tuple[str, str, str], skill: Skill, findings: Findings) -> None:
    team, name, role = who
    at: Path = ("teams", team, "people", name, "in", role)
    if role == team:
        message = say("{name} is in `{team}` already", name=name, team=team)
        findings.error(at, message, say("`speed` and `odds` beside `since`"), of_key=True)
    every = (scenario, *scenario.targets)
    known = dict.fromkeys(name for one in every for name in one.teams)
    if scenario.change and role not in known:
        findings.unknown(at, say("there is no team `{name}`", name=role), role, known, of_key=True)
    for structure in scenario.targets:
        there = structure.teams[role].people.named.get(name) if role in structure.teams else None
        for ability in ("speed", "odds"):
            mine, theirs = getattr(skill, ability), getattr(there, ability, None)
            if None not in (mine, theirs) and mine != theirs:
                message = say("{file} says otherwise of {name} in `{team}`", file=structure.name, name=name, team=role)
                findings.error((*at, ability), message, say("the same in both, or in one of them"))


def _unwilling(change: Change, before: Scenario, after: Scenario, at: Path, findings: Findings) -> None:
    coming = {seat.team for seat in moving(change, before.teams, after.teams).takers()}
    for team, share in change.unwilling.to.items():
        path: Path = (*at, "unwilling", team)
        leaves = after.teams[team].leaves if team in after.teams else None
        if team not in after.teams:
            findings.unknown(path, say("there is no team `{name}`", name=team), team, after.teams, of_key=True)
        elif share and (leaves is None or not leaves.ever):
            message = say("nobody ever leaves `{team}`: the unwilling cannot do so more often", team=team)
            findings.error(path, message, say("`leaves: {per_year: 60%}` in that team"), of_key=True)
        elif share and team not in coming:
            findings.warning(path, say("nobody comes to `{team}` from another team", team=team))


def _transfer(scenario: Scenario, findings: Findings) -> None:
    """What is carried over needs a team in which people differ."""
    differ = (team.people_differ for one in scenario.targets for team in one.teams.values())
    if any(each.speed is not None or each.odds is not None for each in differ):
        return
    for number, change in enumerate(scenario.change):
        if change.transfer:
            message = say("nothing says that people of the new teams differ, so nothing can show there")
            findings.warning(("change", number, "transfer"), message, say("`people_differ: {speed: cv 0.2}`"))
