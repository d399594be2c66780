"""The numbers of a scenario that one may vary, as a page."""

from pathlib import Path

from salessim.api.loading import loaded
from salessim.report.page import Page
from salessim.report.paths import Told, paths_page
from salessim.scenario import Scenario
from salessim.scenario.paths import Variable
from salessim.scenario.paths import paths as numbers_of
from salessim.scenario.paths.kinds import COST, MONEY, MONEY_RATE


def paths(scenario: Scenario | str | Path, word: str = "") -> Page:
    """Every number that one may vary, with its path and its present value; with a `word`, those that have it.

    Raises ScenarioError if the scenario is not complete.
    """
    chosen = loaded(scenario)
    rows = [
        Told(one.path, one.meaning, one.told, one.amount.value, _unit(one, chosen.currency), one.kind.name)
        for one in numbers_of(chosen).values()
    ]
    return paths_page(chosen.name, rows, word)


def _unit(one: Variable, currency: str) -> str:
    """The unit of a plain number; of money with its currency."""
    money = one.kind in (MONEY, COST, MONEY_RATE)
    return f"{currency if money else ''} {one.amount.unit}".strip()
