"""The JSON Schema accepts what the loader accepts and marks what it refuses."""

import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from salessim.scenario import json_schema
from scenario.small import SMALL, changed

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def marks():
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    def of(text: str) -> list[str]:
        """What an editor would mark: it reads plain YAML and knows nothing of our reading."""
        document = json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))
        return [error.message for error in validator.iter_errors(document)]

    return of


@pytest.mark.parametrize("name", ["market.yaml", "linear.yaml", "conveyor.yaml"])
def test_the_look_of_the_language_is_accepted(marks, name):
    assert marks((DATA / name).read_text(encoding="utf-8")) == []


def test_a_file_that_only_changes_another_is_accepted(marks):
    assert (
        marks("based_on: market.yaml\nprocess: {quote: {patience: null, then: {ready: null}}}\nteams: {head: null}\n")
        == []
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("takes: 5 min", "takes: 5 min\n    patiense: 3 min"),
        ("people: 2", "peple: 2"),
        ("working_time: always", "working_tme: always"),
        ("takes: 5 min", "at_closing_time: sometimes"),
        ("{rate: 10 per day, goes_to: answer}", "[1]"),
        ("{from: 2027-01-01, for: 2 months}", "{since: 2027-01-01}"),
    ],
)
def test_what_the_loader_refuses_by_its_form_is_marked(marks, old, new):
    assert marks(SMALL) == []
    assert marks(changed((old, new))) != []


def test_every_key_is_described():
    described = json_schema()
    for name, table in described["$defs"].items():
        bodies = [table, *table.get("anyOf", [])]
        for key, value in ((k, v) for body in bodies for k, v in body.get("properties", {}).items()):
            assert value.get("description"), f"{name}.{key}"
    assert all(value.get("description") for value in described["properties"].values())


def test_the_schema_is_the_same_every_time():
    assert json.dumps(json_schema()) == json.dumps(json_schema())
