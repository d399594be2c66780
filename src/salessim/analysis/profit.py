"""Profit of every replication: the one number by which structures are compared in money."""

from typing import TYPE_CHECKING

import numpy as np

from salessim.analysis.revenue import grid, of_ledger, plan_ledger, spent
from salessim.columns import F64
from salessim.results.store import Runs

if TYPE_CHECKING:
    import pandas as pd


def profit(runs: Runs) -> F64:
    """What is left of the revenue in the plan's ledger after the cost of goods, all pay and all costs, by replication.

    Where the scenario states no margin there is no cost of goods to take off: then this is the contribution after
    sales costs, and no profit. `margin_stated` tells which of the two it is.
    """
    return np.asarray(profit_by_month(runs).sum(axis=1), np.float64)


def profit_by_month(runs: Runs) -> F64:
    """The same by replication and month; revenue counts in the month in which the plan's ledger books it."""
    return gross(runs) - spent(runs)


def margin_stated(runs: Runs) -> bool:
    """Whether the scenario says what is left of a deal after the cost of goods."""
    return bool(runs.terms.margins)


def gross(runs: Runs, ledger: str = "") -> F64:
    """What is left of the revenue in a ledger (the plan's) after the cost of goods, by replication and month."""
    return grid(runs, after_goods(runs, ledger or plan_ledger(runs)), "amount_currency")


def after_goods(runs: Runs, ledger: str) -> "pd.DataFrame":
    """The bookings in a ledger, their amounts less the cost of goods."""
    frame, margins = of_ledger(runs, ledger), np.array(runs.terms.margins)
    if not len(margins):
        return frame
    return frame.assign(amount_currency=frame["amount_currency"] * margins[frame["segment"]])
