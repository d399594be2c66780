"""Who leads whom, and what that takes of the time of those who lead."""

import re
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field, model_validator

from salessim.scenario.errors import UnreadableError
from salessim.scenario.folder import Folder
from salessim.scenario.model import Model
from salessim.scenario.quantity import UNIT_SECONDS, Duration, Quantity, split_per
from salessim.scenario.scalars import Factor, Word
from salessim.translation import later, say

WORK = ("s", "min", "h")  # units of work
WEEKS = {"week": 1.0, "month": UNIT_SECONDS["month"] / UNIT_SECONDS["w"]}


def _work(text: str, expected: str) -> Duration:
    """A length of time that is work of a person."""
    time = Duration.parse(text)
    if time.unit not in WORK:
        raise UnreadableError(say("`{time}`: leading is work of a person on duty", time=text), say(expected))
    return time


@dataclass(frozen=True)
class Spent(Quantity):
    """Time that is spent again and again: so much in every working day, week or month."""

    time: Duration
    per: str

    EXPECTED: ClassVar[str] = later("hours or minutes per day, week or month, such as 2 h per week")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("2 h per week", "15 min per day", "3 h per month")

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Spent":
        time, per = split_per(text, ("day", "week", "month"), cls.EXPECTED)
        return cls(_work(time, cls.EXPECTED), per)

    def a_week(self, working_days: int) -> float:
        """Seconds in a usual week of so many working days."""
        return self.time.seconds * working_days if self.per == "day" else self.time.seconds / WEEKS[self.per]


@dataclass(frozen=True)
class ForNewcomer(Quantity):
    """Time that is spent on everybody who begins."""

    time: Duration

    EXPECTED: ClassVar[str] = later("hours for everybody who begins, such as 10 h per newcomer")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("10 h per newcomer",)

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "ForNewcomer":
        match = re.fullmatch(r"(.+?)\s+(?:per newcomer|на новичка)", text)
        if match is None:
            raise UnreadableError(say("`{text}` does not say for whom", text=text), say(cls.EXPECTED))
        return cls(_work(match[1], cls.EXPECTED))


class Overload(Model):
    """What it costs when leading needs more hours than it gets; nobody has measured it well."""

    ramp: Factor = Field(
        default=0.0,
        description="how much longer newcomers learn: 100% makes it 15% longer if leading needs 15% more than it gets",
        examples=["100%"],
    )
    in_first_month: Factor = Field(
        default=0.0, description="how much faster newcomers leave in their first month, likewise", examples=["100%"]
    )


class Leads(Model):
    """Whom a team leads. What that takes is shared by its people and is no time for stages."""

    each_of: dict[Word, Spent] = Field(
        description="coaching and control for each person, by team, such as {hunters: 2 h per week}"
    )
    interviews: ForNewcomer | None = Field(default=None, description="interviews and first days of those who are hired")
    reports: Spent | None = Field(default=None, description="reports and plans, of the team as a whole")
    at_most: Spent | None = Field(
        default=None, description="so much of a person's time goes into leading at most, the rest into stages"
    )
    overload: Overload = Field(default=Overload(), description="what it costs when leading needs more than it gets")

    @model_validator(mode="after")
    def _leads(self) -> "Leads":
        if self.at_most is not None and not self.at_most.time.amount:
            raise UnreadableError(say("nobody leads in no time"), say("more than 0, or no `leads`"))
        return self
