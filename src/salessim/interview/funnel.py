"""The shares of the funnel: from the evidence, moved together so that a year gives the deals that were signed."""

import math
from collections.abc import Callable
from typing import NamedTuple

from salessim.interview import arithmetic as year
from salessim.interview.answers import Given
from salessim.scenario.quantity import Number

INTERESTED, QUOTED = 0.6, 0.63  # assumption; together they are the 38% of E9
SIGNED = Number(0.45, 0.3, 0.6)  # E12; the range is assumed
HIGHEST = 0.95  # of any share
REACH = 1 - math.prod(1 - share for share in year.REACHED_WARM)


class Funnel(NamedTuple):
    """What becomes of those who are talked to, who are met, and who get a quote."""

    interested: Number
    quoted: Number
    signed: Number


def funnel(given: Given, odds: float) -> Funnel:
    """The shares, with the log odds of those that nobody has said moved by `odds`."""
    quotes, new = given["quotes"], year.new_deals(given)
    met, wanted = _met(given), quotes.value.value * year.leads(given)
    shift = _solved(lambda shift: met(shift) * moved(QUOTED, shift) - wanted)
    if not given["deals"].known:
        signed = SIGNED.value
    elif quotes.known:
        signed = moved(new / (met(shift) * moved(QUOTED, shift)), odds)
    else:  # all three are moved alike
        more = odds + _solved(
            lambda more: met(shift + more) * moved(QUOTED, shift + more) * moved(SIGNED.value, more) - new
        )
        shift, signed = shift + more, moved(SIGNED.value, more)
    return Funnel(
        Number(moved(INTERESTED, shift)),
        spread(moved(QUOTED, shift), quotes.value),
        spread(signed, given["deals"].value if given["deals"].known else SIGNED),
    )


def leverage(given: Given, shares: Funnel) -> float:
    """By how much the log of new deals grows with the `odds`; 0 if nothing can be moved."""
    if not given["deals"].known:
        return 0.0
    free = (shares.signed,) if given["quotes"].known else shares
    return sum(1 - share.value for share in free)


def moved(share: float, odds: float) -> float:
    """A share with its log odds moved, between 0 and the highest."""
    share = min(max(share, 1e-6), HIGHEST)
    return min(HIGHEST, 1 / (1 + (1 - share) / share * math.exp(-odds)))


def spread(value: float, like: Number) -> Number:
    """A value with a range as wide, for its size, as that of another number; the same to both sides, so that what is
    drawn from it is the value on average."""
    if like.low is None or like.high is None:
        return Number(value)
    width = min((like.high - like.low) / 2 / like.value * value, value, 0.98 - value)
    return Number(value, value - width, value + width)


def _met(given: Given) -> Callable[[float], float]:
    """How many a year come to the first meeting, by the move of the log odds."""
    calls = year.a_year(given["calls"].value)
    talked = calls + REACH * (year.inbound(given) - calls)
    cold = year.COLD_MEETINGS * given["cold"].value.value
    return lambda shift: talked * moved(INTERESTED, shift) + cold


def _solved(rising: Callable[[float], float]) -> float:
    """Where a rising function is 0, or the end that is nearest to it."""
    low, high = -8.0, 8.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2
