"""What it takes to change and when that pays back: against staying, future by future on the same market.

All is told from the day of the change on. Differences are those of the changed department less the one that stays.
"""

from dataclasses import dataclass

import numpy as np

from salessim.analysis.estimates import Estimate, mean, quantile, wilson
from salessim.columns import F64

WINDOW = 28  # days: four whole weeks, so that weekends do not count as a dip
DRAWS = 400  # resamples of the futures for the accuracy of a day
LEVEL = RESERVE = 0.95


@dataclass(frozen=True)
class Dip:
    """The sag of revenue after the change, in the mean of all futures."""

    depth: Estimate  # of revenue in the worst four weeks; its interval allows for the choice of the worst
    share: float  # of what staying brings in these weeks
    day: int  # the last one of these weeks, counted from the change
    recovery: Estimate  # the day with which four weeks bring as much as staying, and the rest too; inf: none


@dataclass(frozen=True)
class Payback:
    """All that is told about a change against staying."""

    dip: Dip | None  # None: no four weeks surely bring less
    paid_back: F64  # by future: the day, counted from the change; inf: not within the period
    middle: Estimate  # of these; inf as they
    in_time: Estimate  # share of the futures in which it pays back within the period
    gain: Estimate  # of profit, until the end of the period
    regret: Estimate  # share of the futures in which staying would have left more
    cost: F64  # by future: the most that all profit since the change falls below that of staying
    hole: F64  # by future: the lowest that the cash is below that of staying, 0 or negative
    reserve: Estimate  # that so much is enough in 95 of 100 futures


def payback(revenue: tuple[F64, F64], profit: tuple[F64, F64], cash: tuple[F64, F64]) -> Payback:
    """Each is (staying, changing), by future and day from the change on. Raises ValueError without a day."""
    if revenue[0].shape[1] == 0:
        raise ValueError("there is no day after the change")
    gained, flow = (np.cumsum(changing - staying, axis=1) for staying, changing in (profit, cash))
    days, hole = paid_back(gained), np.minimum(flow.min(axis=1), 0.0)
    futures = len(days)
    return Payback(
        dip=_dip(*revenue),
        paid_back=days,
        middle=quantile(days, 0.5),
        in_time=wilson(int(np.isfinite(days).sum()), futures),
        gain=mean(gained[:, -1]),
        regret=wilson(int((gained[:, -1] < 0).sum()), futures),
        cost=-np.minimum(gained.min(axis=1), 0.0),
        hole=hole,
        reserve=quantile(-hole, RESERVE),
    )


def paid_back(gained: F64) -> F64:
    """By future the first day from which on all that was gained so far is never below zero; inf if it ends there."""
    below = gained < 0
    last = gained.shape[1] - np.argmax(below[:, ::-1], axis=1)  # the day after the last one below
    return np.where(below.any(axis=1), np.where(below[:, -1], np.inf, last), 0.0)


def _dip(staying: F64, changing: F64) -> Dip | None:
    window, differ = min(WINDOW, staying.shape[1]), changing - staying
    sums = _sums(differ, window)
    deepest = int(sums.mean(axis=0).argmin())
    depth = mean(sums[:, deepest], 1 - (1 - LEVEL) / sums.shape[1])  # the worst of so many was chosen (Bonferroni)
    if not depth.high < 0:
        return None
    whole = float(_sums(staying, window)[:, deepest].mean())
    share = -depth.value / whole if whole > 0 else float("nan")
    return Dip(depth, share, deepest + window - 1, _recovery(differ, deepest, window))


def _sums(values: F64, window: int) -> F64:
    """Sums of so many days; column 0 is that of the first ones."""
    sums = np.cumsum(values, axis=1)
    sums[:, window:] -= sums[:, :-window].copy()
    return np.asarray(sums[:, window - 1 :], np.float64)


def _recovery(differ: F64, deepest: int, window: int) -> Estimate:
    """The day, and where it lies in 95 of 100 resamples of the futures (bootstrap, by percentiles)."""
    value = float(_recovered(differ.mean(axis=0)[None, :], deepest, window)[0])
    if len(differ) < 2:
        return Estimate(value, float("nan"), float("nan"))
    even = np.full(len(differ), 1 / len(differ))
    weights = np.random.default_rng(0).multinomial(len(differ), even, DRAWS) / len(differ)
    days = np.sort(_recovered(weights @ differ, deepest, window))
    return Estimate(value, float(days[int(0.025 * DRAWS)]), float(days[int(0.975 * DRAWS)]))


def _recovered(differ: F64, deepest: int, window: int) -> F64:
    """By row the first day after the deepest with which the last weeks, and all days to come, bring no less."""
    to_come = differ.sum(axis=1, keepdims=True) - np.cumsum(differ, axis=1)
    good = (_sums(differ, window) >= 0) & (
        to_come[:, window - 1 :] >= -1e-9 * np.abs(differ).sum(axis=1, keepdims=True)
    )
    good[:, :deepest] = False
    return np.where(good.any(axis=1), np.argmax(good, axis=1) + window - 1.0, np.inf)
