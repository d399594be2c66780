"""When the people of a team are missing: vacation, sickness, days away, meetings; and how unlike people are."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field, model_validator

from salessim.scenario.errors import UnreadableError
from salessim.scenario.folder import Folder
from salessim.scenario.model import Model
from salessim.scenario.quantity import DAY, Duration, Quantity, read_number
from salessim.scenario.scalars import Count, PlainShare, TimeDist
from salessim.scenario.spans import HourSpan, Season, WeekdaySpan
from salessim.translation import later, say

YEAR, MONTHS = 365.25, 12  # days; a person is sick at most once in a month


class Vacation(Model):
    """Days off in every year; each part lies somewhere in its share of the year."""

    per_year: Duration = Field(description="calendar days in a year", examples=["28 d"])
    in_parts: Count = Field(default=2, description="in so many parts of equal length", examples=["2"])
    season: Season | None = Field(
        default=None, description="how many are away, by month, such as {Jul-Aug: 3, rest: 1}"
    )

    @model_validator(mode="after")
    def _possible(self) -> "Vacation":
        if not 1 <= self.in_parts <= MONTHS:
            raise UnreadableError(say("a vacation in {number} parts", number=self.in_parts), say("1 to 12 parts"))
        if self.per_year.working or self.per_year.days > YEAR / 2:
            raise UnreadableError(
                say("a vacation of {length} in a year", length=self.per_year), say("calendar days, such as 28 d")
            )
        return self


class Sickness(Model):
    """Days of sickness in a year, and how long a person is sick each time."""

    per_year: Duration = Field(description="calendar days in a year", examples=["10 d"])
    each: TimeDist = Field(description="how long each time", examples=["lognormal(6 d, cv 0.8)"])

    @property
    def chance(self) -> float:
        """That a person falls sick in a month."""
        return self.per_year.days / MONTHS / (self.each.mean / 86_400)

    @model_validator(mode="after")
    def _possible(self) -> "Sickness":
        if self.per_year.working or self.each.working:
            raise UnreadableError(say("sickness is told in calendar days"), say("days such as 10 d"))
        if self.each.zero or self.chance > 1 or self.each.mean > 15 * 86_400:
            raise UnreadableError(
                say("{length} a year cannot be had at most once in a month", length=self.per_year),
                say("less, or longer each time, up to 15 d"),
            )
        return self


class Absent(Model):
    """When a person is missing though the department works."""

    vacation: Vacation | None = Field(default=None, description="every year")
    sickness: Sickness | None = Field(default=None, description="at any time")
    days_away: PlainShare = Field(
        default=0.0, description="of all days, on which a person is away for other reasons", examples=["5%"]
    )


@dataclass(frozen=True)
class Meeting(Quantity):
    """Hours of a week in which a team does not work on its stages."""

    days: tuple[int, ...]
    start: int
    end: int
    text: str

    EXPECTED: ClassVar[str] = later("days and hours, such as Mon-Fri 9:00-9:15")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("Mon-Fri 9:00-9:15", "Mon 16:00-17:00")

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Meeting":
        days, _, hours = text.rpartition(" ")
        if not days:
            raise UnreadableError(say("`{text}` does not say on which days", text=text), say(cls.EXPECTED))
        span, when = WeekdaySpan.parse(days), HourSpan.parse(hours)
        if span.rest or when.rest:
            raise UnreadableError(say("`rest` says nothing here"), say(cls.EXPECTED))
        return cls(span.members, when.start, when.end, text)

    def __str__(self) -> str:
        return self.text


def without(hours: Iterable[tuple[int, int]], meetings: Collection[Meeting]) -> Iterator[tuple[int, int]]:
    """Hours less what falls into meetings, in seconds since a Monday."""
    for on, off in hours:
        at = on
        for day in range(on // DAY, (off - 1) // DAY + 1):
            told = sorted((one.start, one.end) for one in meetings if day % 7 in one.days)
            for begins, ends in told:
                if at < min(off, day * DAY + begins):
                    yield at, min(off, day * DAY + begins)
                at = max(at, min(off, day * DAY + ends))
        if at < off:
            yield at, off


@dataclass(frozen=True)
class Spread(Quantity):
    """How unlike people are: the standard deviation over the mean."""

    cv: float

    EXPECTED: ClassVar[str] = later("a coefficient of variation, such as cv 0.2")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("cv 0.2",)

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Spread":
        match = re.fullmatch(r"cv\s+(.+)", text)
        if match is None or read_number(match[1]) > 1:
            raise UnreadableError(say("`{text}` does not say how unlike people are", text=text), say(cls.EXPECTED))
        return cls(read_number(match[1]))


class PeopleDiffer(Model):
    """How unlike the people of a team are, for as long as they stay; on average they are as told."""

    speed: Spread | None = Field(default=None, description="how fast they work")
    odds: Spread | None = Field(default=None, description="a factor on the odds of good outcomes")
