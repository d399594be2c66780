"""The language in which a sales department is told: files, models, checks, and what was understood."""

from salessim.scenario.checks import check
from salessim.scenario.editor_schema import json_schema
from salessim.scenario.errors import Place, Problem, ScenarioError
from salessim.scenario.explanation import explain
from salessim.scenario.files import load, load_text
from salessim.scenario.schema import Scenario

__all__ = ["Place", "Problem", "Scenario", "ScenarioError", "check", "explain", "json_schema", "load", "load_text"]
