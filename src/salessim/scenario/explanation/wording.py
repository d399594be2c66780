"""Quantities in the words of a sentence."""

import math
from collections.abc import Iterable
from statistics import NormalDist

from salessim.scenario.distribution import Dist
from salessim.scenario.quantity import DAY, Number, Rate

ONE_IN_TEN = NormalDist().inv_cdf(0.9)


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    told = list(words)
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}" if told else "nothing"


def share(number: Number | float | None) -> str:
    """40 % or the rest; a range is told where all ranges are."""
    if number is None:
        return "the rest"
    value = number.value if isinstance(number, Number) else number
    return f"{value * 100:.4g} %"


def amount(value: float) -> str:
    """60,000."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.4g}"


def people(count: int) -> str:
    """1 person, 2 people."""
    return "1 person" if count == 1 else f"{count} people"


def time(value: float, working: bool) -> str:
    """Seconds, or working days, in the unit that reads best."""
    if working:
        return "1 working day" if value == 1 else f"{value:.4g} working days"
    for unit, seconds, most in (("s", 1, 100), ("min", 60, 100 * 60), ("h", 3_600, 2 * DAY)):
        if value < most:
            return f"{value / seconds:.3g} {unit}"
    return f"{value / DAY:.3g} days"


def rate(told: Rate) -> str:
    """14 per day, between 10 and 18."""
    number = told.number
    return f"{number.value:.10g} per {told.per}{within(number, 1)}"


def within(number: Number, unit: float = 100) -> str:
    """The range of a number, if it has one; shares in per cent."""
    if number.low is None or number.high is None:
        return ""
    sign = " %" if unit == 100 else ""
    return f" (between {number.low * unit:.4g} and {number.high * unit:.4g}{sign})"


def dist(told: Dist) -> str:
    """A distribution as its mean and its spread."""

    def word(value: float) -> str:
        return time(value, told.working) if told.kind == "time" else amount(value)

    first, *more = told.numbers
    if told.family == "constant":
        return word(first)
    if told.family == "lognormal":
        return f"{word(first)} on average, 1 in 10 over {word(_one_in_ten(first, more[0]))}"
    if told.family == "uniform":
        return f"{word(first)} to {word(more[0])}, all equally likely"
    if told.family == "triangular":
        return f"{word(first)} to {word(more[1])}, most often {word(more[0])}"
    if told.family == "normal":
        return f"{word(first)}, give or take {word(more[0])}"
    if told.family == "erlang":
        return f"{word(more[0])} on average, in {first:.0f} phases"
    if told.family == "exponential":
        return f"{word(first)} on average, 1 in 10 over {word(first * math.log(10))}"
    how = "taken in turn" if told.family == "values" else "as they were measured"
    return f"{word(told.mean)} on average: {len(told.numbers)} values, {how}"


def _one_in_ten(mean: float, cv: float) -> float:
    """The value of a lognormal that 1 in 10 exceeds."""
    variance = math.log1p(cv * cv)
    return mean * math.exp(ONE_IN_TEN * math.sqrt(variance) - variance / 2)
