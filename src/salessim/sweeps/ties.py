"""Factors that are not free: a value that follows from others, so that head count or payroll stay the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from salessim.scenario import Scenario
from salessim.scenario.errors import Place, Problem, ScenarioError
from salessim.translation import say


@dataclass(frozen=True)
class Sum:
    """What is left of a total after the others: `{sum: 8, with: teams.hunters.people}`."""

    path: str
    total: float
    others: tuple[str, ...]

    def value(self, values: Mapping[str, float], scenario: Scenario) -> float:
        """The value at this point. Raises ScenarioError if nothing is left."""
        left = self.total - sum(values[other] for other in self.others)
        if left < 0:
            raise _impossible(self.path, left)
        return left


@dataclass(frozen=True)
class Times:
    """A multiple of another one: `{times: 0.6, of: sources.calls.rate}`."""

    path: str
    factor: float
    of: str

    def value(self, values: Mapping[str, float], scenario: Scenario) -> float:
        """The value at this point."""
        return self.factor * values[self.of]


@dataclass(frozen=True)
class Payroll:
    """The salary with which all salaries together stay what the scenario says: `{keeps: payroll}`."""

    path: str  # teams.<team>.pay.salary

    @property
    def team(self) -> str:
        """Whose salary follows."""
        return self.path.split(".")[1]

    def value(self, values: Mapping[str, float], scenario: Scenario) -> float:
        """The salary of one person, in the unit in which the scenario tells it. Raises ScenarioError if none is left.

        Hourly pay, commissions and bonuses are not counted: they follow from the work.
        """
        left = sum(_salaries(scenario, team, {}) for team in scenario.teams) - sum(
            _salaries(scenario, team, values) for team in scenario.teams if team != self.team
        )
        people = _people(scenario, self.team, values)
        if left < 0 or not people:
            raise _impossible(self.path, left)
        return left / people / _months(scenario, self.team)


Tie = Sum | Times | Payroll


def _people(scenario: Scenario, team: str, values: Mapping[str, float]) -> float:
    people, path = scenario.teams[team].people, f"teams.{team}.people"
    return values.get(path, len(people.named) + values.get(f"{path}.others", people.others))


def _salaries(scenario: Scenario, team: str, values: Mapping[str, float]) -> float:
    """Of a whole team, a month; a value is in the unit in which the scenario tells the salary."""
    salary = scenario.teams[team].pay.salary
    each = values.get(f"teams.{team}.pay.salary", salary.amount if salary else 0.0)
    return each * _people(scenario, team, values) * _months(scenario, team)


def _months(scenario: Scenario, team: str) -> float:
    """What a salary makes a month, by what it is as it is told."""
    salary = scenario.teams[team].pay.salary
    return 1 / 12 if salary and salary.per == "year" else 1.0


def _impossible(path: str, left: float) -> ScenarioError:
    message = say("`{path}` would be {left:.6g} at this point", path=path, left=left)
    return ScenarioError([Problem(Place("study"), message, say("other ends of the factors it is tied to"))])
