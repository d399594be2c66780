"""What one more or one fewer person in a team would change: the department as it is, with another head count."""

from collections.abc import Callable

from salessim.experiment.one_structure import must_stay
from salessim.scenario import Scenario
from salessim.scenario.schema import People, TeamModel
from salessim.translation import say


def with_one_more_each(scenario: Scenario) -> list[Scenario]:
    """The scenario as it is, then with one more person in each team, in the order of the teams.

    All of them begin with the same past, in which nobody is added. The others keep their places and their chances.
    Whoever comes is there from the first day, trained; but where a team says how newcomers are found or how they grow,
    he or she is looked for from the first day, and grows. Raises ScenarioError.
    """
    must_stay(scenario)
    return [scenario, *(with_one_more(scenario, team) for team in scenario.teams)]


def with_one_more(scenario: Scenario, *chosen: str) -> Scenario:
    """The scenario with one more person in each of these teams.

    One more without a name: the seat after the last of those, so that no other seat gets another key.
    """
    names = say(" and ").join(chosen)
    name = say("{scenario}, one more in {team}", scenario=scenario.name, team=names)
    return _manned(scenario, f"one more in {', '.join(chosen)}", name, dict.fromkeys(chosen, _more))


def with_one_fewer(scenario: Scenario, team: str) -> Scenario:
    """The scenario with one person fewer in a team, in which somebody must be; in its past nobody is missing."""
    name = say("{scenario}, one fewer in {team}", scenario=scenario.name, team=team)
    return _manned(scenario, f"one fewer in {team}", name, {team: _fewer})


def _manned(scenario: Scenario, what: str, name: str, changes: dict[str, Callable[[TeamModel], People]]) -> Scenario:
    changed = {
        team: scenario.teams[team].model_copy(update={"people": change(scenario.teams[team])})
        for team, change in changes.items()
    }
    return scenario.changed(what, name=name, teams={**scenario.teams, **changed})


def _more(team: TeamModel) -> People:
    """Somebody who has long been there, or a newcomer where newcomers are something else."""
    kind = "newcomers" if team.teaches else "others"
    return team.people.model_copy(update={kind: getattr(team.people, kind) + 1})


def _fewer(team: TeamModel) -> People:
    """The last without a name leaves; where all have names, whoever came last."""
    people = team.people
    for kind in ("newcomers", "others"):
        if getattr(people, kind):
            return people.model_copy(update={kind: getattr(people, kind) - 1})
    newest = max(people.named, key=lambda name: people.named[name].since)
    return people.model_copy(update={"named": {name: one for name, one in people.named.items() if name != newest}})
