"""Distributions as one readable call: `lognormal(6 min, cv 0.8)`. A small grammar reads them; nothing is evaluated."""

import csv
import io
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import NormalDist, fmean
from typing import ClassVar, Literal, NamedTuple

from salessim.scenario.errors import UnreadableError, did_you_mean, one_of
from salessim.scenario.folder import MOST_TABLE_BYTES, Folder
from salessim.scenario.quantity import UNITS, Duration, Quantity, read_number
from salessim.translation import later, say, say_count
from salessim.translation.numbers import written

Kind = Literal["time", "number"]
EXAMPLE = later("a distribution such as lognormal(6 min, cv 0.8), exponential(2 min) or a plain 20 min")
MOST_ROWS = 100_000


class Item(NamedTuple):
    """One value of a distribution: seconds or working days for a time, else the number itself."""

    value: float
    kind: Kind
    working: bool = False


@dataclass(frozen=True)
class Dist(Quantity):
    """A distribution. Times are in real seconds, or in working days when `working`.

    ``numbers`` by family: constant (a), exponential (mean), lognormal (mean, cv), uniform (a, b),
    triangular (a, mode, b), normal (mean, sd; cut at 0), erlang (phases, mean of the total),
    empirical (equally likely values), values (taken in turn).
    """

    family: str
    numbers: tuple[float, ...]
    kind: Kind
    working: bool = False
    text: str = ""

    EXPECTED: ClassVar[str] = EXAMPLE
    MOST: ClassVar[int] = 20_000
    EXAMPLES: ClassVar[tuple[str, ...]] = (
        "20 min",
        "lognormal(6 min, cv 0.8)",
        "lognormal(6 min, 1 in 10 over 12 min)",
    )

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Dist":
        call = re.fullmatch(r"(\w+)\s*\((.*)\)", text, re.DOTALL)
        if call is None:
            return cls._constant(text)
        family = call[1].lower()
        reader = FAMILIES.get(family)
        if reader is None:
            guess = did_you_mean(family, FAMILIES)
            raise UnreadableError(say("`{word}` is not a distribution", word=call[1]), one_of(FAMILIES), guess)
        arguments = [part.strip() for part in call[2].split(",")]
        if "" in arguments:
            raise UnreadableError(say("`{text}` has an empty place between commas", text=text), say(SHAPES[family]))
        numbers, kind, working = reader(arguments, folder)
        return cls(family, numbers, kind, working, text)

    @classmethod
    def _constant(cls, written: str) -> "Dist":
        if "(" in written or ")" in written:
            raise UnreadableError(
                say("`{written}`: a parenthesis is missing or stands in the wrong place", written=written), say(EXAMPLE)
            )
        item = read_item(written)
        return cls("constant", (item.value,), item.kind, item.working, written)

    @property
    def mean(self) -> float:
        """The expected value, in the unit of the numbers."""
        a, *more = self.numbers
        if self.family == "uniform":
            return (a + more[0]) / 2
        if self.family in ("triangular", "empirical", "values"):
            return fmean(self.numbers)
        if self.family == "normal":
            z = a / more[0] if more[0] else math.inf
            return a * NormalDist().cdf(z) + more[0] * NormalDist().pdf(z) if more[0] else a
        return more[0] if self.family == "erlang" else a

    def times(self, factor: float) -> "Dist":
        """The same with every value so many times as large."""
        alone = {"lognormal": 0, "erlang": 1}.get(self.family)  # a spread in proportion and a number of phases stay
        numbers = (n * factor if alone in (None, i) else n for i, n in enumerate(self.numbers))
        return replace(self, numbers=tuple(numbers), text="")

    @property
    def zero(self) -> bool:
        """Whether it is always 0."""
        return self.mean == 0

    def __str__(self) -> str:
        return self.text or f"{self.family}{self.numbers}"


Read = tuple[tuple[float, ...], Kind, bool]
Reader = Callable[[list[str], Folder | None], Read]


def read_item(text: str) -> Item:
    """`6 min`, `2 wd` or `60_000`."""
    if re.fullmatch(r"[0-9][0-9_.]*\s*%?", text.strip()):
        return Item(read_number(text), "number")
    duration = Duration.parse(text)
    return Item(duration.days if duration.working else duration.seconds, "time", duration.working)


def read_items(texts: list[str]) -> Read:
    """Several values of one kind and one clock."""
    items = [read_item(text) for text in texts]
    if len({item.kind for item in items}) > 1:
        bare = next(text for text, item in zip(texts, items, strict=True) if item.kind == "number")
        raise UnreadableError(
            say("`{bare}` has no unit beside values that have one", bare=bare), say(Duration.EXPECTED)
        )
    if len({item.working for item in items}) > 1:
        raise UnreadableError(
            say("working days and real time do not mix in one distribution"), say("one kind of day throughout")
        )
    return tuple(item.value for item in items), items[0].kind, items[0].working


def _exactly(family: str, arguments: list[str], count: int) -> None:
    if len(arguments) != count:
        raise UnreadableError(
            say_count(
                "`{family}` does not take {number} value",
                "`{family}` does not take {number} values",
                len(arguments),
                family=family,
            ),
            say(SHAPES[family]),
        )


def _plain(family: str, count: int) -> Reader:
    """A family whose values are alike and stand in rising order."""

    def reader(arguments: list[str], folder: Folder | None) -> Read:
        _exactly(family, arguments, count)
        numbers, kind, working = read_items(arguments)
        if list(numbers) != sorted(numbers):
            raise UnreadableError(say("the values of `{family}` do not rise", family=family), say(SHAPES[family]))
        return numbers, kind, working

    return reader


def _lognormal(arguments: list[str], folder: Folder | None) -> Read:
    _exactly("lognormal", arguments, 2)
    mean = read_item(arguments[0])
    if mean.value == 0:
        raise UnreadableError(say("the mean of `lognormal` is 0"), say("a mean above 0; for none at all write 0 s"))
    tail = re.fullmatch(r"1\s+(?:in|из)\s+([0-9_]+)\s+(?:over|больше)\s+(.+)", arguments[1])
    cv = _tail_cv(arguments[0], tail[1], tail[2]) if tail else _spread(arguments, mean, "lognormal")
    return (mean.value, cv), mean.kind, mean.working


def _normal(arguments: list[str], folder: Folder | None) -> Read:
    _exactly("normal", arguments, 2)
    mean = read_item(arguments[0])
    return (mean.value, mean.value * _spread(arguments, mean, "normal")), mean.kind, mean.working


def _spread(arguments: list[str], mean: Item, family: str) -> float:
    """The coefficient of variation from `cv 0.8`, `sd 4 min` or, for a normal, a bare `4 min`."""
    word = re.fullmatch(r"(cv|sd)\s+(.+)", arguments[1])
    if word is None and family == "lognormal":
        raise UnreadableError(
            say("`{text}` does not say how widely it spreads", text=arguments[1]), say(SHAPES[family])
        )
    if word is not None and word[1] == "cv":
        cv = read_number(word[2])
    else:
        (centre, sd), _, _ = read_items([arguments[0], word[2] if word else arguments[1]])
        if centre == 0:
            raise UnreadableError(say("the mean of `{family}` is 0", family=family), say("a mean above 0"))
        cv = sd / centre
    if cv > 20:
        raise UnreadableError(
            say("a coefficient of variation of {cv} is not a spread of real work", cv=written(f"{cv:g}")),
            say("cv between 0 and 20"),
        )
    return cv


def _tail_cv(mean_text: str, one_in: str, over: str) -> float:
    """`1 in 10 over 12 min` as a coefficient of variation: the smaller root of s^2/2 - z s + ln(q/mean) = 0."""
    (mean, over_value), _, _ = read_items([mean_text, over])
    count = int(read_number(one_in))
    if not 2 < count <= 1_000_000:
        raise UnreadableError(say("`1 in {one_in}` is not a tail", one_in=one_in), say("1 in 10, 1 in 20 or 1 in 100"))
    z = NormalDist().inv_cdf(1 - 1 / count)
    if over_value <= mean:
        raise UnreadableError(
            say("`{over}` is not above the mean `{mean_text}`", over=over, mean_text=mean_text),
            say("a long case, above the mean"),
        )
    left = z * z - 2 * math.log(over_value / mean)
    if left < 0:
        most = math.exp(z * z / 2)
        raise UnreadableError(
            say(
                "no lognormal with mean `{mean_text}` has 1 in {count} over `{over}`",
                mean_text=mean_text,
                count=count,
                over=over,
            ),
            say(
                "at most {most} times the mean, or a rarer case such as 1 in {count}",
                most=written(f"{most:.3g}"),
                count=count * 10,
            ),
        )
    sigma = z - math.sqrt(left)
    return math.sqrt(math.expm1(sigma * sigma))


def _erlang(arguments: list[str], folder: Folder | None) -> Read:
    _exactly("erlang", arguments, 2)
    phases, total = read_item(arguments[0]), read_item(arguments[1])
    if phases.kind != "number" or phases.value != int(phases.value) or not 1 <= phases.value <= 1_000:
        raise UnreadableError(say("`{text}` is not a number of phases", text=arguments[0]), say(SHAPES["erlang"]))
    return (phases.value, total.value), total.kind, total.working


def _listed(family: str) -> Reader:
    """`values(5 min, 7 min)` or `empirical(visits.csv, column minutes)`."""

    def reader(arguments: list[str], folder: Folder | None) -> Read:
        column = re.fullmatch(r"column\s+(.+?)(?:\s+in\s+(\w+))?", arguments[1]) if len(arguments) == 2 else None
        if column is None:
            return read_items(arguments)
        return read_column(arguments[0], column[1], column[2], folder)

    return reader


def read_column(name: str, column: str, unit: str | None, folder: Folder | None) -> Read:
    """The values of a CSV column; a unit stands in the cells, after `in`, or is the last word of the column's name."""
    cells = _cells(name, column, folder)
    unit = unit or re.split(r"[\s_]", column.lower())[-1]
    texts = [f"{cell} {unit}" if unit in UNITS and re.fullmatch(r"[0-9._]+", cell) else cell for cell in cells]
    try:
        return read_items(texts)
    except UnreadableError as problem:
        raise UnreadableError(
            say("column `{column}` of {name}: {message}", column=column, name=name, message=problem.message),
            problem.expected,
        ) from None


def _cells(name: str, column: str, folder: Folder | None) -> list[str]:
    if folder is None:
        raise UnreadableError(
            say("the file {name} cannot be read without a folder", name=name),
            say("a scenario that is read from a file"),
        )
    text = folder.text(name, MOST_TABLE_BYTES)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        known = [str(each).strip() for each in rows.fieldnames or ()]
        if column not in known:
            raise UnreadableError(
                say("{name} has no column `{column}`", name=name, column=column),
                one_of(known[:12]),
                did_you_mean(column, known),
            )
        rows.fieldnames = known
        cells = [(row[column] or "").strip() for row, _ in zip(rows, range(MOST_ROWS + 1), strict=False)]
    except csv.Error:
        raise UnreadableError(
            say("{name} cannot be read as a CSV file", name=name), say("a CSV file in UTF-8 beside the scenario")
        ) from None
    cells = [cell for cell in cells if cell]
    if not 0 < len(cells) <= MOST_ROWS:
        found = (
            later("column `{column}` of {name} is too long") if cells else later("column `{column}` of {name} is empty")
        )
        raise UnreadableError(say(found, column=column, name=name), say("1 to {most:_} values", most=MOST_ROWS))
    return cells


def _delimiter(text: str) -> str:
    """Table programs of some countries put `;` between cells."""
    head = text.split("\n", 1)[0]
    return ";" if head.count(";") > head.count(",") else ","


FAMILIES: dict[str, Reader] = {
    "constant": _plain("constant", 1),
    "exponential": _plain("exponential", 1),
    "lognormal": _lognormal,
    "uniform": _plain("uniform", 2),
    "triangular": _plain("triangular", 3),
    "normal": _normal,
    "erlang": _erlang,
    "empirical": _listed("empirical"),
    "values": _listed("values"),
}
SHAPES = {
    "constant": later("constant(2 h)"),
    "exponential": later("exponential(2 min): its mean"),
    "lognormal": later("lognormal(6 min, cv 0.8) or lognormal(6 min, 1 in 10 over 12 min): the mean, then the spread"),
    "uniform": later("uniform(2 h, 4 h): the least, then the most"),
    "triangular": later("triangular(1 d, 2 d, 5 d): the least, the most likely, the most"),
    "normal": later("normal(10 min, sd 2 min): the mean, then the standard deviation"),
    "erlang": later("erlang(3, 20 d): 3 phases that take 20 d in total"),
    "empirical": later("empirical(visits.csv, column minutes) or empirical(5 min, 7 min)"),
    "values": later("values(5 min, 7 min, 9 min): taken in turn"),
}
