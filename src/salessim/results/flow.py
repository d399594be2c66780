"""Who came and what became of them: nobody is lost from sight."""

from typing import Any

import numpy as np

from salessim.results.legend import Legend
from salessim.results.reading import LEAD, Reading

ORIGINS = ("start", "lead", "child")  # in the order of reading.START, LEAD, CHILD
FATES = ("won", "lost", "done", "open")  # in the order of reading.WON, LOST, DONE, INSIDE


def flow_words(legend: Legend) -> dict[str, Any]:
    """The column of the frame `flow` that is the same in every replication."""
    return {"origin": legend.coded(ORIGINS)}


def flow(reading: Reading) -> dict[str, Any]:
    """The other columns of the frame `flow`."""
    cells = np.bincount(reading.origin * len(FATES) + reading.fate, minlength=len(ORIGINS) * len(FATES))
    number = cells.reshape(len(ORIGINS), len(FATES))
    return {"came": number.sum(axis=1), **dict(zip(FATES, number.T, strict=True))}


def lead_words(legend: Legend) -> dict[str, Any]:
    """The column of the frame `leads` that is the same in every replication."""
    return {"source": legend.coded(source.name for source in legend.terms.sources)}


def leads(reading: Reading) -> dict[str, Any]:
    """The other columns of the frame `leads`; leads = won + lost + done + open."""
    sources = reading.terms.sources
    source, booking = reading.log.entity.source, reading.log.booking
    lead = reading.origin == LEAD
    cells = np.bincount(source[lead] * len(FATES) + reading.fate[lead], minlength=len(sources) * len(FATES))
    number = cells.reshape(len(sources), len(FATES))
    root = reading.root[reading.of_booking]
    mine = reading.plan_bookings & lead[root]
    return {
        "leads": number.sum(axis=1),
        **dict(zip(FATES, number.T, strict=True)),
        "revenue_currency": np.bincount(source[root[mine]], weights=booking.amount[mine], minlength=len(sources)),
        "cost_currency": number.sum(axis=1) * np.array([source.cost_per_lead for source in sources], float)
        + [float(np.dot(each, reading.legend.month_parts)) if each else 0.0 for each in reading.branch.advertising],
    }
