"""The shipped scenarios: each opens with its question, says where its numbers come from, and helps the editor."""

import json
import re
import tomllib

import pytest

from house.repository import COMPARED, ROOT, SCENARIOS, name
from salessim import api, scenario
from salessim.experiment.market import differences

SCHEMA_LINE = "# yaml-language-server: $schema=schema.json"
EVIDENCE = (ROOT / "docs/background/evidence.md").read_text(encoding="utf-8")


def test_there_are_scenarios():
    assert {path.name for path in SCENARIOS} >= {"market.yaml", "linear.yaml", "conveyor.yaml"}


@pytest.mark.parametrize("path", SCENARIOS, ids=name)
def test_a_scenario_opens_with_its_question_and_the_source_of_its_numbers(path):
    question, numbers, schema = path.read_text(encoding="utf-8").splitlines()[:3]
    assert re.fullmatch(r"# .+\?", question)
    assert numbers.startswith("# Numbers: ")
    assert schema == SCHEMA_LINE


@pytest.mark.parametrize("path", SCENARIOS, ids=name)
def test_every_row_of_the_evidence_that_is_named_exists(path):
    rows = set(re.findall(r"^\| (E\d+) \|", EVIDENCE, re.MULTILINE))
    named = set(re.findall(r"\bE\d+\b", path.read_text(encoding="utf-8")))
    assert named <= rows


def test_every_row_of_the_evidence_is_used():
    rows = set(re.findall(r"^\| (E\d+) \|", EVIDENCE, re.MULTILINE))
    readers = [*SCENARIOS, ROOT / "docs/background/online-school.md"]
    used = {row for path in readers for row in re.findall(r"\bE\d+\b", path.read_text(encoding="utf-8"))}
    assert rows - used == set()


def test_the_schema_beside_the_scenarios_is_the_one_of_the_code():
    stored = json.loads((ROOT / "scenarios/schema.json").read_text(encoding="utf-8"))
    assert stored == json.loads(json.dumps(scenario.json_schema())), "`make docs` writes it anew"


def test_the_scenarios_travel_in_the_wheel():
    with (ROOT / "pyproject.toml").open("rb") as file:
        wheel = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"scenarios": "salessim/_scenarios"}


@pytest.mark.parametrize("department", api.demo_scenarios())
def test_a_shipped_department_is_complete_and_nothing_looks_strange(department):
    assert scenario.check(scenario.load(api.demo_scenarios()[department])) == []


@pytest.mark.parametrize("departments", COMPARED, ids=lambda departments: departments[0])
def test_the_departments_that_are_compared_live_in_one_market_and_begin_alike(departments):
    loaded = [scenario.load(ROOT / "scenarios" / f"{department}.yaml") for department in departments]
    assert differences(loaded) == []
    assert all(one.past is not None for one in loaded)


def test_the_guide_lists_every_scenario_with_its_question():
    guide = (ROOT / "docs/guides/scenarios.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| \[(\w+)\]\(.+?\) \| (.+?) \|", guide, re.MULTILINE))
    asked = {path.stem: api.question(path) for path in SCENARIOS}
    assert {stem: told.get(stem) for stem in asked} == asked
