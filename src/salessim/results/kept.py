"""Whose accounts were kept: by month and by the server who served them last."""

import numpy as np

from salessim.columns import I64
from salessim.results.accounts import Accounts
from salessim.results.reading import Reading


def owned(reading: Reading, known: Accounts) -> tuple[I64, I64]:
    """Accounts by server and month, where whoever served one last before the month's end owns it; how many it lost."""
    edges, servers = reading.legend.month_edges, len(reading.servers.team)
    begin, end = edges[:-1, None], edges[1:, None]
    owner = _last_served(reading, known)
    there = (known.since < end) & (known.until >= begin) & (owner >= 0)
    cell = owner + servers * np.arange(len(end))[:, None]
    gone = there & (known.until < end)
    mine, lost = (np.bincount(cell[mask], minlength=len(end) * servers).reshape(-1, servers) for mask in (there, gone))
    return mine.T, lost.T


def _last_served(reading: Reading, known: Accounts) -> I64:
    """By month and account: who served it last before the end of the month at a desk of its owner; -1 nobody."""
    visit, legend = reading.log.visit, reading.legend
    account = np.full(len(reading.no_child), -1, np.int64)
    account[known.rows] = np.arange(len(known.rows))
    rows = np.flatnonzero(legend.owned.take(visit.station))
    rows = rows[(visit.server[rows] >= 0) & (visit.started[rows] >= 0) & (account[reading.of_visit[rows]] >= 0)]
    rows = rows[np.argsort(visit.started[rows], kind="stable")]
    of, server = account[reading.of_visit[rows]], visit.server[rows]
    last, done = np.full((len(legend.months) + 1, len(known.rows)), -1, np.int64), 0
    for month, upto in enumerate(np.searchsorted(visit.started[rows], legend.month_edges[1:])):
        last[month] = last[month - 1]  # before the first month stands a row of nobody
        last[month, of[done:upto]] = server[done:upto]
        done = upto
    return last[:-1]
