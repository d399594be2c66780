"""The trace: every visit of one replication as a table, to follow a single lead from stage to stage."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from salessim.columns import I64, U64
from salessim.results.log import Log
from salessim.results.terms import Terms

# By code of visit.outcome.
OUTCOMES = ("served", "gave up waiting", "turned away", "interrupted", "passed", "open")


def visits(log: Log, terms: Terms) -> pd.DataFrame:
    """One row per spell of work or wait, in the order in which they ended; those still open at the end come last.

    `_s` columns are whole seconds since the start of the period (negative: before it), `_at` columns are timestamps.
    An empty cell means: never, or nobody.
    """
    visit, entity = log.visit, log.entity
    who = np.searchsorted(entity.key, visit.entity)
    person = _named([terms.people[seat] for seat in log.server.seat], visit.server)
    team = _named([terms.teams[row].name for row in log.server.team], visit.server)
    columns = {
        "lead": _hexadecimal(visit.entity),
        "child_of": _hexadecimal(entity.parent[who]),
        "source": _named([source.name for source in terms.sources], entity.source[who]),
        "stage": _named([stage.name for stage in terms.stages], visit.station),
        "visit": visit.visit,
        "part": visit.part,
        "person": person,
        "team": team,
        **_moments("queued", visit.queued, terms),
        **_moments("started", visit.started, terms),
        **_moments("ended", visit.ended, terms),
        "outcome": _named(OUTCOMES, visit.outcome),
        "reached": visit.missed == 0,
        "way": _named([outcome.name for outcome in terms.outcomes], visit.route),
        "way_without_wait": _named([outcome.name for outcome in terms.outcomes], visit.prompt),
    }
    return pd.DataFrame(columns)


def _named(names: Sequence[str], rows: NDArray[Any]) -> pd.Series:
    """The name of each row number; empty for -1."""
    return pd.Series(np.array([*names, None], dtype=object)[rows], dtype="string")


def _hexadecimal(keys: U64) -> pd.Series:
    """Keys as sixteen signs, which no spreadsheet rounds; empty for 0."""
    return pd.Series([f"{key:016x}" if key else None for key in keys.tolist()], dtype="string")


def _moments(name: str, seconds: I64, terms: Terms) -> dict[str, pd.Series]:
    """A moment twice: in seconds since the start of the period, and as a timestamp. -1 is no moment."""
    known = seconds >= 0
    since = pd.Series(seconds - terms.month_starts[0]).where(known).astype("Int64")
    origin = np.datetime64(terms.origin, "s")
    at = pd.Series(origin + seconds.astype("timedelta64[s]")).where(known)
    return {f"{name}_s": since, f"{name}_at": at}
