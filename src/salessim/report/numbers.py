"""Numbers as a manager reads them: 104.2 M, 83%, 4.5 min. Each function gives a cell: the number and its words."""

import math
from typing import Any

from salessim.report.page import Cell
from salessim.translation import later, say
from salessim.translation.dates import month_of_year
from salessim.translation.numbers import written

NOTHING = Cell(None, "-")
SCALES = ((1e9, 1e9, later("{number} B")), (1e6, 1e6, later("{number} M")), (1e4, 1e3, later("{number} k")))
LENGTHS = ((86_400.0, later("{number} d")), (3_600.0, later("{number} h")), (60.0, later("{number} min")))


def missing(value: Any) -> bool:
    """Is there no number: None, or not a number?"""
    return value is None or (isinstance(value, float) and math.isnan(value)) or value != value


def words(value: Any) -> Cell:
    """A name or a sentence as it is."""
    return Cell(str(value), str(value))


def term(text: str, /, **places: Any) -> Cell:
    """A word of the program: in the document always the same, printed in the tongue in use."""
    return Cell(text.format(**places), say(text, **places))


def month_term(text: str, /, month: str) -> Cell:
    """A word of the program about a month such as 2027-01."""
    return Cell(text.format(month=month), say(text, month=month_of_year(month)))


def money_text(amount: float, like: float | None = None) -> str:
    """An amount with two to four figures: 7.3, 950, 12.3 k, 104.2 M; or in thousands, millions as `like` would be."""
    size = abs(amount if like is None else like)
    for limit, divisor, form in SCALES:
        if size >= limit * 0.99995:
            return say(form, number=written(f"{amount / divisor:,.1f}"))
    return written(f"{amount:,.0f}" if size >= 100 or _whole(amount) else f"{amount:,.1f}")


def money(amount: float | None) -> Cell:
    """An amount of money in the currency of the scenario."""
    return NOTHING if missing(amount) else Cell(float(amount), money_text(float(amount)))  # type: ignore[arg-type]


def _whole(number: float) -> bool:
    """Is it a whole number, but for rounding?"""
    return math.isclose(number, round(number), rel_tol=1e-9, abs_tol=1e-9)


def share_text(share: float) -> str:
    """A share in per cent, with one decimal where it is small or nearly whole."""
    percent = share * 100
    if 0 < abs(percent) < 9.95 or 99 < percent < 100:
        return percent_text(f"{percent:.1f}")
    return percent_text(f"{percent:.0f}")


def percent_text(number: str) -> str:
    """A number of per cent, as Python writes it."""
    return say("{number}%", number=written(number))


def share(value: float | None) -> Cell:
    """A share of 1."""
    return NOTHING if missing(value) else Cell(float(value), share_text(float(value)))  # type: ignore[arg-type]


def count(value: float | None) -> Cell:
    """How many on average."""
    if missing(value):
        return NOTHING
    number = float(value)  # type: ignore[arg-type]
    exact = _whole(number) or abs(number) >= 100
    return Cell(number, written(f"{number:,.0f}" if exact else f"{number:,.1f}"))


def time_text(seconds: float, like: float | None = None) -> str:
    """A length of real time in the largest unit that leaves at least one and a half; or in the unit for `like`."""
    measure = abs(seconds if like is None else like)
    for length, form in LENGTHS:
        if measure >= 1.5 * length:
            return say(form, number=written(f"{seconds / length:,.1f}"))
    return say("{number} s", number=written(f"{seconds:,.0f}"))


def time(seconds: float | None, like: float | None = None) -> Cell:
    """A length of time, given in seconds."""
    if missing(seconds):
        return NOTHING
    return Cell(float(seconds), time_text(float(seconds), like))  # type: ignore[arg-type]


def hours(value: float | None) -> Cell:
    """Working hours."""
    return NOTHING if missing(value) else Cell(float(value), say("{number} h", number=count(value).text))  # type: ignore[arg-type]
