"""The JSON Schema of scenario files, so that an editor can complete and check them."""

from collections.abc import Callable
from typing import Any

from salessim.scenario.schema import Scenario
from salessim.translation import say

Schema = dict[str, Any]

ONE = ["string", "number"]
PIECE = r"\)$|^[0-9]|^(cv|sd|column) "  # what YAML makes of `{takes: lognormal(3 h, cv 0.3)}`: a key without a value


def json_schema() -> Schema:
    """The schema of one file. Nothing is required in it, since `based_on` may have said the rest."""
    schema = Scenario.model_json_schema(by_alias=True)
    _one_or_list(schema, "change")
    for name, change in AS_WRITTEN.items():
        schema["$defs"][name] = change(schema["$defs"][name])
    told: Schema = _cleaned(schema)
    based_on = {"type": "string", "description": say("the file that this one changes")}
    told["properties"] = {"based_on": based_on, **told["properties"]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": say("A salessim scenario"), **told}


def _or_text(*examples: str) -> Callable[[Schema], Schema]:
    """One value may stand instead of the table."""
    return lambda schema: schema | {"type": ["object", *ONE], "examples": list(examples)}


def _gathered(field: str) -> Callable[[Schema], Schema]:
    """Entries stand in the table itself that the model gathers in one field."""

    def change(schema: Schema) -> Schema:
        entries = schema["properties"].pop(field)["additionalProperties"]
        return schema | {"additionalProperties": entries}

    return change


def _people(schema: Schema) -> Schema:
    return _or_text("10")(_gathered("named")(schema))


def _plan(schema: Schema) -> Schema:
    parts = schema["properties"].pop("by")["additionalProperties"]
    return schema | {"patternProperties": {"^by ": parts}}


def _stage(schema: Schema) -> Schema:
    return _one_or_list(schema, "good")


def _pay(schema: Schema) -> Schema:
    commission = schema["properties"]["commission"]
    several, table = commission.pop("oneOf")
    commission["anyOf"] = [several["items"], several, table]
    return _one_or_list(schema, "bonus")


def _pause(schema: Schema) -> Schema:
    return _one_or_list(schema, "while_waiting_at")


def _team(schema: Schema) -> Schema:
    ranks = schema["properties"]["does_in_order"]
    ranks["items"] = {"anyOf": [ranks["items"]["items"], ranks["items"]]}
    return schema


def _one_or_list(schema: Schema, field: str) -> Schema:
    several = schema["properties"][field]
    one = several["items"]
    schema["properties"][field] = {"anyOf": [one, several], "description": several["description"]}
    return schema


AS_WRITTEN: dict[str, Callable[[Schema], Schema]] = {
    "Empty": lambda schema: {"const": "empty", "description": schema["description"]},
    "HourFactors": _or_text("9:00-18:00"),
    "LateAfter": _gathered("outcomes"),
    "Never": lambda schema: {"const": "never", "description": schema["description"]},
    "MonthlyMoney": _or_text("9_000_000 per month"),
    "Moves": _gathered("to"),
    "Pause": _pause,
    "Pay": _pay,
    "People": _people,
    "Plan": _plan,
    "StageModel": _stage,
    "TeamModel": _team,
    "WeekdayFactors": _or_text("Mon-Sun"),
    "WorkingTime": _or_text("always"),
}


def _cleaned(part: Any) -> Any:
    """Without what only programs need; null, which removes, is welcome as every value."""
    if isinstance(part, list):
        return [_cleaned(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept: Schema = {key: _cleaned(value) for key, value in part.items() if key not in ("title", "default", "required")}
    if isinstance(kept.get("description"), str):
        kept["description"] = say(kept["description"])
    if "$ref" in part:
        kept["$ref"] = part["$ref"].removesuffix("Model")
    if "$defs" in part:
        kept["$defs"] = {name.removesuffix("Model"): _cleaned(value) for name, value in part["$defs"].items()}
    if "properties" in kept:
        kept["properties"] = {name: _or_null(_cleaned(value)) for name, value in part["properties"].items()}
    if isinstance(kept.get("additionalProperties"), dict):
        kept["additionalProperties"] = _or_null(kept["additionalProperties"])
    elif kept.get("additionalProperties") is False:
        kept["patternProperties"] = {**kept.get("patternProperties", {}), PIECE: {"type": "null"}}
    kept.pop("propertyNames", None)
    return kept


def _or_null(schema: Schema) -> Schema:
    """The schema or null, with what is said about both on top."""
    options = [option for option in schema.get("anyOf", [schema]) if option.get("type") != "null"]
    said: Schema = {key: schema[key] for key in ("description", "examples") if key in schema}
    one: Schema = options[0] | said if len(options) == 1 else {"anyOf": options, **said}
    above: Schema = {key: said[key] for key in said if key == "description"}
    return above | {"anyOf": [one, {"type": "null"}]}
