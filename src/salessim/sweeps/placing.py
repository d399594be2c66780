"""The factors of a study at their places in the scenarios: what kind of number each is, and in which unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from salessim.results.swept import STRUCTURE, Factor
from salessim.scenario import Scenario
from salessim.scenario.errors import Problem, UnreadableError
from salessim.scenario.node import Node
from salessim.scenario.node import Path as Steps
from salessim.scenario.paths import Variable, paths
from salessim.scenario.paths.finding import unknown
from salessim.scenario.paths.kinds import COUNT, SHARE
from salessim.sweeps.document import StudyModel
from salessim.sweeps.levels import MOST_LEVELS, Levels
from salessim.translation import say


@dataclass
class Placing:
    """The factors that could be placed, by path, and what is wrong with the others."""

    factors: dict[str, Factor] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def placed(told: StudyModel, scenarios: Mapping[str, Scenario], root: Node) -> Placing:
    """All factors and ties, looked up in every structure; a structure is a factor itself if there are several."""
    found, known = Placing(), {label: paths(scenario) for label, scenario in scenarios.items()}
    if len(scenarios) > 1:
        found.factors[STRUCTURE] = Factor(STRUCTURE, tuple(scenarios))
    for path, levels in told.factors.items():
        variables = _everywhere(("factors", path), known, root, found.problems)
        if variables:
            try:
                found.factors[path] = _factor(variables, levels)
            except UnreadableError as error:
                place = root.place_of(("factors", path))
                found.problems.append(Problem(place, error.message, error.expected, error.guess))
    for path, tie in told.tied.items():
        for variable in _everywhere(("tied", path), known, root, found.problems)[:1]:
            if tie.of is not None and variable.kind is COUNT:
                found.problems.append(
                    Problem(
                        root.place_of(("tied", path), of_key=True),
                        say("a multiple of a whole number may be none itself"),
                        say("{sum: 8, with: a path}"),
                    )
                )
    return found


def _everywhere(
    steps: Steps, known: Mapping[str, Mapping[str, Variable]], root: Node, problems: list[Problem]
) -> list[Variable]:
    """The number at a path in every structure; nothing, with a problem, where one of them lacks it."""
    path, variables = str(steps[-1]), []
    for label, there in known.items():
        if path not in there:
            problem = replace(unknown(path, there), place=root.place_of(steps, of_key=True))
            if len(known) > 1:
                problem = replace(problem, message=say("there is no such number in {label}", label=label))
            problems.append(problem)
            return []
        variables.append(there[path])
    return variables


def _factor(variables: list[Variable], levels: Levels) -> Factor:
    """Raises UnreadableError where the values do not fit to the number that stands there."""
    variable = variables[0]
    if any(other.amount.unit != variable.amount.unit for other in variables):
        raise UnreadableError(say("the structures tell this number in different units"), say("one unit in all of them"))
    values = [variable.value(text) for text in levels.texts]
    low, high, whole = min(values), max(values), variable.kind is COUNT
    if whole and any(value != int(value) for value in values):
        raise UnreadableError(say("this is a whole number"), say("numbers without a fraction, such as 2 to 6"))
    if levels.stretch and values[0] >= values[1]:
        raise UnreadableError(say("this stretch ends where it begins, or before"), say(Levels.EXPECTED))
    if low == high:
        raise UnreadableError(say("all of these are the same"), say("at least two different values"))
    unit = "%" if variable.kind is SHARE else variable.amount.unit
    if not levels.stretch:
        listed = tuple(int(value) if whole else value for value in values)
        return Factor(variable.path, listed, low, high, unit, variable.meaning)
    if whole and high - low >= MOST_LEVELS:
        raise UnreadableError(
            say("more than {number} whole numbers", number=MOST_LEVELS), say("a list of some of them")
        )
    counts = tuple(range(int(low), int(high) + 1)) if whole else ()
    return Factor(variable.path, counts, low, high, unit, variable.meaning)
