"""Beside what really happened: the figures of last year and the simulated ones."""

import numpy as np

from salessim.analysis.estimates import mean
from salessim.analysis.revenue import by_month, grid, of_ledger, plan_ledger
from salessim.columns import F64
from salessim.report.estimates import BY_UNIT, accuracy, average, spread
from salessim.report.numbers import term
from salessim.report.page import Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say

COLUMNS = (
    Column("figure", "figure", "text", "which figure", True),
    Column("last_year", "last year", "see figure", "what really happened"),
    Column("average", "simulated", "see figure", "mean of all futures"),
    Column("accuracy", "accuracy", "see figure", "95% interval of that mean (accuracy of the computation)"),
    Column("spread", "8 in 10 futures", "see figure", "8 in 10 futures lie between (spread of futures)"),
)
NAMES = {
    "revenue": (later("revenue"), "currency"),
    "deals": (later("deals"), "count"),
    "deals_in_work": (later("deals in work"), "count"),
    "accounts": (later("accounts at the end"), "count"),
}


def last_year_table(runs: Runs) -> Table:
    """Every figure that is known of last year; no row if none is."""
    rows = []
    for key, real in runs.terms.last_year.items():
        name, unit = NAMES[key]
        values = _simulated(runs, key)
        known = mean(values)
        figures = (BY_UNIT[unit](real), average(known, unit), accuracy(known, unit), spread(list(values), unit))
        rows.append((term(name), *figures))
    return Table("last_year", say("Beside last year"), COLUMNS, tuple(rows))


def _simulated(runs: Runs, key: str) -> F64:
    """One figure of every future."""
    ledger = plan_ledger(runs)
    if key == "revenue":
        return by_month(runs, ledger).sum(axis=1)
    if key == "deals":
        return grid(runs, of_ledger(runs, ledger), "deals").sum(axis=1)
    if key == "deals_in_work":
        return runs["funnel"]["in_work_mean"].to_numpy(np.float64)
    last = runs["accounts"].groupby("replication").last()
    return (last["at_start"] + last["opened"] - last["lost"]).to_numpy(np.float64)
