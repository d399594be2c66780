"""What one more person in each team would change: the department as it is, then with one more in one team at a time."""

from salessim.experiment.one_structure import must_stay
from salessim.scenario import Scenario
from salessim.scenario.schema import TeamModel
from salessim.translation import say


def with_one_more_each(scenario: Scenario) -> list[Scenario]:
    """The scenario as it is, then with one more person in each team, in the order of the teams.

    All of them begin with the same past, in which nobody is added. The others keep their places and their chances, and
    whoever comes is there from the first day, trained. Raises ScenarioError.
    """
    must_stay(scenario)
    return [scenario, *(_with_one_more(scenario, team) for team in scenario.teams)]


def _with_one_more(scenario: Scenario, team: str) -> Scenario:
    """One more without a name: the seat after the last of those, so that no other seat gets another key."""
    name = say("{scenario}, one more in {team}", scenario=scenario.name, team=team)
    teams = {**scenario.teams, team: _grown(scenario.teams[team])}
    return scenario.changed(f"one more in {team}", name=name, teams=teams)


def _grown(team: TeamModel) -> TeamModel:
    return team.model_copy(update={"people": team.people.model_copy(update={"others": team.people.others + 1})})
