"""The language in which a sales department is told: files, models, checks, and what was understood."""

from salessim.scenario.checks import check
from salessim.scenario.errors import Place, Problem, ScenarioError
from salessim.scenario.files import load, load_text
from salessim.scenario.schema import Scenario

__all__ = ["Place", "Problem", "Scenario", "ScenarioError", "check", "load", "load_text"]
