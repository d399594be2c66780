"""The arithmetic of a year, as far as answers allow: leads, deals of new and of earlier clients, usual figures."""

import math

from salessim.interview.answers import Given
from salessim.interview.currencies import A_EURO
from salessim.scenario.quantity import Number, Rate

WORKING_DAYS = 247  # of a year, about
DAYS = {"day": WORKING_DAYS, "week": 52, "month": 12, "year": 1}

LEAD_IN_EURO = 6.9  # E2
DEALS_OF_LEADS = (0.17, 0.04, 0.3)  # E14: 17% with those who asked for an offer, 4% at least
REPEATED = (0.4, 0.2, 0.6)  # E18: at most 69%, when 66% buy a second time and 71% of them again
REACHED_COLD = (0.10, 0.09, 0.08, 0.08)  # E7: about 10% at the first attempt; less later is assumed, as in E5
REACHED_WARM = (0.49, 0.23, 0.24, 0.15)  # E5
COLD_INTEREST = 0.05  # E8
WON_AT_MOST = 0.6  # of all who ask
COLD_MEETINGS = COLD_INTEREST * (1 - math.prod(1 - share for share in REACHED_COLD))
CHECK_IN_EURO, CLIENTS_OF_DEALS, PAY_OF_REVENUE = 2_000, 0.5, 0.1  # assumptions


def in_money(euro: float, given: Given) -> str:
    """About so many euro in the money in which everything is counted."""
    return round_text(euro * A_EURO.get(given["country"].value.currency, 1))


def a_year(rate: Rate) -> float:
    """How many come in a year without season."""
    return rate.number.value * DAYS[rate.per]


def inbound(given: Given) -> float:
    """How many ask of themselves in a year."""
    return a_year(given["calls"].value) + sum(map(a_year, given["written"].value.values()))


def leads(given: Given) -> float:
    """How many might become clients in a year: those who ask, and those of the cold list who want to meet."""
    return inbound(given) + COLD_MEETINGS * given["cold"].value.value


def new_deals(given: Given) -> float:
    """Deals with those who bought for the first time."""
    deals: float = given["deals"].value.value
    return deals * (1 - given["repeat"].value.value) if "repeat" in given else deals


def repeat_deals(given: Given) -> float:
    """Deals with those who had bought before."""
    return given["deals"].value.value - new_deals(given)


def revenue(given: Given) -> float:
    """Of last year."""
    return given["deals"].value.value * given["check"].value


# ---- what stands for `do not know` ----------------------------------------------------------------------------------


def usual_advertising(given: Given) -> str:
    """What advertising for so many leads costs in a month."""
    return in_money(LEAD_IN_EURO * inbound(given) / 12, given)


def usual_cold(given: Given) -> str:
    """Nobody is called who does not expect it, unless nobody else is there."""
    return "0" if inbound(given) else "2_000"


def usual_deals(given: Given) -> str:
    """Deals from so many leads."""
    value, low, high = (share * leads(given) for share in DEALS_OF_LEADS)
    return f"{max(1, round(value))} ({int(low)} to {round(high) + 1})"


def usual_check(given: Given) -> str:
    """What a deal may be worth."""
    return in_money(CHECK_IN_EURO, given)


def usual_clients(given: Given) -> str:
    """How many clients may order again."""
    return str(max(1, round(CLIENTS_OF_DEALS * given["deals"].value.value)))


def usual_repeat(given: Given) -> str:
    """The share of deals from earlier clients; at least what new ones cannot have brought."""
    old = min(1 - WON_AT_MOST / 2 * leads(given) / given["deals"].value.value, 0.98)
    value, low, high = REPEATED
    if old <= value:
        return f"{value:.0%} ({low:.0%} to {high:.0%})"
    return percent(Number(old, 2 * old - 0.99, 0.99) if old > 0.5 else Number(old))


def usual_pay(given: Given) -> str:
    """A tenth of last year's revenue, shared evenly."""
    heads = given["people"].value
    each = round_text(PAY_OF_REVENUE * revenue(given) / 12 / sum(heads.values()))
    return ", ".join(f"{word}: {each}" for word in heads)


def usual_plan(given: Given) -> str:
    """As much as last year."""
    return f"{round_text(revenue(given), 3)} per year"


# ---- numbers as scenarios write them --------------------------------------------------------------------------------


def round_text(amount: float, figures: int = 2) -> str:
    """An amount with so many figures: 12_000."""
    return plain(float(f"{amount:.{figures}g}"))


def plain(number: float) -> str:
    """A number as scenarios write it: 1_200_000, 0.7."""
    return f"{number:_.0f}" if number == int(number) else f"{number:_.10g}"


def percent(number: Number) -> str:
    """A share as scenarios write it, three figures: 5% (2% to 9%)."""
    value, *ends = (f"{100 * end:.3g}%" for end in (number.value, number.low, number.high) if end is not None)
    return f"{value} ({ends[0]} to {ends[1]})" if ends else value
