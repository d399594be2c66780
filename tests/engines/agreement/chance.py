"""Choices by chance that every Python makes alike: stored logs of houses must not hang on its version."""

import random
from collections.abc import Sequence
from typing import Any, TypeVar

from engines.build import Equally, Steps
from salessim.network import tables as t

T = TypeVar("T")
STEPS = (5, 36_000)  # seconds; most moments are multiples of this, so that many things happen at one
TASTES = (
    "patience", "capacity", "desks", "claims", "reach", "segments", "lifo", "interrupts", "gates", "bends", "books",
    "sizes", "owners on the way", "marks", "resets", "missed", "children", "streams", "calendars", "limits", "ranks",
    "setup", "ramps", "people differ", "short spells", "nights", "odd laws", "long work", "batches",
)  # fmt: skip


class Chance:
    """The chances of one house. Each house has its tastes: what it likes, it has much of; other things it lacks.

    Houses in which everything is a little present seldom show how two things meet.
    """

    def __init__(self, seed: int) -> None:
        self._uniform = random.Random(seed).random  # the one method whose numbers are promised for ever
        self.taste = {about: self.pick(0.0, 0.3, 0.8, 0.9) for about in TASTES}
        self.step = STEPS[int(self.maybe(0.12))]  # most houses live minutes, some live weeks
        self.ragged = self.maybe(0.2)  # moments between the steps

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high, both possible."""
        return low + int(self._uniform() * (high - low + 1))

    def maybe(self, probability: float) -> bool:
        """Yes, sometimes."""
        return self._uniform() < probability

    def likes(self, about: str) -> bool:
        """Yes, as often as this house likes it."""
        return self.maybe(self.taste[about])

    def pick(self, *choices: Any) -> Any:
        """One of these."""
        return choices[self.number(0, len(choices) - 1)]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """So many of these, each at most once, in any order."""
        left = list(things)
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(min(count, len(left)))]

    # ---- moments, laws and curves ----------------------------------------------------------------------------------

    def moment(self, low: int, high: int) -> int:
        """A moment from low to high steps."""
        return self.step * self.number(low, high) + (self.number(0, self.step - 1) if self.ragged else 0)

    def key(self) -> int:
        """An identity: a small number, or any of 64 bits."""
        return self.number(1, 10**6) if self.maybe(0.5) else self.number(0, 2**32 - 1) * 2**32 + self.number(1, 2**32)

    def law(self) -> Any:
        """Seconds: mostly whole steps, sometimes of any family; halves and less than nothing, too."""
        step = self.step
        if self.likes("odd laws") or self.ragged:
            return self.pick(
                (t.EXPONENTIAL, 3.0 * step), (t.LOGNORMAL, 2.3 if step == STEPS[0] else 11.2, 0.6),
                (t.UNIFORM, -1.0 * step, 5.0 * step), (t.TRIANGULAR, 0.0, 1.0 * step, 6.0 * step),
                (t.NORMAL, 1.6 * step, 1.6 * step), (t.ERLANG, 3.0, 3.0 * step),
                Equally([step, 2.0 * step, 2 * step + 2.5]), [step + 2.5, 2.5, 4.0 * step],
            )  # fmt: skip
        plain = 0, step, step, 2 * step, 2 * step, 3 * step, 6 * step
        return self.pick(*plain, [step, 0, 2 * step], [2 * step, 4 * step])

    def work(self) -> Any:
        """Seconds of work: where the house likes it, more than fits between two nights, or two interruptions."""
        if self.likes("long work"):
            return self.pick(6 * self.step, 12 * self.step, 25 * self.step, [3 * self.step, 18 * self.step])
        return self.pick(4 * self.step, 8 * self.step, 16 * self.step) if self.likes("interrupts") else self.law()

    def long_law(self) -> Any:
        """Seconds, at least one step and seldom less than four."""
        step = self.step
        listed = [step, 6 * step, 9 * step]
        return self.pick(4 * step, 8 * step, listed, Equally([4.0 * step, 8.0 * step]), (t.ERLANG, 2.0, 8.0 * step))

    def curve(self, reach: float) -> Any:
        """A factor around 1 over a range of x, of any family; at jumps x is often met exactly."""
        low, high = self.pick((0.0, 2.0), (0.3, 1.0), (1.5, 0.2), (0.5, 3.0))
        half = reach / 2
        return self.pick(
            [(0.0, low), (reach, high)],
            [(0.0, high), (half, low), (reach, high)],
            Steps([(0.0, low), (half, high)]),
            Steps([(half, high), (reach, low)]),
            (t.POWER, half, self.pick(-1.0, 0.5)),
        )

    def ramp(self) -> Any:
        """A positive factor over tenure."""
        step = self.step
        jumps = Steps([(0.0, 0.5), (20.0 * step, 1.0), (40.0 * step, 2.0)])
        return self.pick(jumps, [(0.0, 0.4), (60.0 * step, 1.5)], (t.POWER, 10.0 * step, 0.5))
