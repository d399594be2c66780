"""The numbers of what a department changes into: those that it tells otherwise have paths of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from salessim.scenario.paths.variable import Variable
from salessim.scenario.schema import Scenario

Value = TypeVar("Value")


def structures(scenario: Scenario) -> list[tuple[str, Scenario]]:
    """What stands before the paths of each new structure, and the structure as its file tells it."""
    alone = len(scenario.change) == 1
    steps = (number for number, change in enumerate(scenario.change, 1) if not change.goes_back)
    ways = ["change.to." if alone else f"change.{number}.to." for number in steps]
    return list(zip(ways, scenario.origin.targets, strict=True))


def otherwise(
    way: str, structure: Scenario, own: Mapping[str, Variable], there: Mapping[str, Variable]
) -> Iterator[Variable]:
    """The numbers `there`, in a new structure, that are not among the scenario's `own`, or are told otherwise."""
    for path, one in there.items():
        if path not in own or own[path].told != one.told:
            yield replace(one, path=f"{way}{path}", structure=structure.name)


def within(way: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """Of values by path those of a new structure, by the path there."""
    return {path.removeprefix(way): value for path, value in values.items() if path.startswith(way)}
