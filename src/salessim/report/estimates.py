"""Estimates in words. The accuracy of the computation and the spread of futures never share a cell."""

from collections.abc import Callable, Sequence

from salessim.analysis.estimates import Estimate, quantile
from salessim.report import numbers
from salessim.report.page import Cell
from salessim.translation import later, say
from salessim.translation.numbers import written

Format = Callable[[float | None], Cell]

BY_UNIT: dict[str, Format] = {
    "count": numbers.count,
    "share": numbers.share,
    "s": numbers.time,
    "h": numbers.hours,
    "currency": numbers.money,
}
TOO_FEW = later("too few futures")
POINTS = later("{number} points")


def chance(estimate: Estimate) -> Cell:
    """A probability with its interval: "83% (68% to 92%)"; all of n is "at least 91%", never 100%."""
    value = {"value": estimate.value, "low": estimate.low, "high": estimate.high}
    return Cell(value, chance_text(estimate))


def chance_text(estimate: Estimate) -> str:
    """The words of a probability."""
    if numbers.missing(estimate.value):
        return "-"
    if estimate.note == "at least":
        return say("at least {share}", share=whole_percent(estimate.low))
    if estimate.note == "at most":
        return say("at most {share}", share=whole_percent(estimate.high))
    return say(
        "{share} ({low} to {high})",
        share=whole_percent(estimate.value),
        low=whole_percent(estimate.low),
        high=whole_percent(estimate.high),
    )


def whole_percent(share: float) -> str:
    """A share in whole per cent; only a whole is 100%."""
    return numbers.percent_text(f"{min(99.0, share * 100) if share < 1 else 100.0:.0f}")


def average(estimate: Estimate, unit: str) -> Cell:
    """The mean of all futures."""
    return BY_UNIT[unit](estimate.value)


def accuracy(estimate: Estimate, unit: str) -> Cell:
    """How exactly the computation knows a mean: "± 2.1 M"."""
    if numbers.missing(estimate.value):
        return numbers.NOTHING
    if numbers.missing(estimate.low):
        return Cell(None, say(TOO_FEW))
    half = say(POINTS, number=written(f"{estimate.half * 100:.1f}")) if unit == "share" else _half(estimate, unit)
    return Cell({"low": estimate.low, "high": estimate.high}, f"± {half}")


def _half(estimate: Estimate, unit: str) -> str:
    """Half the width of an interval; a time in the unit of the value that stands beside it."""
    return numbers.time_text(estimate.half, estimate.value) if unit == "s" else BY_UNIT[unit](estimate.half).text


def one_value(estimate: Estimate, unit: str) -> Cell:
    """A figure without its interval, on the scale of it; a probability is never told as certain."""
    certain = estimate.note in ("at least", "at most")
    return Cell(estimate.value, chance_text(estimate) if certain else _like(estimate.value, unit, _widest(estimate)))


def between(estimate: Estimate, unit: str) -> Cell:
    """Between what a figure lies, as far as the computation knows: "6.0 k to 16.2 k"."""
    if numbers.missing(estimate.low):
        return Cell({"low": None, "high": None}, say(TOO_FEW))
    return _from_to(estimate.low, estimate.high, unit)


def spread(values: Sequence[float], unit: str) -> Cell:
    """Between what 8 in 10 futures lie."""
    low, high = quantile(values, 0.1).value, quantile(values, 0.9).value
    return numbers.NOTHING if numbers.missing(low) else _from_to(low, high, unit)


def _from_to(low: float, high: float, unit: str) -> Cell:
    """Two ends on one scale."""
    ends = (_like(end, unit, max(low, high, key=abs)) for end in (low, high))
    return Cell({"low": low, "high": high}, say("{low} to {high}", low=next(ends), high=next(ends)))


def _like(value: float, unit: str, like: float) -> str:
    """A number in words; a time or an amount on the scale that fits another one."""
    if unit == "s":
        return numbers.time_text(value, like)
    return numbers.money_text(value, like) if unit == "currency" else BY_UNIT[unit](value).text


def difference(estimate: Estimate, unit: str) -> Cell:
    """A difference, with its sign, on the scale of its interval."""
    if numbers.missing(estimate.value):
        return numbers.NOTHING
    return Cell(estimate.value, signed(estimate.value, unit, _widest(estimate)))


def _widest(estimate: Estimate) -> float:
    """The end of the interval that is farther from nothing; the value itself if there is no interval."""
    return abs(estimate.value) if numbers.missing(estimate.low) else max(abs(estimate.low), abs(estimate.high))


def interval(estimate: Estimate, unit: str) -> Cell:
    """Between what a difference lies, as far as the computation knows."""
    if numbers.missing(estimate.value):
        return numbers.NOTHING
    if numbers.missing(estimate.low):
        return Cell(None, say(TOO_FEW))
    return Cell({"low": estimate.low, "high": estimate.high}, interval_text(estimate, unit))


def interval_text(estimate: Estimate, unit: str) -> str:
    """Both ends of an interval, with their signs and on one scale."""
    low, high = (_end(end, unit, _widest(estimate)) for end in (estimate.low, estimate.high))
    between = say("{low} to {high}", low=low, high=high)
    return say(POINTS, number=between) if unit == "share" else between


def signed(value: float, unit: str, like: float | None = None) -> str:
    """A number with its sign; a difference of shares is told in points."""
    number = _end(value, unit, value if like is None else like)
    return say(POINTS, number=number) if unit == "share" else number


def _end(value: float, unit: str, like: float) -> str:
    """A number with its sign, that of points without the word."""
    if unit == "share":
        points = round(value * 100, 1)
        return written(f"{points:+.1f}" if points else "0.0")
    words = _like(value, unit, like)
    return f"+{words}" if value > 0 and not words.startswith("-") else words
