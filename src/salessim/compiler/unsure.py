"""Cells that hang on what is not known for sure: how much is certain, and which part of which number with a range."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from salessim.scenario.quantity import Number

Path = tuple[str, ...]


@dataclass(frozen=True)
class Unsure:
    """The certain part plus so much of each unknown, never below 0; or, if `divided`, one by that."""

    value: float  # at the first value of each unknown
    certain: float
    parts: tuple[tuple[Path, float], ...]
    divided: bool = False


class Hanging(NamedTuple):
    """A cell of a table, and what it hangs on."""

    table: str
    column: str
    row: int
    on: Unsure


Cell = float | Unsure


def part_of(number: Number, part: float = 1.0) -> Cell:
    """A number, or so much of it."""
    value = number.value * part
    return Unsure(value, 0.0, ((number.path, part),)) if number.path else value


def rest_of(numbers: Iterable[Number]) -> Cell:
    """What these shares leave."""
    listed = list(numbers)
    value = max(0.0, 1.0 - math.fsum(number.value for number in listed))
    open_ones = tuple((number.path, -1.0) for number in listed if number.path)
    certain = 1.0 - math.fsum(number.value for number in listed if not number.path)
    return Unsure(value, certain, open_ones) if open_ones else value


def one_by(cell: Cell) -> Cell:
    """One divided by it; 0 where it is nothing."""
    if isinstance(cell, Unsure):
        return Unsure(_one_by(cell.value), cell.certain, cell.parts, divided=True)
    return _one_by(cell)


def _one_by(value: float) -> float:
    return 1.0 / value if value else 0.0
