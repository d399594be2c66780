"""Revenue of every replication as a grid, replications by months: what the answers about money start from."""

from typing import TYPE_CHECKING

import numpy as np

from salessim.columns import F64, I64
from salessim.results.store import Runs

if TYPE_CHECKING:
    import pandas as pd


def months(runs: Runs) -> list[str]:
    """The months of the period, "2027-01"."""
    return [runs.terms.moment(second).strftime("%Y-%m") for second in runs.terms.month_starts[:-1]]


def by_month(runs: Runs, ledger: str, attribute: str = "", value: str = "") -> F64:
    """Money booked in a ledger, by replication and month; only of one value of an attribute, if it is given."""
    frame = of_ledger(runs, ledger)
    if attribute:
        place = list(runs.terms.attributes).index(attribute)
        mine = [row for row, values in enumerate(runs.terms.segments) if values[place] == value]
        frame = frame[frame["segment"].isin(mine)]
    return grid(runs, frame, "amount_currency")


def of_ledger(runs: Runs, ledger: str) -> "pd.DataFrame":
    """The bookings in one ledger."""
    frame = runs["bookings"]
    return frame[frame["ledger"] == ledger]


def grid(runs: Runs, frame: "pd.DataFrame", column: str) -> F64:
    """One column of a frame with replications and months, summed, by replication and month; nothing is 0."""
    names = months(runs)
    row = row_of(runs, frame)
    place = frame["month"].map({name: i for i, name in enumerate(names)}).to_numpy(np.int64)
    cells = len(runs) * len(names)
    sums = np.bincount(row * len(names) + place, frame[column].to_numpy(np.float64), minlength=cells)
    return np.asarray(sums, np.float64).reshape(len(runs), len(names))


def summed(runs: Runs, name: str, column: str) -> F64:
    """One column of a frame, summed by replication."""
    frame = runs[name]
    sums = np.bincount(row_of(runs, frame), frame[column].to_numpy(np.float64), minlength=len(runs))
    return np.asarray(sums, np.float64)


def row_of(runs: Runs, frame: "pd.DataFrame") -> I64:
    """Of each row of a frame the place of its replication."""
    return np.searchsorted(np.array(runs.replications, np.int64), frame["replication"].to_numpy())


def plan_ledger(runs: Runs) -> str:
    """The name of the ledger that counts; "" if there is none."""
    terms = runs.terms
    return terms.ledgers[terms.headline] if terms.ledgers else ""


def spent(runs: Runs) -> F64:
    """Pay and costs together, by replication and month."""
    pay = runs["pay"]
    parts = [name for name in pay.columns if name.endswith("_currency")]
    total = grid(runs, runs["costs"], "amount_currency")
    for name in parts:
        total = total + grid(runs, pay, name)
    return total
