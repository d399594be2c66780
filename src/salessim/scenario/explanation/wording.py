"""Quantities in the words of a sentence."""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from statistics import NormalDist

from salessim.scenario.distribution import Dist
from salessim.scenario.quantity import DAY, Number, Rate
from salessim.translation import later, say, say_count
from salessim.translation.numbers import written

ONE_IN_TEN = NormalDist().inv_cdf(0.9)
LENGTHS = (
    (later("{number} s"), 1, 100),
    (later("{number} min"), 60, 100 * 60),
    (later("{number} h"), 3_600, 2 * DAY),
    (later("{number} days"), DAY, math.inf),
)  # (words, seconds, used below so many seconds)
PER = {
    "day": later("{number} per day"),
    "week": later("{number} per week"),
    "month": later("{number} per month"),
    "year": later("{number} per year"),
}


def details(sentences: Iterable[str]) -> Iterator[str]:
    """Sentences a step to the right."""
    return (f"  {sentence}" for sentence in sentences)


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    told = list(words)
    if len(told) < 2:
        return told[0] if told else say("nothing")
    return say("{words} and {last}", words=", ".join(told[:-1]), last=told[-1])


def weekdays(text: str) -> str:
    """Days of the week as they are told, such as Mon-Fri, in the tongue in use."""
    return re.sub(r"[^\W\d_]+", lambda name: say(name[0]), text)


def share(number: Number | float | None) -> str:
    """40 % or the rest; a range is told where all ranges are."""
    if number is None:
        return say("the rest")
    value = number.value if isinstance(number, Number) else number
    return say("{number} %", number=plain(value * 100))


def plain(value: float) -> str:
    """A number in four figures."""
    return written(f"{value:.4g}")


def times(factor: float) -> str:
    """A factor: x 1.5."""
    return f"x {plain(factor)}"


def amount(value: float) -> str:
    """60,000."""
    return written(f"{value:,.0f}") if value >= 100 else plain(value)


def people(count: int) -> str:
    """1 person, 2 people."""
    return say_count("{number} person", "{number} people", count)


def time(value: float, working: bool) -> str:
    """Seconds, or working days, in the unit that reads best."""
    if working:
        days = later("{number} working day") if value == 1 else later("{number} working days")
        return say(days, number=plain(value))
    words, seconds, _ = next(length for length in LENGTHS if value < length[2])
    return say(words, number=written(f"{value / seconds:.3g}"))


def rate(told: Rate) -> str:
    """14 per day, between 10 and 18."""
    return say(PER[told.per], number=written(f"{told.number.value:.10g}")) + within(told.number, 1)


def within(number: Number, unit: float = 100) -> str:
    """The range of a number, if it has one; shares in per cent."""
    if number.low is None or number.high is None:
        return ""
    words = later(" (between {low} and {high} %)") if unit == 100 else later(" (between {low} and {high})")
    return say(words, low=plain(number.low * unit), high=plain(number.high * unit))


def dist(told: Dist) -> str:
    """A distribution as its mean and its spread."""

    def word(value: float) -> str:
        return time(value, told.working) if told.kind == "time" else amount(value)

    first, *more = told.numbers
    if told.family == "constant":
        return word(first)
    if told.family == "lognormal":
        return _with_tail(word, first, _one_in_ten(first, more[0]))
    if told.family == "exponential":
        return _with_tail(word, first, first * math.log(10))
    if told.family == "uniform":
        return say("{low} to {high}, all equally likely", low=word(first), high=word(more[0]))
    if told.family == "triangular":
        return say("{low} to {high}, most often {mode}", low=word(first), high=word(more[1]), mode=word(more[0]))
    if told.family == "normal":
        return say("{mean}, give or take {spread}", mean=word(first), spread=word(more[0]))
    if told.family == "erlang":
        return say_count(
            "{mean} on average, in {number} phase", "{mean} on average, in {number} phases", int(first),
            mean=word(more[0]),
        )  # fmt: skip
    how = later("{mean} on average: {number} values, as they were measured")
    if told.family == "values":
        how = later("{mean} on average: {number} values, taken in turn")
    return say(how, mean=word(told.mean), number=len(told.numbers))


def _with_tail(word: Callable[[float], str], mean: float, long: float) -> str:
    return say("{mean} on average, 1 in 10 over {long}", mean=word(mean), long=word(long))


def _one_in_ten(mean: float, cv: float) -> float:
    """The value of a lognormal that 1 in 10 exceeds."""
    variance = math.log1p(cv * cv)
    return mean * math.exp(ONE_IN_TEN * math.sqrt(variance) - variance / 2)
