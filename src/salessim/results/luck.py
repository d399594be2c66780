"""What is earned in a future with people without end: as it was, with usual deal values, with other fates."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import numpy as np

from salessim.columns import F64, I64, U64, Column
from salessim.results.log import Log

if TYPE_CHECKING:
    import pandas as pd


class Luck(NamedTuple):
    """The frame `luck`: one row per replication; amounts in the plan's ledger.

    But for the first one people are without end; from the third on every deal is worth what is usual for its kind. "By
    leads" and "by the first day" part what is earned by those who come from what those earn who were there already.
    """

    replication: Annotated[I64, Column("number", "which future, from 0")]
    earned_currency: Annotated[F64, Column("currency", "by the people there are")]
    unlimited_currency: Annotated[F64, Column("currency", "by people without end")]
    usual_values_currency: Annotated[F64, Column("currency", "with usual deal values")]
    leads_currency: Annotated[F64, Column("currency", "by these leads, mean of other fates")]
    first_day_currency: Annotated[F64, Column("currency", "by this first day, mean of other fates")]
    other_leads_currency: Annotated[F64, Column("currency", "by other leads, the numbers with ranges as here; or NaN")]
    other_first_day_currency: Annotated[F64, Column("currency", "by other first days, numbers as here; or NaN")]


def luck_frame(rows: list[list[float]]) -> "pd.DataFrame":
    """The frame of the amounts of replication 0, 1, 2, ..."""
    import pandas as pd

    frame = pd.DataFrame(np.array(rows, np.float64).reshape(len(rows), len(Luck._fields) - 1), columns=Luck._fields[1:])
    frame.insert(0, "replication", np.arange(len(rows), dtype=np.int64))
    return frame


def by_origin(log: Log, ledger: int, first_day: U64) -> tuple[float, float]:
    """What is booked in a ledger by those who came, and by those whose keys these are, their children included."""
    entity, booking = log.entity, log.booking
    theirs = np.isin(entity.key, first_day)
    parent = np.searchsorted(entity.key, entity.parent).clip(max=max(0, len(entity.key) - 1))
    born_here = entity.key[parent] == entity.parent  # whose parent is known
    while (heirs := ~theirs & born_here & theirs[parent]).any():
        theirs |= heirs
    mine = booking.ledger == ledger
    old = theirs[np.searchsorted(entity.key, booking.entity[mine])]
    amounts = booking.amount[mine]
    return float(amounts[~old].sum()), float(amounts[old].sum())
