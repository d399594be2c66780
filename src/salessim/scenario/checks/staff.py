"""Sense in who does what: stages that nobody serves, owners who cannot act, teams without work."""

from collections.abc import Iterator
from itertools import product

from salessim.scenario.checks.careers import check_careers
from salessim.scenario.checks.findings import Findings
from salessim.scenario.checks.flow import closure, reached_stages
from salessim.scenario.schema import Scenario, TeamModel
from salessim.translation import later, say

MOST_COMBINATIONS = 5_000
NOT_DONE = {
    "deal": later("a deal owner in {teams} does not do `{name}`: it goes to another owner"),
    "account": later("an account owner in {teams} does not do `{name}`: it goes to another owner"),
}


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
    values = [[value for value in scenario.attributes[name] if _occurs(scenario, name, value)] for name in attributes]
    for number, combination in enumerate(product(*values)):
        if number >= MOST_COMBINATIONS:
            return
        yield dict(zip(attributes, combination, strict=True))


def _occurs(scenario: Scenario, attribute: str, value: str) -> bool:
    """Whether any lead has this value: its share is above 0 in the market or at a source."""
    told = [scenario.attributes, *(source.attributes for source in scenario.sources.values())]
    shares = [shares[attribute][value] for shares in told if value in shares.get(attribute, {})]
    return any(share is None or (share.high or share.value) > 0 for share in shares)


def _served(scenario: Scenario, name: str, findings: Findings) -> None:
    teams = teams_at(scenario, name)
    if not teams:
        findings.error(
            ("process", name),
            say("nobody does `{name}`: whoever comes there waits for ever", name=name),
            say("a team with people and with `{name}` in `does_in_order`", name=name),
        )
        return
    attributes = sorted({attribute for team in teams.values() for attribute in team.only})
    if any(not team.only for team in teams.values()):
        return
    for segment in segments(scenario, attributes):
        if not any(team.serves(segment) for team in teams.values()):
            which = ", ".join(f"{attribute} {value}" for attribute, value in segment.items())
            findings.error(
                ("process", name),
                say("nobody does `{name}` for {which}", name=name, which=which),
                say("a team without `only`, or with these values"),
            )
            return


def _team(scenario: Scenario, name: str, team: TeamModel, reached: set[str], findings: Findings) -> None:
    at = ("teams", name)
    _order_of_work(scenario, name, team, findings)
    check_careers(name, team, findings)
    if team.people.count == 0:
        findings.warning((*at, "people"), say("nobody is in `{name}`", name=name))
    elif not reached & set(team.stages) and not team.leads:
        findings.warning(
            (*at, "does_in_order"), say("`{name}` has nothing to do: no lead comes to these stages", name=name)
        )
    for stage, pause in team.pause.items():
        if stage not in team.stages:
            findings.error(
                (*at, "pause", stage),
                say("`{name}` does not do `{stage}`", name=name, stage=stage),
                say("a stage of this team"),
            )
        for number, watched in enumerate(pause.while_waiting_at):
            if scenario.process[watched].takes is None:
                path = (*at, "pause", stage, "while_waiting_at", number)
                findings.error(path, say("nobody waits at `{watched}`", watched=watched), say("a stage with `takes`"))
    for person, told in team.people.named.items():
        member = (*at, "people", person)
        if told.since >= scenario.period.end:
            findings.warning((*member, "since"), say("`{person}` comes after the period", person=person))
        if any(person in other.people.named for other in scenario.teams.values() if other is not team):
            findings.warning(
                member, say("`{person}` is in several teams: a person of that name works in each", person=person)
            )


def _order_of_work(scenario: Scenario, name: str, team: TeamModel, findings: Findings) -> None:
    seen: set[str] = set()
    for rank, stages in enumerate(team.does_in_order):
        for number, stage_name in enumerate(stages):
            stage = scenario.process[stage_name]
            path = ("teams", name, "does_in_order", rank, number)
            if stage.each_account is not None:
                findings.error(
                    path,
                    say("`{stage_name}` is served at `{goes_to}`", stage_name=stage_name, goes_to=stage.goes_to),
                    f"`{stage.goes_to}`",
                )
            elif stage.takes is None and stage.delay is not None:
                findings.error(
                    path,
                    say("`{stage_name}` is a delay: nobody works there", stage_name=stage_name),
                    say("a stage with `takes`"),
                )
            elif stage_name in seen:
                findings.error(
                    path,
                    say("`{stage_name}` stands in this order already", stage_name=stage_name),
                    say("every stage once"),
                )
            seen.add(stage_name)


def _owners(scenario: Scenario, reached: set[str], findings: Findings) -> None:
    """Whoever owns a deal or an account should be able to do what is left to its owner."""
    for slot, owner in scenario.owners.items():
        left = [name for name, stage in scenario.process.items() if stage.owner == slot and name in reached]
        begins = [owner.taken_at] if owner.taken_at else left
        owning = {team: told for stage in begins for team, told in teams_at(scenario, stage).items()}
        for name in left:
            unable = [team for team, told in owning.items() if name not in told.stages]
            if unable:
                findings.warning(
                    ("process", name, "by"),
                    say(NOT_DONE[slot], name=name, teams=", ".join(unable)),
                    say("`{name}` in `does_in_order`", name=name),
                )


def _interrupts(scenario: Scenario, findings: Findings) -> None:
    """Nothing interrupts itself, and somebody must do both; not every structure shares every such stage."""
    ways = {name: list(stage.interrupts) for name, stage in scenario.told.items()}
    for name, victims in ways.items():
        if name in closure(victims, ways.__getitem__):
            findings.error(
                ("process", name, "interrupts"),
                say("`{name}` interrupts what interrupts it", name=name),
                say("one is more urgent"),
            )
        able = set(teams_at(scenario, name))
        if victims and not any(able & set(teams_at(scenario, victim)) for victim in victims):
            findings.warning(
                ("process", name, "interrupts"),
                say(
                    "nobody who does `{name}` does what it interrupts ({victims})",
                    name=name,
                    victims=", ".join(victims),
                ),
                say("a team that serves both"),
            )
