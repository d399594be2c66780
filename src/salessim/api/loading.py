"""From what a script gives, a scenario or the name of its file, to the scenario."""

from pathlib import Path

from salessim import scenario as language
from salessim.scenario import Scenario


def load(path: str | Path) -> Scenario:
    """Read a scenario file. Raises ScenarioError, which tells everything that is wrong and where."""
    return language.load(path)


def loaded(scenario: Scenario | str | Path) -> Scenario:
    """The scenario itself, read if it is the name of a file."""
    return scenario if isinstance(scenario, Scenario) else load(scenario)


def file_of(scenario: Scenario | str | Path) -> str:
    """The name of the file as it was given."""
    if not isinstance(scenario, Scenario):
        return str(scenario)
    return "" if scenario.origin.path is None else str(scenario.origin.path)
