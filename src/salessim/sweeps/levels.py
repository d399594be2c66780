"""What a factor may be: `2 to 6`, `20% to 40%`, `60_000 per month to 90_000 per month`, or a list of values."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from salessim.scenario.errors import UnreadableError
from salessim.scenario.folder import Folder
from salessim.scenario.quantity import DIGITS, Quantity, as_text
from salessim.translation import later, say

MOST_LEVELS = 1_000
ENDS = re.compile(r"\s+(?:to|до)\s+")
NUMBER = re.compile(rf"{DIGITS}")


@dataclass(frozen=True)
class Levels(Quantity):
    """The two ends of a stretch, or the values of a list, each as it could stand in the scenario."""

    texts: tuple[str, ...]
    stretch: bool

    EXPECTED: ClassVar[str] = later("a stretch such as 2 to 6 or 20% to 40%, or a list such as [2, 3, 5]")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("2 to 6", "20% to 40%", "60_000 per month to 90_000 per month")

    @classmethod
    def read(cls, value: Any) -> "Levels":
        """What a model calls: a text, a list of texts, or the levels themselves. Raises `UnreadableError`."""
        if not isinstance(value, list):
            return super().read(value)
        if not 2 <= len(value) <= MOST_LEVELS:
            raise UnreadableError(
                say("a list of {number} values", number=len(value)), say("from 2 to {most} values", most=MOST_LEVELS)
            )
        return cls(_alike([as_text(item, cls.EXPECTED) for item in value]), False)

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Levels":
        ends = ENDS.split(text)
        if len(ends) != 2:
            raise UnreadableError(say("`{text}` is no stretch", text=text), say(cls.EXPECTED))
        return cls(_alike(ends), True)


def _alike(texts: list[str]) -> tuple[str, ...]:
    """Bare numbers get the unit of the last one: `20 to 40%` is `20% to 40%`."""
    unit = NUMBER.sub("", texts[-1], count=1)
    return tuple(f"{text}{unit}" if NUMBER.fullmatch(text) else text for text in texts)
