"""On what a step of a change hangs: `only_if: {plan_met: at least 90%, of: {region: Kazan}, by: 2027-04-25}`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from pydantic import Field, model_validator

from salessim.scenario.errors import UnreadableError
from salessim.scenario.folder import Folder
from salessim.scenario.model import Model
from salessim.scenario.quantity import DIGITS, Quantity, read_number
from salessim.scenario.scalars import Day, Word
from salessim.translation import later, say

AT_LEAST, BELOW = ("at least", "не меньше"), ("below", "меньше")
MOST = 10.0  # times the plan


@dataclass(frozen=True)
class Bound(Quantity):
    """A number from which on, or below which, something is so."""

    at_least: bool
    value: float

    EXPECTED: ClassVar[str] = later("`at least` or `below` and a number, such as at least 90%")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("at least 90%", "below 60%", "at least 2_000_000")

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Bound":
        words = "|".join((*AT_LEAST, *BELOW))
        match = re.fullmatch(rf"({words})\s+({DIGITS}\s*%?)", text)
        if match is None:
            raise UnreadableError(say("`{text}` names no bound", text=text), say(cls.EXPECTED))
        return cls(match[1] in AT_LEAST, read_number(match[2]))


class Window(NamedTuple):
    """The days that count, both included."""

    first: date
    last: date


class Rule(Model):
    """What must have happened for a step to be made."""

    plan_met: Bound | None = Field(
        default=None, description="revenue of the window by its plan", examples=["at least 90%", "below 60%"]
    )
    revenue: Bound | None = Field(
        default=None, description="revenue of the window, as the plan counts it", examples=["at least 2_000_000"]
    )
    of: dict[Word, Word] = Field(default={}, description="of leads with this value of an attribute alone")
    from_: Day | None = Field(default=None, alias="from", description="the first day that counts; else the last step's")
    by: Day | None = Field(default=None, description="the last day that counts; else the day before the step")

    @model_validator(mode="after")
    def _one_measure(self) -> "Rule":
        if (self.plan_met is None) == (self.revenue is None):
            raise UnreadableError(say("a rule needs one measure"), say("either `plan_met` or `revenue`"))
        if self.plan_met is not None and self.plan_met.value > MOST:
            raise UnreadableError(say("more than ten times the plan"), say("a share of the plan, such as at least 90%"))
        if len(self.of) > 1:
            raise UnreadableError(say("a rule can look at one attribute"), say("such as `of: {region: Kazan}`"))
        return self

    @property
    def bound(self) -> Bound:
        """The bound of its measure."""
        bound = self.plan_met or self.revenue
        assert bound is not None
        return bound

    def window(self, on: date, before: Sequence[date], start: date) -> Window:
        """The days that count for a step on a day, after steps on other ones in a period that begins with `start`."""
        return Window(self.from_ or (before[-1] if before else start), self.by or on - timedelta(days=1))

    def moved(self, length: timedelta) -> "Rule":
        """The same so much later."""
        days = {name: getattr(self, name) for name in ("from_", "by")}
        return self.model_copy(update={name: day and day + length for name, day in days.items()})
