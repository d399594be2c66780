"""What is not known for sure: the numbers that carry a range, each with the way to it."""

from collections.abc import Iterable
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple

from salessim.scenario.model import Model
from salessim.scenario.quantity import Number, Rate

if TYPE_CHECKING:
    from salessim.scenario.schema import Scenario


class Unknown(NamedTuple):
    """A number with a range. An `id` stands in its path for a name, so that a new name keeps the draws."""

    path: tuple[str, ...]  # such as ("process", "cold_call", "then", "interested")
    number: Number
    per: str = ""  # of a rate: "day", "week", "month" or "year"


def unknowns(scenario: "Scenario") -> list[Unknown]:
    """All of them, in the order of the file; a stage that repeats another one has no doubts of its own."""
    parts: dict[str, Any] = {
        "attributes": scenario.attributes,
        "sources": {source.id or name: source for name, source in scenario.sources.items()},
        "process": {stage.id or name: stage for name, stage in scenario.told.items()},
        "teams": {team.id or name: team for name, team in scenario.teams.items()},
    }
    found: list[Unknown] = []
    _gather(parts, (), found)
    return found


PLAIN = (NoneType, str, int, float, bool)  # most of a scenario, and no number with a range


def _gather(part: Any, path: tuple[str, ...], found: list[Unknown]) -> None:
    """Add what is not known within a part."""
    if isinstance(part, Number):
        if part.unsure:
            found.append(Unknown(path, part))
    elif isinstance(part, Rate):
        if part.number.unsure:
            found.append(Unknown(path, part.number, part.per))
    elif isinstance(part, Model | dict | list):
        for name, child in _children(part):
            if type(child) not in PLAIN:
                _gather(child, (*path, name), found)
    elif hasattr(part, "share"):
        _gather(part.share, path, found)


def _children(part: Model | dict[Any, Any] | list[Any]) -> Iterable[tuple[str, Any]]:
    """What a part consists of, by the names of the language."""
    if isinstance(part, Model):
        return ((field.alias or name, getattr(part, name)) for name, field in type(part).model_fields.items())
    if isinstance(part, dict):
        return ((str(name), child) for name, child in part.items())
    return ((str(number), child) for number, child in enumerate(part, 1))
