"""Shares and times from histories that are not all finished."""

from typing import NamedTuple

import numpy as np

from salessim.columns import F64, I64
from salessim.results.loops.tables import Mask


class Incidence(NamedTuple):
    """How the share of those who reached the event grows with time."""

    time: I64
    share: F64

    @property
    def final(self) -> float:
        """The share that reaches the event as far as can be seen; NaN of nobody."""
        return float(self.share[-1]) if len(self.share) else float("nan")

    def quantile(self, share: float) -> float:
        """The least time at which this part of those who ever reach the event has reached it; NaN if nobody does."""
        if not len(self.share) or self.final <= 0:
            return float("nan")
        return float(self.time[np.searchsorted(self.share, share * self.final * (1 - 1e-12))])

    @property
    def mean(self) -> float:
        """The mean time of those who ever reach the event; NaN if nobody does."""
        if not len(self.share) or self.final <= 0:
            return float("nan")
        return float((self.time * np.diff(self.share, prepend=0.0)).sum() / self.final)


def incidence(time: I64, reached: Mask, dropped: Mask) -> Incidence:
    """The Aalen-Johansen estimate for an event with one rival; who neither reached nor dropped is censored at `time`.

    Censored at a moment of an event counts as still at risk there. With nobody censored the final share is the plain
    one; with no rival it is one less the Kaplan-Meier estimate.
    """
    moments, group = np.unique(time, return_inverse=True)
    size = len(moments)
    at_risk = len(time) - np.concatenate([[0], np.cumsum(np.bincount(group, minlength=size))])[:-1]
    wins = np.bincount(group, weights=reached, minlength=size)
    rivals = np.bincount(group, weights=dropped, minlength=size)
    alive = np.cumprod(1 - (wins + rivals) / at_risk)
    before = np.concatenate([[1.0], alive[:-1]]) if size else alive
    return Incidence(moments, np.cumsum(before * wins / at_risk))
