"""The key figures of a sales department: what an owner asks for first."""

from dataclasses import dataclass

import numpy as np

from salessim.analysis.estimates import Estimate, mean, ratio
from salessim.analysis.kinds import Kinds
from salessim.analysis.profit import profit
from salessim.analysis.revenue import summed
from salessim.columns import F64
from salessim.results.store import Runs


@dataclass(frozen=True)
class KeyFigure:
    """One figure: its value over all futures with its accuracy, and the value of each."""

    name: str
    unit: str  # as in `results.cards`
    estimate: Estimate
    values: F64


def key_figures(runs: Runs, known: Kinds) -> list[KeyFigure]:
    """Conversion, sales volume, average check, time of a deal, cost of a client, retention, churn, what is left.

    A quotient is that of the sums over all futures. Figures of what a department has not, such as accounts, are NaN.
    """
    leads, clients, to_win = (_all(known, name) for name in ("leads", "clients", "to_win"))
    deals, revenue = summed(runs, "yields", "deals"), _all(known, "revenue")
    cards = runs["cards"]
    kept = cards[cards["figure"] == "kept_share"]["value"]
    return [
        _quotient("conversion", "share", clients, leads),
        _figure("clients", "count", clients),
        _figure("deals", "count", deals),
        _figure("volume", "currency", revenue),
        _quotient("check", "currency", revenue, deals),
        _figure("deal_time", "s", runs["funnel"]["close_mean_s"].to_numpy(np.float64)),
        _quotient("client_cost", "currency", to_win, clients),
        _figure("retention", "share", kept.to_numpy(np.float64)),
        _quotient("churn", "share", summed(runs, "accounts", "lost"), summed(runs, "accounts", "at_start")),
        _figure("left", "currency", profit(runs)),
    ]


def _all(known: Kinds, name: str) -> F64:
    return np.asarray(sum(getattr(kind, name) for kind in known.by_source), np.float64)


def _figure(name: str, unit: str, values: F64) -> KeyFigure:
    return KeyFigure(name, unit, mean(values), values)


def _quotient(name: str, unit: str, parts: F64, wholes: F64) -> KeyFigure:
    values = np.divide(parts, wholes, out=np.full(len(parts), np.nan), where=wholes > 0)
    return KeyFigure(name, unit, ratio(parts, wholes), values)
