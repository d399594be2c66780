"""Who came and what became of them: nobody is lost from sight."""

from typing import Any

import numpy as np

from salessim.columns import I64
from salessim.results.reading import NEVER, Mask, Reading, texts

ORIGINS = ("start", "lead", "child")


def fates(reading: Reading) -> dict[str, Mask]:
    """For each entity, which one holds: "won", "lost", "done" (left otherwise) or "open"."""
    won = reading.won_at < NEVER
    left = reading.left_at < NEVER
    lost = left & ~won & reading.left_lost
    return {"won": won, "lost": lost, "done": left & ~won & ~lost, "open": ~left & ~won}


def flow(reading: Reading) -> dict[str, Any]:
    """The columns of the frame `flow`."""
    origins = [reading.origin == origin for origin in ORIGINS]
    return {
        "origin": texts(ORIGINS),
        "came": [int(mine.sum()) for mine in origins],
        **{fate: [int((mine & mask).sum()) for mine in origins] for fate, mask in fates(reading).items()},
    }


def leads(reading: Reading) -> dict[str, Any]:
    """The columns of the frame `leads`; leads = won + lost + done + open."""
    sources = reading.terms.sources
    entity, booking = reading.log.entity, reading.log.booking
    lead = reading.origin == "lead"
    fate = fates(reading)

    def counted(mask: Mask) -> I64:
        return np.bincount(entity.source[lead & mask], minlength=len(sources)).astype(np.int64)

    root = reading.root[reading.entity_rows(booking.entity)]
    mine = reading.plan_bookings & lead[root]
    came = counted(np.ones(len(lead), bool))
    return {
        "source": texts(source.name for source in sources),
        "leads": came,
        "won": counted(fate["won"]),
        "lost": counted(fate["lost"]),
        "done": counted(fate["done"]),
        "open": counted(fate["open"]),
        "revenue_currency": np.bincount(
            entity.source[root[mine]], weights=booking.amount[mine], minlength=len(sources)
        ),
        "cost_currency": came * np.array([source.cost_per_lead for source in sources], float),
    }
