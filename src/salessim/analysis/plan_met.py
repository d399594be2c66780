"""The plan that the people there are meet with some probability: a quantile of what they earn."""

from dataclasses import dataclass

from salessim.analysis.estimates import Estimate, quantile
from salessim.analysis.revenue import by_month, months, plan_ledger
from salessim.results.store import Runs


@dataclass(frozen=True)
class PlanMet:
    """A plan that is met in so many of all futures, beside the one that is there."""

    ledger: str
    level: float
    total: Estimate
    plan: float | None  # of the scenario; None if it has none
    months: tuple[tuple[str, float, float], ...]  # month, the plan that is there, the same share of the one that is met
    parts: tuple[tuple[str, str, float, float], ...]  # attribute, value, and both plans


def plan_met(runs: Runs, level: float) -> PlanMet:
    """The largest plan of the period that is met with this probability; months and parts keep their proportions."""
    ledger, plan = plan_ledger(runs), runs.terms.plan
    total = quantile(by_month(runs, ledger).sum(axis=1), 1 - level)
    there = None if plan is None else plan.total
    scale = total.value / there if there else 0.0
    by = {} if plan is None else plan.by
    return PlanMet(
        ledger=ledger,
        level=level,
        total=total,
        plan=there,
        months=tuple(
            (name, due, scale * due) for name, due in zip(months(runs), plan.months if plan else (), strict=False)
        ),
        parts=tuple(
            (attribute, value, share * (there or 0.0), share * total.value)
            for attribute, shares in by.items()
            for value, share in shares.items()
        ),
    )
