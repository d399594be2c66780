"""Sense in who does what: stages that nobody serves, owners who cannot act, teams without work."""

from collections.abc import Iterator
from itertools import product

from salessim.scenario.checks.findings import Findings
from salessim.scenario.checks.flow import closure, reached_stages
from salessim.scenario.schema import Scenario, TeamModel

MOST_COMBINATIONS = 5_000


def check_staff(scenario: Scenario, findings: Findings) -> None:
    """Teams against the process."""
    reached = reached_stages(scenario)
    for name, stage in scenario.process.items():
        if name in reached and stage.takes is not None and stage.each_account is None:
            _served(scenario, name, findings)
    for name, team in scenario.teams.items():
        _team(scenario, name, team, reached, findings)
    _owners(scenario, reached, findings)
    _interrupts(scenario, findings)


def teams_at(scenario: Scenario, stage: str) -> dict[str, TeamModel]:
    """The teams, with people in them, that serve a stage."""
    return {name: team for name, team in scenario.teams.items() if team.people.count and stage in team.stages}


def segments(scenario: Scenario, attributes: list[str]) -> Iterator[dict[str, str]]:
    """Every combination of the values of these attributes."""
    values = [list(scenario.attributes[name]) for name in attributes]
    for number, combination in enumerate(product(*values)):
        if number >= MOST_COMBINATIONS:
            return
        yield dict(zip(attributes, combination, strict=True))


def _served(scenario: Scenario, name: str, findings: Findings) -> None:
    teams = teams_at(scenario, name)
    if not teams:
        findings.error(
            ("process", name),
            f"nobody does `{name}`: whoever comes there waits for ever",
            f"a team with people and with `{name}` in `does_in_order`",
        )
        return
    attributes = sorted({attribute for team in teams.values() for attribute in team.only})
    if any(not team.only for team in teams.values()):
        return
    for segment in segments(scenario, attributes):
        if not any(team.serves(segment) for team in teams.values()):
            which = ", ".join(f"{attribute} {value}" for attribute, value in segment.items())
            findings.error(
                ("process", name), f"nobody does `{name}` for {which}", "a team without `only`, or with these values"
            )
            return


def _team(scenario: Scenario, name: str, team: TeamModel, reached: set[str], findings: Findings) -> None:
    at = ("teams", name)
    for rank, stages in enumerate(team.does_in_order):
        for number, stage_name in enumerate(stages):
            stage = scenario.process[stage_name]
            path = (*at, "does_in_order", rank, number)
            if stage.each_account is not None:
                findings.error(path, f"`{stage_name}` is served at `{stage.goes_to}`", f"`{stage.goes_to}`")
            elif stage.takes is None:
                findings.error(path, f"`{stage_name}` is a delay: nobody works there", "a stage with `takes`")
            elif team.stages.count(stage_name) > 1 and stage_name in [s for r in team.does_in_order[:rank] for s in r]:
                findings.error(path, f"`{stage_name}` stands in this order already", "every stage once")
    if team.people.count == 0:
        findings.warning((*at, "people"), f"nobody is in `{name}`")
    elif not reached & set(team.stages):
        findings.warning((*at, "does_in_order"), f"`{name}` has nothing to do: no lead comes to these stages")
    for stage_name in team.pause:
        if stage_name not in team.stages:
            findings.error((*at, "pause", stage_name), f"`{name}` does not do `{stage_name}`", "a stage of this team")
    if team.pay.not_paid_while is not None and not (team.pause and team.pay.hourly):
        findings.warning((*at, "pay", "not_paid_while"), "this needs a `pause` and an `hourly` pay to mean anything")
    for person, told in team.people.named.items():
        if told.since >= scenario.period.end:
            findings.warning((*at, "people", person, "since"), f"`{person}` comes after the period")


def _owners(scenario: Scenario, reached: set[str], findings: Findings) -> None:
    """Whoever takes a deal should be able to do what is left to its owner."""
    owner = scenario.owners.get("deal")
    if owner is None or owner.taken_at is None:
        return
    takers = teams_at(scenario, owner.taken_at)
    beyond = closure([owner.taken_at], lambda name: [each.to for each in scenario.process[name].then.values()])
    for name, stage in scenario.told.items():
        if stage.owner != "deal" or name not in reached & beyond:
            continue
        unable = [team for team, told in takers.items() if name not in told.stages]
        if unable:
            who = "nobody who takes deals" if len(unable) == len(takers) else f"not every owner ({', '.join(unable)})"
            findings.warning(
                ("process", name, "by"),
                f"{who} does `{name}`: such deals go to another owner",
                f"`{name}` among the stages of {', '.join(unable)}",
            )


def _interrupts(scenario: Scenario, findings: Findings) -> None:
    ways = {name: list(stage.interrupts) for name, stage in scenario.told.items()}
    for name, victims in ways.items():
        if name in closure(victims, ways.__getitem__):
            findings.error(
                ("process", name, "interrupts"), f"`{name}` interrupts what interrupts it", "one is more urgent"
            )
        for victim in victims:
            if not set(teams_at(scenario, name)) & set(teams_at(scenario, victim)):
                findings.warning(
                    ("process", name, "interrupts", victim),
                    f"no team does both `{name}` and `{victim}`",
                    "a team that serves both",
                )
