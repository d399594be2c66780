"""Deals: from the first joining of a stage of the role "deal" to the first booking in the plan's ledger."""

from functools import cached_property
from typing import Any

import numpy as np

from salessim.results.reading import Reading
from salessim.results.survival import Incidence, incidence
from salessim.results.units import NEVER


class Deals:
    """The deals of one reading: who joined as a deal within the window, or was in work as one when it began.

    Children of somebody are no deals. Every column runs over the deals.
    """

    def __init__(self, reading: Reading) -> None:
        legend = reading.legend
        joined, older = reading.lives.deal, reading.lives.older < NEVER
        new = (legend.start <= joined) & (joined < NEVER) & (joined <= reading.won_at)
        rows = np.flatnonzero((older | new) & reading.no_child)
        self._legend = legend
        self.rows, self.older = rows, older[rows]  # of entities; open when the window began
        self.opened = ~self.older
        self.began = np.where(self.older, legend.start, joined[rows])
        self.closed = reading.closed_at[rows]  # won or left; the end of the window for the others
        self.won = reading.won_at[rows] < NEVER
        self.lost = ~self.won & (reading.left_at[rows] < NEVER)

    @cached_property
    def time_to_win(self) -> Incidence:
        """How the share won grows with the age of the deals opened within the window."""
        new = self.opened
        return incidence((self.closed - self.began)[new], self.won[new], self.lost[new])

    @cached_property
    def in_work_mean(self) -> float:
        """Deals open, on average over the window."""
        return int(np.maximum(self.closed - self.began, 0).sum()) / self._legend.seconds


def funnel(reading: Reading, deals: Deals) -> dict[str, Any]:
    """The columns of the frame `funnel`."""
    booking, of, times = reading.log.booking, reading.of_booking, deals.time_to_win
    is_won = np.zeros(len(reading.won_at), bool)
    is_won[deals.rows[deals.won]] = True
    first = booking.amount[reading.plan_bookings & (booking.time == reading.won_at[of]) & is_won[of]]
    won, lost = deals.won[deals.opened], deals.lost[deals.opened]
    return {
        "opened": [len(won)],
        "won": [won.sum()],
        "lost": [lost.sum()],
        "open_at_end": [len(won) - won.sum() - lost.sum()],
        "in_work_mean": [deals.in_work_mean],
        "deal_mean_currency": [first.mean() if len(first) else float("nan")],
        "won_share": [times.final],
        "close_mean_s": [times.mean],
        "close_p50_s": [times.quantile(0.5)],
        "close_p90_s": [times.quantile(0.9)],
    }
