"""What kind of number it is: how its text is read, in which unit, and how a plain number is written there."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from salessim.scenario.distribution import read_item
from salessim.scenario.errors import UnreadableError
from salessim.scenario.leading import ForNewcomer, Spent
from salessim.scenario.phrases import read_share
from salessim.scenario.quantity import UNIT_SECONDS, Duration, MoneyRate, Number, Rate, read_number
from salessim.translation import later, say

LONGEST = 24  # characters of a number that can be read
MONTHS = {"month": 1, "year": 12}


class Amount(NamedTuple):
    """A number in its unit: "min", "per month"; "" where it needs none."""

    value: float
    unit: str = ""


def _written(value: float, unit: str) -> str:
    """All digits of a number, without an exponent; very small ones as far as a number may be long."""
    import numpy as np

    text = str(np.format_float_positional(value, trim="-"))
    number = text if len(text) <= LONGEST or value >= 1 else f"{value:.{LONGEST - 2}f}"
    return f"{number} {unit}" if unit else number


def _percent(value: float, unit: str) -> str:
    """A share where the language wants per cent."""
    return f"{Decimal(_written(value, unit)).scaleb(2):f}%"


class Kind(NamedTuple):
    """A kind of number."""

    name: str  # in a table, said when it is shown
    read: Callable[[str], Amount]  # raises UnreadableError
    write: Callable[[float, str], str] = _written  # a plain number in a unit, as it may stand in a scenario


def _share(text: str) -> Amount:
    number = read_share(text)
    if number is None:
        raise UnreadableError(say("`rest` is no number"), say("a share such as 40%"))
    return Amount(number.value)


def _factor(text: str) -> Amount:
    return Amount(Number.parse(re.sub(r"^[x×]\s*", "", text)).value)


def _plain(text: str) -> Amount:
    return Amount(read_number(text))


def _cost(text: str) -> Amount:
    return Amount(read_number(re.sub(r"\s+(?:per|за)\s+(?:lead|contact|лид|контакт)$", "", text)))


def _rate(text: str) -> Amount:
    rate = Rate.parse(text)
    return Amount(rate.number.value, f"per {rate.per}")


def _money_rate(text: str) -> Amount:
    rate = MoneyRate.parse(re.sub(r"\s+(?:per person|each|на человека)$", "", text))
    return Amount(rate.amount, f"per {rate.per}")


def _length(text: str) -> Amount:
    """A length of time, or a number without a unit where a law has none."""
    if read_item(text).kind == "number":
        return Amount(read_number(text))
    duration = Duration.parse(text)
    return Amount(duration.amount, duration.unit)


def _spent(text: str) -> Amount:
    spent = Spent.parse(text)
    return Amount(spent.time.amount, f"{spent.time.unit} per {spent.per}")


def _for_newcomer(text: str) -> Amount:
    time = ForNewcomer.parse(text).time
    return Amount(time.amount, f"{time.unit} per newcomer")


SHARE = Kind(later("share"), _share)
PERCENT = Kind(later("share"), _share, _percent)
RISE = Kind(later("factor"), _plain, _percent)
FACTOR = Kind(later("factor"), _factor)
COUNT = Kind(later("whole number"), _plain)
SPREAD = Kind(later("number"), _plain)
MONEY = Kind(later("money"), _plain)
COST = Kind(later("money"), _cost)
MONEY_RATE = Kind(later("money"), _money_rate)
RATE = Kind(later("rate"), _rate)
TIME = Kind(later("time"), _length)
SPENT = Kind(later("time"), _spent)
FOR_NEWCOMER = Kind(later("time"), _for_newcomer)


def in_unit(amount: Amount, unit: str) -> float:
    """The number in another unit. Raises UnreadableError where the two do not measure the same."""
    if amount.unit == unit:
        return amount.value
    if amount.unit in UNIT_SECONDS and unit in UNIT_SECONDS:
        return amount.value * UNIT_SECONDS[amount.unit] / UNIT_SECONDS[unit]
    one, other = amount.unit.removeprefix("per "), unit.removeprefix("per ")
    if one in MONTHS and other in MONTHS:
        return amount.value / MONTHS[one] * MONTHS[other]
    told = say("`{unit}` does not fit here", unit=amount.unit) if amount.unit else say("this number has no unit")
    raise UnreadableError(told, say("a number in `{unit}`", unit=unit) if unit else say("a number without a unit"))
