"""Stretches of the year, the week and the day: `Jan-Mar`, `Mon-Fri`, `9-11`, `9:00-18:00`, and tables over them."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import RootModel, field_validator, model_validator

from salessim.scenario.errors import UnreadableError, did_you_mean
from salessim.scenario.folder import Folder
from salessim.scenario.quantity import DAY, MoneyRate, Quantity
from salessim.scenario.scalars import Factor
from salessim.translation import later, say
from salessim.translation.dates import MONTHS, WEEKDAYS

LONG_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
RUSSIAN_MONTHS = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
RUSSIAN_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


@dataclass(frozen=True)
class Span(Quantity):
    """Some members of a cycle, or the rest of it when `members` is empty."""

    members: tuple[int, ...]
    text: str = ""

    WORDS: ClassVar[dict[str, int]] = {}
    SIZE: ClassVar[int] = 0

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> Any:
        """One stretch, a name alone, or several separated by commas."""
        if text.strip().lower() in ("rest", "остальные"):
            return cls((), "rest")
        members: list[int] = []
        for part in text.split(","):
            members += [member for member in cls._stretch(part.strip()) if member not in members]
        return cls(tuple(members), text.strip())

    @classmethod
    def _stretch(cls, text: str) -> list[int]:
        ends = [cls._number(word) for word in re.split(r"\s*[-–—]\s*", text)]
        if len(ends) > 2:
            raise UnreadableError(say("`{text}` is not a stretch", text=text), say(cls.EXPECTED))
        length = (ends[-1] - ends[0]) % cls.SIZE + 1
        return [(ends[0] + step) % cls.SIZE for step in range(length)]

    @classmethod
    def _number(cls, word: str) -> int:
        number = cls.WORDS.get(word.lower())
        if number is None:
            raise UnreadableError(
                say("`{word}` is not known", word=word), say(cls.EXPECTED), did_you_mean(word, cls.WORDS).title()
            )
        return number

    @property
    def rest(self) -> bool:
        """Whether it means all that is not named."""
        return not self.members


class MonthSpan(Span):
    """Months of the year, 0 to 11."""

    EXPECTED = later("a month or months such as Jan, Jan-Mar, or rest")
    EXAMPLES = ("Jan-Mar", "rest")
    SIZE = 12
    WORDS = {name.lower(): i for names in (MONTHS, LONG_MONTHS, RUSSIAN_MONTHS) for i, name in enumerate(names)}


class WeekdaySpan(Span):
    """Days of the week, 0 (Monday) to 6."""

    EXPECTED = later("a weekday or weekdays such as Mon, Mon-Fri, or rest")
    EXAMPLES = ("Mon-Fri", "rest")
    SIZE = 7
    WORDS = {name.lower(): i for names in (WEEKDAYS, LONG_DAYS, RUSSIAN_DAYS) for i, name in enumerate(names)}


@dataclass(frozen=True)
class HourSpan(Quantity):
    """A stretch of the day in seconds since midnight, or the rest of the day when it has no length."""

    start: int
    end: int

    EXPECTED: ClassVar[str] = later("hours of one day such as 9-11 or 9:00-18:00")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("9:00-18:00", "9-11")

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "HourSpan":
        if text.strip().lower() in ("rest", "остальные"):
            return cls(0, 0)
        clock = r"([0-9]{1,2})(?::([0-9]{2}))?"
        match = re.fullmatch(rf"{clock}\s*[-–—]\s*{clock}", text.strip())
        if match is None:
            raise UnreadableError(say("`{text}` is not a stretch of the day", text=text), say(cls.EXPECTED))
        hours, minutes = (int(match[1]), int(match[3])), (int(match[2] or 0), int(match[4] or 0))
        start, end = (hour * 3_600 + minute * 60 for hour, minute in zip(hours, minutes, strict=True))
        if max(minutes) > 59 or max(start, end) > DAY:
            raise UnreadableError(say("`{text}`: a day has 24 hours of 60 minutes", text=text), say(cls.EXPECTED))
        if start >= end:
            raise UnreadableError(
                say("`{text}` ends before it begins", text=text),
                say("hours within one day; write a night as two stretches"),
            )
        return cls(start, end)

    @property
    def rest(self) -> bool:
        """Whether it means all hours that are not named."""
        return self.start == self.end

    def __str__(self) -> str:
        return f"{self.start // 3_600}:{self.start % 3_600 // 60:02d}-{self.end // 3_600}:{self.end % 3_600 // 60:02d}"


def spread(table: dict[Any, Any], size: int, names: tuple[str, ...]) -> list[Any]:
    """The value of every member of the cycle; twice named or never named is an error."""
    values: list[Any] = [None] * size
    rest = [value for span, value in table.items() if span.rest]
    for span, value in table.items():
        for member in span.members:
            if values[member] is not None:
                raise UnreadableError(say("{name} is named twice", name=say(names[member])), say("each of them once"))
            values[member] = value
    missing = [name for name, value in zip(names, values, strict=True) if value is None]
    if missing and not rest:
        raise UnreadableError(
            say("nothing is said about {missing}", missing=", ".join(map(say, missing))), say("all of them, or `rest`")
        )
    return [rest[0] if value is None else value for value in values]


class Season(RootModel[dict[MonthSpan, Factor]]):
    """A factor for every month: {Jan: 0.7, Nov: 1.3, rest: 1.0}."""

    @model_validator(mode="after")
    def _complete(self) -> "Season":
        spread(self.root, 12, MONTHS)
        return self

    def of(self, month: int) -> float:
        """The factor of a month, 1 to 12."""
        return float(spread(self.root, 12, MONTHS)[month - 1])


class MonthlyMoney(RootModel[dict[MonthSpan, MoneyRate]]):
    """An amount for every month: {Jan-Mar: 8_000_000 per month, rest: 10_500_000 per month}, or one for all."""

    @model_validator(mode="before")
    @classmethod
    def _one_for_all(cls, value: Any) -> Any:
        return value if isinstance(value, dict) else {"rest": value}

    @field_validator("root")
    @classmethod
    def _by_month(cls, table: dict[MonthSpan, MoneyRate]) -> dict[MonthSpan, MoneyRate]:
        if any(rate.per == "hour" for rate in table.values()):
            raise UnreadableError(
                say("an amount by month is not told by the hour"), say("an amount per month or per year")
            )
        return table

    def of(self, month: int) -> float | None:
        """The amount of a month, 1 to 12; None if the table does not name it."""
        rates = {member: rate for span, rate in self.root.items() for member in span.members}
        rest = next((rate for span, rate in self.root.items() if span.rest), None)
        rate = rates.get(month - 1, rest)
        return None if rate is None else rate.per_month


class WeekdayFactors(RootModel[dict[WeekdaySpan, Factor]]):
    """A factor for every weekday: {Sat-Sun: 0.72, rest: 1}. `Mon-Sun` alone means all of them alike."""

    @model_validator(mode="before")
    @classmethod
    def _days_alone(cls, value: Any) -> Any:
        return {value: "1", "rest": "0"} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _complete(self) -> "WeekdayFactors":
        spread(self.root, 7, WEEKDAYS)
        return self

    def of(self, weekday: int, working: bool) -> float:
        """The factor of a weekday, 0 to 6. A named day is open to leads; `rest` holds on working days only."""
        for span, factor in self.root.items():
            if weekday in span.members:
                return factor
        return float(spread(self.root, 7, WEEKDAYS)[weekday]) if working else 0.0


class HourFactors(RootModel[dict[HourSpan, Factor]]):
    """How a day is shared out: {9-11: 1.5, rest: 1.0}. Without `rest` nobody comes at other hours."""

    @model_validator(mode="before")
    @classmethod
    def _hours_alone(cls, value: Any) -> Any:
        return {value: "1"} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _apart(self) -> "HourFactors":
        spans = sorted((span for span in self.root if not span.rest), key=lambda span: span.start)
        for one, next_one in zip(spans, spans[1:], strict=False):
            if next_one.start < one.end:
                raise UnreadableError(
                    say("{one} and {next_one} overlap", one=one, next_one=next_one),
                    say("stretches that do not share an hour"),
                )
        if not any(self.root.values()):
            raise UnreadableError(say("nobody comes at any hour"), say("a factor above 0"))
        return self

    def rows(self, usual: list[tuple[int, int]]) -> list[tuple[int, int, float]]:
        """Stretches of a day as (start, end, weight), weight = factor x seconds; `rest` fills the usual hours."""
        named = {span: factor for span, factor in self.root.items() if not span.rest}
        rest = next((factor for span, factor in self.root.items() if span.rest), 0.0)
        edges = sorted({edge for span in named for edge in (span.start, span.end)}.union(*usual))
        rows = []
        for start, end in zip(edges, edges[1:], strict=False):
            inside = [factor for span, factor in named.items() if span.start <= start < span.end]
            factor = inside[0] if inside else rest if any(on <= start < off for on, off in usual) else 0.0
            if factor > 0:
                rows.append((start, end, factor * (end - start)))
        return rows
