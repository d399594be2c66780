"""Will the plan be reached: for the year, month by month, and for each part of the plan."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from salessim.analysis.estimates import Estimate, mean, quantile, wilson
from salessim.analysis.revenue import by_month, grid, months, of_ledger, plan_ledger
from salessim.analysis.skewed import shortfall
from salessim.columns import F64
from salessim.results.store import Runs

if TYPE_CHECKING:
    import pandas as pd

SHARES = (0.05, 0.10, 0.50, 0.90, 0.95)  # quantiles of the futures
FAN = (0.05, 0.25, 0.50, 0.75, 0.95)


@dataclass(frozen=True)
class MonthAttained:
    """The plan up to the end of a month, and the chance that by then it is reached."""

    month: str
    plan: float
    probability: Estimate


@dataclass(frozen=True)
class PartAttained:
    """The plan of one value of an attribute, and the chance that it is reached."""

    attribute: str
    value: str
    plan: float
    probability: Estimate


@dataclass(frozen=True)
class Attainment:
    """The chances of the plan."""

    ledger: str
    plan: float
    replications: int
    attained: int  # in how many replications
    probability: Estimate
    months: tuple[MonthAttained, ...]
    parts: tuple[PartAttained, ...]
    behind_from: str | None  # the first month by which being behind the plan is likelier than not


@dataclass(frozen=True)
class Revenue:
    """What is booked in one ledger in the whole period: the spread of futures, each with its accuracy."""

    ledger: str
    mean: Estimate
    deals: Estimate
    quantiles: dict[float, Estimate]
    shortfall: Estimate | None  # usual shortfall below the plan; only for the ledger that the plan counts


def reached(amounts: F64, plan: float | F64) -> NDArray[np.bool_]:
    """Whether each amount reaches the plan; a missing billionth is rounding."""
    return np.asarray(amounts >= np.asarray(plan) * (1 - 1e-9), bool)


def attained(runs: Runs) -> NDArray[np.bool_]:
    """Whether each replication reaches the plan of the period. Raises ValueError without a plan."""
    if runs.terms.plan is None:
        raise ValueError("The scenario has no plan")
    return reached(by_month(runs, plan_ledger(runs)).sum(axis=1), runs.terms.plan.total)


def attainment(runs: Runs) -> Attainment | None:
    """The chances of the plan; None without a plan."""
    plan = runs.terms.plan
    if plan is None:
        return None
    ledger = plan_ledger(runs)
    wins = int(attained(runs).sum())
    monthly = _months(runs, ledger, np.array(plan.months))
    behind = [each.month for each in monthly if 1 - each.probability.value > 0.5]
    return Attainment(
        ledger=ledger,
        plan=plan.total,
        replications=len(runs),
        attained=wins,
        probability=wilson(wins, len(runs)),
        months=monthly,
        parts=_parts(runs, ledger),
        behind_from=behind[0] if behind else None,
    )


def _months(runs: Runs, ledger: str, plan: F64) -> tuple[MonthAttained, ...]:
    total, due = np.cumsum(by_month(runs, ledger), axis=1), np.cumsum(plan)
    wins = reached(total, due).sum(axis=0)
    return tuple(
        MonthAttained(month, float(due[i]), wilson(int(wins[i]), len(runs))) for i, month in enumerate(months(runs))
    )


def _parts(runs: Runs, ledger: str) -> tuple[PartAttained, ...]:
    plan = runs.terms.plan
    found = []
    for attribute, shares in (plan.by if plan else {}).items():
        for value, share in shares.items():
            due = share * (plan.total if plan else 0.0)
            wins = int(reached(by_month(runs, ledger, attribute, value).sum(axis=1), due).sum())
            found.append(PartAttained(attribute, value, due, wilson(wins, len(runs))))
    return tuple(found)


def revenue(runs: Runs) -> tuple[Revenue, ...]:
    """What is booked in the whole period, by ledger."""
    plan = runs.terms.plan
    found = []
    for ledger in runs.terms.ledgers:
        total = by_month(runs, ledger).sum(axis=1)
        deals = grid(runs, of_ledger(runs, ledger), "deals").sum(axis=1)
        missing = shortfall(total, plan.total) if plan and ledger == plan_ledger(runs) else None
        quantiles = {share: quantile(total, share) for share in SHARES}
        found.append(Revenue(ledger, mean(total), mean(deals), quantiles, missing))
    return tuple(found)


def fan(runs: Runs, ledger: str = "", shares: tuple[float, ...] = FAN) -> "pd.DataFrame":
    """Cumulative revenue by month: one row per month with the quantiles of the futures, their mean and the plan.

    Columns: month, mean_currency, plan_currency (NaN without a plan), and q05_currency, ... for each share.
    """
    import pandas as pd

    total = np.cumsum(by_month(runs, ledger or plan_ledger(runs)), axis=1)
    plan = runs.terms.plan
    count = total.shape[1]
    made: dict[str, object] = {
        "month": months(runs),
        "mean_currency": total.mean(axis=0) if len(runs) else np.full(count, np.nan),
        "plan_currency": np.cumsum(plan.months) if plan else np.full(count, np.nan),
    }
    for share in shares:
        name = f"q{round(share * 100):02d}_currency"
        made[name] = [quantile(total[:, month], share).value for month in range(count)]
    return pd.DataFrame(made)
