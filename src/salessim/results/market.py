"""What the market offered, whoever sells: the leads that came, and what they would be worth."""

from typing import Any

import numpy as np

from salessim.results.legend import Legend
from salessim.results.reading import LEAD, Reading


def market_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `market` that are the same in every replication."""
    months, segments = len(legend.months), _segments(legend)
    return {"month": np.repeat(legend.months, segments), "segment": np.tile(np.arange(segments), months)}


def market(reading: Reading) -> dict[str, Any]:
    """The other columns of the frame `market`; contacts of lists are left out, they come whenever they are called."""
    entity, segments = reading.log.entity, _segments(reading.legend)
    cells = len(reading.legend.months) * segments
    mine = (reading.origin == LEAD) & ~reading.legend.given.listed[entity.source]
    cell, size = reading.month(entity.born[mine]) * segments + entity.segment[mine], entity.size[mine]
    largest = np.zeros(cells)
    np.maximum.at(largest, cell, size)
    return {
        "leads": np.bincount(cell, minlength=cells),
        "worth_currency": np.bincount(cell, weights=size, minlength=cells),
        "largest_currency": largest,
    }


def _segments(legend: Legend) -> int:
    return max(1, len(legend.terms.segments))
