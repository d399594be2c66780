"""Deals: from the first joining of a stage of the role "deal" to the first booking in the plan's ledger."""

from functools import cached_property
from typing import Any

import numpy as np

from salessim.columns import I64
from salessim.results.intervals import Spans
from salessim.results.reading import NEVER, Mask, Reading, mean
from salessim.results.survival import Incidence, incidence


class Deals:
    """The deals of one reading; every column runs over the log's entities. Children of somebody are no deals."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def older(self) -> Mask:
        """Deals that were open when the window began."""
        reading = self.reading
        visit = reading.log.visit
        there = (visit.queued < reading.start) & np.isin(visit.station, sorted(_in_work(reading)))
        older = np.zeros(len(reading.log.entity.key), bool)
        older[reading.visitor[there]] = True
        return np.asarray(older & (reading.log.entity.parent == 0), bool)

    @cached_property
    def opened_at(self) -> I64:
        """When each deal was opened within the window; NEVER if it was not."""
        reading = self.reading
        joined = reading.first_joins(reading.stations("deal"))
        new = (joined >= reading.start) & (reading.log.entity.parent == 0) & ~self.older & (reading.won_at >= joined)
        return np.where(new, joined, NEVER)

    @cached_property
    def opened(self) -> Mask:
        """Deals opened within the window."""
        return self.opened_at < NEVER

    @cached_property
    def won(self) -> Mask:
        """Deals, new or older, won within the window."""
        return (self.opened | self.older) & (self.reading.won_at < NEVER)

    @cached_property
    def lost(self) -> Mask:
        """Deals, new or older, that left without being won."""
        return (self.opened | self.older) & ~self.won & (self.reading.left_at < NEVER)

    @cached_property
    def closed_at(self) -> I64:
        """When each deal was won or left; the end of the window for the others."""
        reading = self.reading
        return np.minimum(np.minimum(reading.won_at, reading.left_at), reading.until)

    @cached_property
    def time_to_win(self) -> Incidence:
        """How the share won grows with the age of the deals opened within the window."""
        new = self.opened
        return incidence((self.closed_at - self.opened_at)[new], self.won[new], self.lost[new])

    @cached_property
    def in_work_mean(self) -> float:
        """Deals open, on average over the window."""
        some = self.opened | self.older
        began = np.where(self.older, self.reading.start, self.opened_at)[some]
        open_time = Spans(np.zeros(len(began), np.int64), began, self.closed_at[some])
        return open_time.within(self.reading.start, self.reading.until).total() / self.reading.seconds


def _in_work(reading: Reading) -> set[int]:
    """Stations in which a deal is in work: past first contact, and a booking in the plan's ledger is still ahead."""
    terms = reading.terms
    reach = {outcome.stage for outcome in terms.outcomes if outcome.ledger == terms.headline}
    before: set[int] = set()
    while reach != before:
        before = set(reach)
        reach |= {outcome.stage for outcome in terms.outcomes if outcome.to in before}
    named = {stage.name: row for row, stage in enumerate(terms.stages) if not stage.hidden}
    home = [named.get(stage.of, row) if stage.hidden else row for row, stage in enumerate(terms.stages)]
    return {row for row, place in enumerate(home) if place in reach and terms.stages[place].role not in _OUTSIDE}


_OUTSIDE = ("contact", "account", "exit")


def funnel(reading: Reading, deals: Deals) -> dict[str, Any]:
    """The columns of the frame `funnel`."""
    booking = reading.log.booking
    rows = reading.entity_rows(booking.entity)
    first = reading.plan_bookings & (booking.time == reading.won_at[rows]) & deals.won[rows]
    times = deals.time_to_win
    return {
        "opened": [int(deals.opened.sum())],
        "won": [int((deals.won & deals.opened).sum())],
        "lost": [int((deals.lost & deals.opened).sum())],
        "open_at_end": [int((deals.opened & ~deals.won & ~deals.lost).sum())],
        "in_work_mean": [deals.in_work_mean],
        "deal_mean_currency": [mean(booking.amount[first])],
        "won_share": [times.final],
        "close_mean_s": [times.mean],
        "close_p50_s": [times.quantile(0.5)],
        "close_p90_s": [times.quantile(0.9)],
    }
