"""Whether a department can take up what its past leaves behind: everybody must find a place in it."""

from salessim.compiler import Compiled
from salessim.results.terms import Terms
from salessim.scenario import Scenario, ScenarioError
from salessim.scenario.errors import Problem
from salessim.scenario.node import Path
from salessim.translation import say

HISTORY: Path = ("start", "history")


def take_up(scenario: Scenario, compiled: Compiled, past: Compiled, named: Path = HISTORY) -> None:
    """Raise a ScenarioError, at the place that names the other one, if somebody of the past would have no place."""
    problems = []
    if compiled.terms.attributes != past.terms.attributes:
        problems.append(
            (
                say("{past} knows other attributes of leads than {now}", past=past.terms.name, now=compiled.terms.name),
                say("the same `attributes`"),
            )
        )
    known = set(compiled.network.station.key.tolist())
    missing = {_name(past.terms, row) for row, key in enumerate(past.network.station.key.tolist()) if key not in known}
    if missing:
        names = ", ".join(f"`{name}`" for name in sorted(missing))
        problems.append(
            (
                say(
                    "whoever is in {names} when {past} ends has no place in {now}",
                    names=names,
                    past=past.terms.name,
                    now=compiled.terms.name,
                ),
                say("stages of these names in `process`, so that they can go on"),
            )
        )
    if problems:
        place = scenario.origin.place(named)
        source = scenario.origin.line(place)
        raise ScenarioError([Problem(place, message, expected, source=source) for message, expected in problems])


def _name(terms: Terms, row: int) -> str:
    stage = terms.stages[row]
    return stage.of or stage.name
