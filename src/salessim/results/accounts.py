"""Accounts: customers who stay. An account is nobody's child and has joined a stage of the role "account"."""

from functools import cached_property
from typing import Any

import numpy as np

from salessim.columns import I64
from salessim.results.reading import DAY, NEVER, Mask, Reading, texts
from salessim.results.stages import late_limits, waited_too_long

NEGLECTED_S = 30.0 * DAY  # a longer wait for a contact is neglect, where the stage has no limit of its own


class Accounts:
    """The accounts of one reading; every column runs over the log's entities."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def stations(self) -> list[int]:
        """Where accounts are: stages of the role, and delays from which accounts come to them."""
        terms = self.reading.terms
        own = set(self.reading.stations("account"))
        called = {row for row in own if terms.stages[row].kind == "queue"}
        rest = {o.stage for o in terms.outcomes if o.to in called and terms.stages[o.stage].kind == "delay"}
        return sorted(own | rest)

    @cached_property
    def since(self) -> I64:
        """When each became an account; NEVER if it is none."""
        joined = self.reading.first_joins(self.stations)
        return np.where(self.reading.log.entity.parent == 0, joined, NEVER)

    @cached_property
    def until(self) -> I64:
        """When each account was lost; NEVER if it was not, or is none."""
        return np.where(self.since < NEVER, self.reading.left_at, NEVER)

    @cached_property
    def orders(self) -> Mask:
        """Bookings in the plan's ledger by accounts and their children."""
        reading = self.reading
        booking = reading.log.booking
        root = reading.root[reading.entity_rows(booking.entity)]
        return np.asarray(reading.plan_bookings & (self.since[root] <= booking.time), bool)

    @cached_property
    def growth(self) -> float:
        """By how much the orders exceed what their accounts were worth at first, as a share; NaN without orders."""
        reading = self.reading
        booking = reading.log.booking
        root = reading.root[reading.entity_rows(booking.entity[self.orders])]
        worth = float(reading.log.entity.size[root].sum())
        return float(booking.amount[self.orders].sum()) / worth - 1 if worth > 0 else float("nan")

    @cached_property
    def neglected(self) -> int:
        """Accounts that waited for a contact longer than the stage's limit, or 30 days."""
        reading = self.reading
        long = waited_too_long(reading, late_limits(reading, NEGLECTED_S))
        at_care = np.isin(reading.log.visit.station, reading.stations("account"))
        accounts = np.unique(reading.visitor[long & at_care])
        return int((self.since[accounts] < NEVER).sum())

    @cached_property
    def kept_share(self) -> float:
        """Of the accounts there at some time in the window, the share not lost; NaN without accounts."""
        total = int((self.since < NEVER).sum())
        return 1 - int((self.until < NEVER).sum()) / total if total else float("nan")


def accounts(reading: Reading, known: Accounts) -> dict[str, Any]:
    """The columns of the frame `accounts`. An account that is there at the first second is there at the start."""
    edges = reading.month_edges
    booking = reading.log.booking
    ordered = reading.month(booking.time[known.orders])
    months = len(edges) - 1
    became = np.searchsorted(np.sort(known.since), edges, "right")
    gone = np.searchsorted(np.sort(known.until), edges, "right")
    return {
        "month": texts(reading.months),
        "at_start": (became - gone)[:-1],
        "opened": np.diff(became),
        "lost": np.diff(gone),
        "orders": np.bincount(ordered, minlength=months).astype(np.int64),
        "orders_currency": np.bincount(ordered, weights=booking.amount[known.orders], minlength=months),
    }
