"""Dataclasses as JSON text and back, so that a file of results carries its own words."""

import dataclasses
import json
from datetime import date
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Made = TypeVar("Made")


def to_json(record: Any) -> str:
    """A dataclass, with what is nested in it, as JSON text; the order of names is kept, for it numbers the segments."""
    return json.dumps(dataclasses.asdict(record), default=_plain, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be written as JSON")


def from_json(kind: type[Made], text: str) -> Made:
    """The dataclass again. Raises ValueError if the text is not one of its kind."""
    try:
        made: Made = _built(kind, json.loads(text))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"These are not the {kind.__name__} of this version of salessim: {error}") from error
    return made


def _built(kind: Any, value: Any) -> Any:
    """The value in the type that the declaration names: dataclass, tuple, dict, date or a plain one."""
    origin, inner = get_origin(kind), get_args(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{name: _built(hints[name], part) for name, part in value.items()})
    if origin is UnionType:
        return None if value is None else _built(next(part for part in inner if part is not type(None)), value)
    if origin is tuple:
        parts = [inner[0]] * len(value) if inner[-1] is Ellipsis else inner
        return tuple(_built(part, item) for part, item in zip(parts, value, strict=True))
    if origin is dict:
        return {inner[0](key): _built(inner[1], item) for key, item in value.items()}
    if kind is date:
        return date.fromisoformat(value)
    return value
