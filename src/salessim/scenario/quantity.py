"""Quantities as people write them: `5% (2% to 9%)`, `2 wd`, `14 per day`, `60_000 per month`; Russian units too."""

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from salessim.scenario.errors import UnreadableError, did_you_mean
from salessim.scenario.folder import Folder
from salessim.translation import later, say
from salessim.translation.numbers import written

DIGITS = r"[0-9][0-9_]*(?:\.[0-9]+)?"
DAY = 86_400
UNIT_SECONDS = {"s": 1, "min": 60, "h": 3_600, "d": DAY, "w": 7 * DAY, "month": 30.4375 * DAY, "year": 365.25 * DAY}
UNIT_WORDS = {
    "s": ("s", "sec", "second", "seconds", "с", "сек", "секунда", "секунды", "секунд"),
    "min": ("min", "minute", "minutes", "мин", "минута", "минуты", "минут"),
    "h": ("h", "hour", "hours", "ч", "час", "часа", "часов"),
    "d": ("d", "day", "days", "д", "дн", "день", "дня", "дней"),
    "w": ("w", "week", "weeks", "нед", "неделя", "недели", "недель"),
    "month": ("month", "months", "мес", "месяц", "месяца", "месяцев"),
    "year": ("year", "years", "г", "год", "года", "лет"),
    "wd": ("wd", "working day", "working days", "рд", "рабочий день", "рабочих дня", "рабочих дней"),
}
UNITS = {word: unit for unit, words in UNIT_WORDS.items() for word in words}
PER_WORDS = {
    "per hour": "hour", "per day": "day", "per week": "week", "per month": "month", "per year": "year",
    "в час": "hour", "в день": "day", "в неделю": "week", "в месяц": "month", "в год": "year",
}  # fmt: skip
UNIT_NAMES = {  # of one, of several
    "s": (later("{number} second"), later("{number} seconds")),
    "min": (later("{number} minute"), later("{number} minutes")),
    "h": (later("{number} hour"), later("{number} hours")),
    "d": (later("{number} day"), later("{number} days")),
    "w": (later("{number} week"), later("{number} weeks")),
    "month": (later("{number} month"), later("{number} months")),
    "year": (later("{number} year"), later("{number} years")),
    "wd": (later("{number} working day"), later("{number} working days")),
}

Q = TypeVar("Q", bound="Quantity")


class Quantity:
    """Something written as one text; models read it through `parse`."""

    EXPECTED: ClassVar[str] = ""
    EXAMPLES: ClassVar[tuple[str, ...]] = ()
    MOST: ClassVar[int] = 200  # characters

    @classmethod
    def parse(cls: type[Q], text: str, folder: Folder | None = None) -> Q:
        """Read the text; raises `UnreadableError` with a sentence for a manager. `folder` holds files it may name."""
        words = " ".join(text.split())
        if len(words) > cls.MOST:
            raise UnreadableError(say("`{words}...` is too long to be understood", words=words[:40]), say(cls.EXPECTED))
        return cls._parse(words, folder)

    @classmethod
    def _parse(cls: type[Q], text: str, folder: Folder | None) -> Q:
        raise UnreadableError(say("`{text}` cannot be read", text=text), say(cls.EXPECTED))

    @classmethod
    def read(cls: type[Q], value: Any) -> Q:
        """What a model calls: a text, a number as a program gives it, or the quantity itself."""
        folder = getattr(value, "folder", None)
        return value if isinstance(value, cls) else cls.parse(as_text(value, cls.EXPECTED), folder)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": ["string", "number"], "examples": list(cls.EXAMPLES), "description": say(cls.EXPECTED)}


@dataclass(frozen=True)
class Number(Quantity):
    """A number (40% is 0.4) that may carry our ignorance: the range in which the truth may lie."""

    value: float
    low: float | None = None
    high: float | None = None
    path: tuple[str, ...] = field(default=(), compare=False)  # of a range: where it stands, the address of its draw

    EXPECTED: ClassVar[str] = later("a number, if you like with a range, such as 5% (2% to 9%)")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("40%", "5% (2% to 9%)", "1.5")

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Number":
        value, inside = split_range(text)
        if inside is None:
            return cls(read_number(value))
        low, high = map(read_number, inside)
        number = cls(read_number(value), low, high)
        if not low <= number.value <= high:
            raise UnreadableError(
                say("`{text}`: the range does not hold the number", text=text),
                say("the lower end first, then the upper end"),
            )
        return number

    def times(self, factor: float) -> "Number":
        """So many times as much, its range too."""
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        return Number(self.value * factor, low, high, self.path)

    @property
    def least(self) -> float:
        """The least that it may be."""
        return self.value if self.low is None else self.low

    @property
    def unsure(self) -> bool:
        """Whether its range leaves anything open."""
        return self.low is not None and self.low != self.high

    def stands_at(self, path: tuple[str, ...]) -> None:
        """Tell it where it stands, once the whole scenario is read."""
        object.__setattr__(self, "path", path)


@dataclass(frozen=True)
class Duration(Quantity):
    """A stretch of time in its unit: s, min, h, d, w, month, year in real time, or wd, a working day."""

    amount: float
    unit: str

    EXPECTED: ClassVar[str] = later("a number and a unit of time, such as 20 s, 6 min, 2 h, 3 d, 2 wd, 2 w or 4 months")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("20 s", "6 min", "2 h", "3 d", "2 wd", "2 w", "4 months")

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Duration":
        match = re.fullmatch(rf"({DIGITS})\s*([^\W\d_][^\d_]*)", text)
        if match is None:
            missing = re.fullmatch(DIGITS, text)
            comma = re.match(r"\d+(?:,\d+)+", text)
            raise UnreadableError(
                say("`{text}` has no unit", text=text)
                if missing
                else say("`{text}` is not a length of time", text=text),
                _number_hint(comma[0]) if comma else say(cls.EXPECTED),
            )
        word = match[2].strip().rstrip(".").lower()
        unit = UNITS.get(word)
        if unit is None:
            raise UnreadableError(
                say("`{word}` is not a unit of time", word=match[2]), say(cls.EXPECTED), did_you_mean(word, UNITS)
            )
        duration = cls(read_number(match[1]), unit)
        if duration.days > 36_525:
            raise UnreadableError(
                say("`{text}` is longer than a hundred years", text=text), say("a length of time that a plan can hold")
            )
        return duration

    @property
    def working(self) -> bool:
        """Whether it runs on the working clock."""
        return self.unit == "wd"

    @property
    def seconds(self) -> float:
        """Real seconds. Raises ValueError for working days, whose length only a working calendar knows."""
        if self.working:
            raise ValueError("a working day has no length without a calendar")
        return self.amount * UNIT_SECONDS[self.unit]

    @property
    def days(self) -> float:
        """Working days if `working`, else real days."""
        return self.amount if self.working else self.seconds / DAY

    def __str__(self) -> str:
        one, several = UNIT_NAMES[self.unit]
        return say(one if self.amount == 1 else several, number=written(f"{self.amount:g}"))


@dataclass(frozen=True)
class Rate(Quantity):
    """How many come: the number per `day`, `week`, `month` or `year`."""

    number: Number
    per: str

    EXPECTED: ClassVar[str] = later("a number per day, week, month or year, such as 14 per day (10 to 18)")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("14 per day", "14 per day (10 to 18)", "300 per month")

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Rate":
        value, inside = split_range(text)
        amount, per = split_per(value, ("day", "week", "month", "year"), cls.EXPECTED)
        within = "" if inside is None else f" ({inside[0]} to {inside[1]})"
        return cls(Number.parse(amount + within), per)


@dataclass(frozen=True)
class MoneyRate(Quantity):
    """Money per `hour`, `month` or `year`."""

    amount: float
    per: str

    EXPECTED: ClassVar[str] = later("an amount of money per hour, month or year, such as 60_000 per month")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("60_000 per month", "350 per hour")

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "MoneyRate":
        amount, per = split_per(text, ("hour", "month", "year"), cls.EXPECTED)
        return cls(read_number(amount), per)

    @property
    def per_month(self) -> float:
        """The amount of one month. Raises ValueError for an hourly rate."""
        if self.per == "hour":
            raise ValueError("an hourly rate says nothing about a month")
        return self.amount / 12 if self.per == "year" else self.amount

    def __str__(self) -> str:
        return f"{self.amount:,.10g} per {self.per}"


def as_text(value: Any, expected: str) -> str:
    """A value as the text that stands in the file; whole mappings and lists are refused."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:.15g}"
    found = later("a list stands where one value belongs")
    if not isinstance(value, list):
        found = later("several entries stand where one value belongs")
    raise UnreadableError(say(found), say(expected))


def read_number(text: str) -> float:
    """A number that is 0 or more: underscores between digits, a decimal point, `%`. Raises `UnreadableError`."""
    written = text.strip()
    match = re.fullmatch(rf"({DIGITS})\s*(%?)", written)
    if match is None:
        raise UnreadableError(say("`{written}` is not a number", written=written), _number_hint(written))
    if len(match[1]) > 24:
        raise UnreadableError(
            say("the number is too long ({number} characters)", number=len(match[1])), say("at most 24 characters")
        )
    value = float(match[1].replace("_", ""))
    return value / 100 if match[2] else value


def split_range(text: str) -> tuple[str, tuple[str, str] | None]:
    """`5% (2% to 9%)` as `5%` and the two ends, `%` understood for both."""
    match = re.fullmatch(r"(.*?)\(\s*(?:from |от )?(.+?)\s+(?:to|до)\s+(.+?)\s*\)(.*)", text)
    if match is None:
        return text, None
    low, high = match[2], match[3]
    if high.endswith("%") and not low.endswith("%"):
        low += "%"
    return f"{match[1].strip()} {match[4].strip()}".strip(), (low, high)


def split_per(text: str, allowed: tuple[str, ...], expected: str) -> tuple[str, str]:
    """`60_000 per month` as `60_000` and `month`."""
    match = re.fullmatch(r"(.+?)\s+((?:per|в)\s+\w+)", text.strip())
    if match is None:
        raise UnreadableError(say("`{text}` does not say per what", text=text), say(expected))
    words = " ".join(match[2].lower().split())
    per = PER_WORDS.get(words)
    if per not in allowed:
        known = [word for word, unit in PER_WORDS.items() if unit in allowed]
        raise UnreadableError(
            say("`{words}` cannot be used here", words=match[2]), say(expected), did_you_mean(words, known)
        )
    return match[1], per


def _number_hint(written: str) -> str:
    if written.startswith("-"):
        return say("a number that is not negative")
    if re.fullmatch(r"\d{1,3}([ \u00a0',]\d{3})+", written):
        return say("underscores between digits: {number}", number=re.sub(r"[^0-9]", "_", written))
    if re.fullmatch(r"\d+,\d+%?", written):
        return say("a decimal point: {number}", number=written.replace(",", "."))
    return say("a number such as 12, 1.5, 90_000 or 40%")
