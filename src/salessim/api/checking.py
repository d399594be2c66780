"""What can be told of a scenario without simulating it."""

from pathlib import Path

from salessim import scenario as language
from salessim.api.loading import loaded
from salessim.experiment.planned_loads import loads_of_structures
from salessim.experiment.prepare import prepare
from salessim.report.loads import check_page
from salessim.report.page import Page
from salessim.scenario import Scenario


def check(scenario: Scenario | str | Path) -> Page:
    """What looks strange in a scenario, and how much work would come to every team, without simulating it.

    Raises ScenarioError if it is not complete.
    """
    chosen = loaded(scenario)
    (prepared,) = prepare([chosen])
    structures = loads_of_structures(chosen, prepared)
    return check_page(prepared.terms, structures, [str(problem) for problem in language.check(chosen)])
