"""What pydantic found wrong, in words that a manager understands, at the place where it stands."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError

from salessim.scenario.errors import Problem, UnreadableError, did_you_mean, one_of
from salessim.scenario.node import Node, Path
from salessim.translation import later, say

SEVERAL = later("several entries belong here"), later("`key: value` lines, or {key: value}")
EXPECTED = {
    "dict_type": SEVERAL,
    "model_type": SEVERAL,
    "model_attributes_type": SEVERAL,
    "list_type": (later("a list belongs here"), later("[one, two] or lines that begin with `- `")),
    "string_type": (later("a text belongs here"), later("a text")),
}


def told(error: ValidationError, model: type[BaseModel], root: Node) -> list[Problem]:
    """Every problem once; a key that is missing because it is misspelt is told as misspelt."""
    details = error.errors(include_url=False)
    problems = {each["loc"]: _problem(each, model, root) for each in details}
    unknown = [each["loc"] for each in details if each["type"] == "extra_forbidden"]
    misspelt = {(*path[:-1], problems[path].guess) for path in unknown}
    missing = {each["loc"] for each in details if each["type"] == "missing"}
    return list(dict.fromkeys(problem for path, problem in problems.items() if path not in misspelt & missing))


def _problem(each: Any, model: type[BaseModel], root: Node) -> Problem:
    path: Path = each["loc"]
    kind = each["type"]
    cause = each.get("ctx", {}).get("error")
    if isinstance(cause, UnreadableError):
        return Problem(root.place_of(path, of_key="[key]" in path), cause.message, cause.expected, cause.guess)
    if kind == "extra_forbidden":
        known = sorted(known_keys(model, path[:-1]))
        guess = did_you_mean(str(path[-1]), known)
        return Problem(
            root.place_of(path, of_key=True),
            say("`{key}` is not known here", key=path[-1]),
            "" if guess else one_of(known),
            guess,
        )
    if kind == "missing":
        missing = say("`{key}` is missing", key=path[-1])
        if path[:-1]:
            missing = say("`{key}` is missing in `{table}`", key=path[-1], table=path[-2])
        return Problem(root.place_of(path, of_key=True), missing, say(_description(model, path)))
    if kind == "literal_error":
        words = str(each["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
        guess = did_you_mean(str(each["input"]), words)
        return Problem(
            root.place_of(path, of_key="[key]" in path),
            say("`{word}` cannot stand here", word=each["input"]),
            one_of(words),
            guess,
        )
    message, expected = EXPECTED.get(kind, (each["msg"], ""))
    return Problem(root.place_of(path), say(message), say(expected))


def known_keys(model: type[BaseModel], path: Path) -> set[str]:
    """The keys that the tables at this path may have."""
    return {field.alias or name for found in _models(model, path) for name, field in found.model_fields.items()}


def _description(model: type[BaseModel], path: Path) -> str:
    for found in _models(model, path[:-1]):
        for name, field in found.model_fields.items():
            if path[-1] in (name, field.alias):
                return field.description or ""
    return ""


def _models(kind: Any, path: Path) -> Iterator[type[BaseModel]]:
    """The models at the end of a path; steps that only name a variant are passed over."""
    if get_origin(kind) is Annotated:
        yield from _models(get_args(kind)[0], path)
    elif get_origin(kind) is dict:
        yield from _models(get_args(kind)[1], path[1:]) if path else ()
    elif get_origin(kind) is list:
        yield from _models(get_args(kind)[0], path[1:]) if path else ()
    elif isinstance(kind, type) and issubclass(kind, RootModel):
        yield from _models(kind.model_fields["root"].annotation, path)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from _within(kind, path)
    else:
        for variant in get_args(kind):
            yield from _models(variant, path)


def _within(model: type[BaseModel], path: Path) -> Iterator[type[BaseModel]]:
    if not path:
        yield model
        return
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    step = fields.get(str(path[0]))
    if step is not None:
        yield from _models(step.annotation, path[1:])
    else:
        yield from _within(model, path[1:])
