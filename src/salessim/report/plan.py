"""The tables about the plan: how often it is reached, and what is earned."""

from collections.abc import Sequence

import numpy as np

from salessim.analysis.attainment import Attainment, Revenue
from salessim.analysis.estimates import Estimate, quantile
from salessim.analysis.revenue import by_month, plan_ledger
from salessim.columns import F64
from salessim.report import numbers
from salessim.report.estimates import accuracy, average, chance
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say

SPREAD = (0.1, 0.5, 0.9)
SPREAD_COLUMNS = (
    Column("below_1_in_10", "1 in 10 at most", "currency", "spread of futures: 1 in 10 futures earn at most this"),
    Column("middle", "middle future", "currency", "spread of futures: half of the futures earn at most this"),
    Column("above_1_in_10", "1 in 10 above", "currency", "spread of futures: 1 in 10 futures earn more than this"),
)
PLAN_COLUMNS = (
    Column("of", "plan", "text", "the whole period, all until the end of a month, or one value of an attribute", True),
    Column("plan", "due", "currency", "what must be earned"),
    Column("chance", "chance to reach it", "share",
           "share of the futures that reach it, with the 95% interval of Wilson (accuracy of the computation)"),
    *SPREAD_COLUMNS,
)  # fmt: skip
PLAN_NOTE = later(
    "In brackets: the accuracy of the computation (95% sure); it shrinks with more futures. "
    "The last three columns: the spread of futures; it does not."
)
REVENUE_COLUMNS = (
    Column("ledger", "revenue", "text", "what is counted", True),
    Column("deals", "deals", "count", "booked in the period, mean"),
    Column("mean", "average", "currency", "mean of all futures"),
    Column("accuracy", "accuracy", "currency", "95% interval of that mean (accuracy of the computation)"),
    *SPREAD_COLUMNS,
    Column("shortfall", "usual shortfall", "currency", "missing to the plan, mean of all futures"),
)  # fmt: skip


def plan_table(runs: Runs, reached: Attainment) -> Table:
    """The plan of the period, month by month (all up to its end), and of every part."""
    ledger = plan_ledger(runs)
    by_now = np.cumsum(by_month(runs, ledger), axis=1)
    rows = [_row(numbers.term("the whole period"), reached.plan, reached.probability, by_now[:, -1])]
    rows += [
        _row(numbers.words(f"{part.attribute}: {part.value}"), part.plan, part.probability,
             by_month(runs, ledger, part.attribute, part.value).sum(axis=1))
        for part in reached.parts
    ]  # fmt: skip
    rows += [
        _row(
            numbers.month_term(later("by the end of {month}"), month.month),
            month.plan,
            month.probability,
            by_now[:, i],
        )
        for i, month in enumerate(reached.months)
    ]
    return Table(
        "plan", say("Will the plan be reached? ({ledger})", ledger=ledger), PLAN_COLUMNS, tuple(rows), say(PLAN_NOTE)
    )


def revenue_table(earned: Sequence[Revenue]) -> Table:
    """What is booked in the period, by ledger."""
    rows = tuple(
        (
            numbers.words(one.ledger),
            average(one.deals, "count"),
            average(one.mean, "currency"),
            accuracy(one.mean, "currency"),
            *(numbers.money(one.quantiles[share].value) for share in SPREAD),
            numbers.NOTHING if one.shortfall is None else average(one.shortfall, "currency"),
        )
        for one in earned
    )
    return Table("revenue", say("What is earned in the period"), REVENUE_COLUMNS, rows)


def _row(of: Cell, plan: float, probability: Estimate, earned: F64) -> tuple[Cell, ...]:
    middle = (numbers.money(quantile(earned, share).value) for share in SPREAD)
    return (of, numbers.money(plan), chance(probability), *middle)
