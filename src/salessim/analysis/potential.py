"""What the market would give to people without end, how much of it becomes money, and why not the rest."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from salessim.analysis.estimates import Estimate, mean, ratio
from salessim.analysis.revenue import by_month, plan_ledger
from salessim.results.losses import OTHER
from salessim.results.store import Runs

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Loss:
    """What is missing for one cause, at one stage or at all together."""

    cause: str  # one of `results.losses.CAUSES`
    stage: str  # "" at all
    bookings: Estimate
    amount: Estimate


@dataclass(frozen=True)
class Potential:
    """Averages over the same futures; the causes add up to market less earned."""

    ledger: str
    market: Estimate
    earned: Estimate
    share: Estimate  # earned of what the market gives
    causes: tuple[Loss, ...]  # the largest first, what has no name last
    stages: tuple[Loss, ...]  # the same by stage


def potential(real: Runs, ideal: Runs, losses: "pd.DataFrame") -> Potential:
    """From a department, the same one with people without end on the same futures, and the frame `losses` of both."""
    ledger = plan_ledger(real)
    earned, market = (by_month(runs, ledger).sum(axis=1) for runs in (real, ideal))
    return Potential(
        ledger=ledger,
        market=mean(market),
        earned=mean(earned),
        share=ratio(earned, market),
        causes=_by(real, losses, ["cause"]),
        stages=_by(real, losses, ["cause", "stage"]),
    )


def _by(runs: Runs, losses: "pd.DataFrame", keys: list[str]) -> tuple[Loss, ...]:
    """What is missing in every future, by these columns; nothing where there is no row."""
    found = [
        Loss(
            str(cause),
            str(stage[0]) if stage else "",
            _each(runs, rows, "bookings"),
            _each(runs, rows, "amount_currency"),
        )
        for (cause, *stage), rows in losses.groupby(keys, sort=False)
    ]
    return tuple(sorted(found, key=lambda loss: (loss.cause == OTHER, -loss.amount.value)))


def _each(runs: Runs, rows: "pd.DataFrame", column: str) -> Estimate:
    row = np.searchsorted(np.array(runs.replications, np.int64), rows["replication"])
    return mean(np.bincount(row, rows[column], minlength=len(runs)))
