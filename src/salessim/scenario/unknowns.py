"""What is not known for sure: the numbers that carry a range, each with the way to it."""

from collections.abc import Iterator
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


def unknowns(scenario: "Scenario") -> Iterator[Unknown]:
    """All of them, in the order of the file; a stage that repeats another one has no doubts of its own."""
    parts: dict[str, Any] = {
        "attributes": scenario.attributes,
        "sources": {source.id or name: source for name, source in scenario.sources.items()},
        "process": {stage.id or name: stage for name, stage in scenario.told.items()},
        "teams": {team.id or name: team for name, team in scenario.teams.items()},
    }
    return _within(parts, ())


def _within(part: Any, path: tuple[str, ...]) -> Iterator[Unknown]:
    if part is None or isinstance(part, (str, int, float)):
        return  # most of a scenario
    if isinstance(part, Number):
        if part.unsure:
            yield Unknown(path, part)
    elif isinstance(part, Rate):
        yield from (Unknown(path, number, part.per) for _, number, _ in _within(part.number, path))
    elif isinstance(part, Model):
        for name, field in type(part).model_fields.items():
            yield from _within(getattr(part, name), (*path, field.alias or name))
    elif isinstance(part, dict):
        for name, child in part.items():
            yield from _within(child, (*path, str(name)))
    elif isinstance(part, list):
        for number, child in enumerate(part, 1):
            yield from _within(child, (*path, str(number)))
    elif hasattr(part, "share"):
        yield from _within(part.share, path)
