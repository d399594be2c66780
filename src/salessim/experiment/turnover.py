"""The same department with more or with less turnover: how often people leave, everything else as it is told."""

from collections.abc import Sequence

from salessim.experiment.defaults import MOST_TURNOVER
from salessim.scenario import Scenario, ScenarioError
from salessim.scenario.errors import Problem
from salessim.scenario.paid import as_paid
from salessim.scenario.schema import Leaves, TeamModel
from salessim.translation import say
from salessim.translation.numbers import written


def told_rate(scenario: Scenario) -> float:
    """Leavers in a year for each person there, over all teams. Raises ScenarioError if nobody ever leaves."""
    people = sum(team.people.count for team in scenario.teams.values())
    teams = [as_paid(scenario, name) for name in scenario.teams]
    leavers = sum(team.people.count * team.leaves.per_year for team in teams if team.leaves)
    if not leavers:
        message, expected = say("nobody of this department ever leaves"), say("`leaves: {per_year: 60%}` in a team")
        raise _refused(scenario, ("teams",), message, expected)
    return leavers / people


def _refused(scenario: Scenario, path: tuple[str, ...], message: str, expected: str) -> ScenarioError:
    place = scenario.origin.place(path)
    return ScenarioError([Problem(place, message, expected, source=scenario.origin.line(place))])


def at_rates(scenario: Scenario, rates: Sequence[float]) -> list[Scenario]:
    """The scenario at each of these rates of all teams together; one that is the told rate is the scenario itself.

    The rates of the teams, and who leaves in the first month, keep their proportions; the past stays as it is told.
    Raises ScenarioError, and ValueError for a rate below 0 or above 300 % a year.
    """
    told = told_rate(scenario)
    if wrong := [rate for rate in rates if not 0 <= rate <= MOST_TURNOVER]:
        raise ValueError(say("a rate is between 0% and 300% a year, not {given}", given=written(f"{wrong[0]:.0%}")))
    return [scenario if rate == told else _at(scenario, rate, rate / told) for rate in rates]


def _at(scenario: Scenario, rate: float, times: float) -> Scenario:
    percent = written(f"{100 * rate:.3g}%")
    name = say("{scenario}, {percent} a year leave", scenario=scenario.name, percent=percent)
    teams = {title: _scaled(scenario, title, times) for title in scenario.teams}
    return scenario.changed(f"{rate!r} a year leave", name=name, teams=teams)


def _scaled(scenario: Scenario, title: str, times: float) -> TeamModel:
    team = as_paid(scenario, title)
    if team.leaves is None:
        return team
    early = team.leaves.in_first_month
    first = None if early is None or not times else 1 - (1 - early) ** times
    leaves = Leaves.model_construct(per_year=team.leaves.per_year * times, in_first_month=first)
    if leaves.later < 0:
        message = say("{times} times as many cannot leave in a year when so few leave at first", times=f"{times:.3g}")
        raise _refused(scenario, ("teams", title, "leaves"), message, say("a lower rate"))
    return team.model_copy(update={"leaves": leaves})
