"""The figures by which a department is known again: what a simulated year of it brought, beside what it really brought.

Revenue and deals are those of twelve months; a shorter period cannot be compared in them.
"""

from typing import Any

import numpy as np

from salessim.results.legend import Legend
from salessim.results.reading import Reading
from salessim.results.terms import Terms

MONTHS = 12
OF_A_YEAR = ("revenue", "deals")


def figures(terms: Terms) -> list[str]:
    """The figures that are known of last year and that the period can be compared in."""
    whole = len(terms.month_starts) > MONTHS
    return [name for name in terms.last_year if whole or name not in OF_A_YEAR]


def last_year_words(legend: Legend) -> dict[str, Any]:
    """The names of the figures."""
    return {"figure": legend.coded(figures(legend.terms))}


def last_year(reading: Reading, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The simulated figures, from what was found for the other frames."""
    if not reading.terms.last_year:
        return {"value": []}
    edges, booking, accounts = reading.legend.month_edges, reading.log.booking, found["accounts"]
    end = min(MONTHS, len(edges) - 1)
    mine = reading.plan_bookings & (booking.time < edges[end])
    known = {
        "revenue": float(booking.amount[mine].sum()),
        "deals": float(np.count_nonzero(mine)),
        "deals_in_work": float(found["funnel"]["in_work_mean"][0]),
        "accounts": float(accounts["at_start"][end - 1] + accounts["opened"][end - 1] - accounts["lost"][end - 1]),
    }
    return {"value": [known[name] for name in figures(reading.terms)]}
