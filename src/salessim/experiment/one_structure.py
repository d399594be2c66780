"""Questions about one structure are not asked of a department that changes."""

from salessim.scenario import Scenario, ScenarioError
from salessim.scenario.errors import Problem
from salessim.translation import say


def must_stay(scenario: Scenario) -> None:
    """Raise a ScenarioError, at `change`, if the department changes within the period."""
    if scenario.change:
        place = scenario.origin.place(("change",), of_key=True)
        message = say("this question is about one structure, but {name} changes", name=scenario.name)
        expected = say("the scenario without `change`, or the structure that it changes into")
        raise ScenarioError([Problem(place, message, expected, source=scenario.origin.line(place))])
