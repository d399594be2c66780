"""Accounts: customers who stay. An account is nobody's child and has joined a stage of the role "account"."""

from functools import cached_property
from typing import Any

import numpy as np

from salessim.columns import I64
from salessim.results.legend import Legend
from salessim.results.loops.tables import Mask
from salessim.results.reading import Reading
from salessim.results.units import NEVER


class Accounts:
    """The accounts of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def became(self) -> I64:
        """When each entity became an account; NEVER if it is none."""
        return np.where(self.reading.no_child, self.reading.lives.account, NEVER)

    @cached_property
    def rows(self) -> I64:
        """The entities that are accounts."""
        return np.flatnonzero(self.became < NEVER)

    @cached_property
    def since(self) -> I64:
        """When each account became one."""
        return self.became[self.rows]

    @cached_property
    def until(self) -> I64:
        """When each account was lost; NEVER if it was not."""
        return self.reading.left_at[self.rows]

    @cached_property
    def orders(self) -> Mask:
        """Bookings in the plan's ledger by accounts and their children."""
        reading = self.reading
        return reading.plan_bookings & (self.became[reading.root[reading.of_booking]] < reading.log.booking.time)

    @cached_property
    def growth(self) -> float:
        """By how much the orders exceed what their accounts were worth at first, as a share; NaN without orders."""
        reading = self.reading
        root = reading.root[reading.of_booking[self.orders]]
        worth = float(reading.log.entity.size[root].sum())
        return float(reading.log.booking.amount[self.orders].sum()) / worth - 1 if worth > 0 else float("nan")

    @cached_property
    def neglected(self) -> int:
        """Accounts that waited for a contact longer than the stage's limit, or 30 days."""
        return int((self.reading.lives.neglected[self.rows] < NEVER).sum())

    @cached_property
    def kept_share(self) -> float:
        """Of the accounts there at some time in the window, the share not lost; NaN without accounts."""
        return 1 - int((self.until < NEVER).sum()) / len(self.rows) if len(self.rows) else float("nan")


def account_words(legend: Legend) -> dict[str, Any]:
    """The column of the frame `accounts` that is the same in every replication."""
    return {"month": legend.months}


def accounts(reading: Reading, known: Accounts) -> dict[str, Any]:
    """The other columns of the frame `accounts`. Who is there at the first second is there at the start."""
    edges, booking = reading.legend.month_edges, reading.log.booking
    ordered = reading.month(booking.time[known.orders])
    months = len(edges) - 1
    became = np.searchsorted(np.sort(known.since), edges, "right")
    gone = np.searchsorted(np.sort(known.until), edges, "right")
    return {
        "at_start": (became - gone)[:-1],
        "opened": np.diff(became),
        "lost": np.diff(gone),
        "orders": np.bincount(ordered, minlength=months),
        "orders_currency": np.bincount(ordered, weights=booking.amount[known.orders], minlength=months),
    }
