"""Cash: when money comes in and goes out, which is not when it is earned."""

from dataclasses import dataclass

import numpy as np

from salessim.analysis.profit import gross
from salessim.analysis.revenue import by_month, months, plan_ledger, spent
from salessim.columns import F64
from salessim.results.store import Runs

PAID, SHIPPED = "paid", "shipped"


@dataclass(frozen=True)
class Cash:
    """The cash of each replication by month, all so far, and the lowest that this ever is at the end of a month."""

    months: list[str]
    flow: F64  # in less out, by replication and month
    so_far: F64  # all up to the end of the month; nothing is there when the period begins
    lowest: F64  # by replication; 0 if it never falls below what was there
    lowest_month: str | None  # in which most replications are lowest; None if none ever falls


def cash(runs: Runs) -> Cash:
    """Clients pay when `paid` is booked, goods are paid for when `shipped` is; in the plan's ledger where the process
    books no such thing. Pay and costs go out in the month for which they are owed. Without a margin no goods are paid.

    The first months hold payments for what the history sold, where the scenario has one.
    """
    incoming, shipped = ledger(runs, PAID), ledger(runs, SHIPPED)
    goods = by_month(runs, shipped) - gross(runs, shipped)
    flow = by_month(runs, incoming) - goods - spent(runs)
    so_far = np.cumsum(flow, axis=1)
    lowest = np.minimum(so_far.min(axis=1, initial=0.0), 0.0)
    below = so_far[lowest < 0].argmin(axis=1)
    names = months(runs)
    usual = names[int(np.bincount(below).argmax())] if len(below) else None
    return Cash(names, flow, so_far, lowest, usual)


def ledger(runs: Runs, name: str) -> str:
    """A ledger by its name; that of the plan where the process does not book it."""
    return name if name in runs.terms.ledgers else plan_ledger(runs)
