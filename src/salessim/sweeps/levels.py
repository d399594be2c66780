"""What a factor may be: `2 to 6`, `20% to 40%`, `60_000 per month to 90_000 per month`, or a list of values."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from salessim.scenario.errors import UnreadableError
from salessim.scenario.folder import Folder
from salessim.scenario.quantity import DIGITS, Quantity, as_text, read_number
from salessim.translation import later, say

MOST_LEVELS = 1_000
PART = re.compile(rf"({DIGITS})\s*(%|[^\d%].*)?")


@dataclass(frozen=True)
class Levels(Quantity):
    """A stretch from `low` to `high`, or some `values`, with what is written behind the number; 40% is 0.4."""

    values: tuple[float | int, ...]  # empty: everything from low to high
    low: float
    high: float
    unit: str = ""  # "%", "per month", "min", ...

    EXPECTED: ClassVar[str] = later("a stretch such as 2 to 6 or 20% to 40%, or a list such as [2, 3, 5]")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("2 to 6", "20% to 40%", "60_000 per month to 90_000 per month")

    @classmethod
    def read(cls, value: Any) -> "Levels":
        """What a model calls: a text, a list of texts, or the levels themselves. Raises `UnreadableError`."""
        if isinstance(value, list):
            return _listed([as_text(item, cls.EXPECTED) for item in value])
        return super().read(value)

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Levels":
        ends = re.split(r"\s+(?:to|до)\s+", text)
        if len(ends) != 2:
            raise UnreadableError(say("`{text}` is no stretch", text=text), say(cls.EXPECTED))
        (low, high), unit = _numbers(ends)
        if low >= high:
            raise UnreadableError(say("`{text}` ends where it begins, or before", text=text), say(cls.EXPECTED))
        if unit or "." in text:
            return cls((), low, high, unit)
        if high - low >= MOST_LEVELS:
            raise UnreadableError(
                say("`{text}` are more than {number} whole numbers", text=text, number=MOST_LEVELS),
                say("a shorter stretch, or a decimal point if parts of them count: 100.0 to 9000.0"),
            )
        return cls(tuple(range(int(low), int(high) + 1)), low, high)


def _listed(texts: list[str]) -> Levels:
    if not 2 <= len(texts) <= MOST_LEVELS:
        raise UnreadableError(
            say("a list of {number} values", number=len(texts)), say("from 2 to {most} values", most=MOST_LEVELS)
        )
    numbers, unit = _numbers(texts)
    whole = not unit and not any("." in text for text in texts)
    values = tuple(int(number) if whole else number for number in numbers)
    return Levels(values, min(values), max(values), unit)


def _numbers(texts: list[str]) -> tuple[list[float], str]:
    """The numbers of some texts and the unit that all have; one that is left out is that of the last."""
    parts = [PART.fullmatch(text.strip()) for text in texts]
    for text, part in zip(texts, parts, strict=True):
        if part is None:
            raise UnreadableError(say("`{text}` does not begin with a number", text=text), say(Levels.EXPECTED))
    units = [" ".join((part[2] or "").split()) for part in parts if part]
    unit = units[-1]
    for other in units:
        if other not in ("", unit):
            raise UnreadableError(
                say("`{one}` and `{other}` are not the same unit", one=other, other=unit), say(Levels.EXPECTED)
            )
    return [read_number(part[1] + ("%" if unit == "%" else "")) for part in parts if part], unit
