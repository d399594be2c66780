"""How exactly the futures lived through so far tell what is asked of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, inf

import numpy as np

from salessim.analysis.attainment import reached
from salessim.analysis.estimates import Estimate, mean, paired, paired_share, wilson
from salessim.analysis.profit import profit
from salessim.analysis.revenue import by_month, plan_ledger
from salessim.columns import F64
from salessim.results.store import Runs


@dataclass(frozen=True)
class Known:
    """What is known of one scenario in each future."""

    plan: float | None
    earned: F64  # in the ledger that the plan counts
    left: F64  # what `analysis.profit` tells

    def and_more(self, more: "Known") -> "Known":
        """The same after more futures."""
        return Known(self.plan, np.append(self.earned, more.earned), np.append(self.left, more.left))


def known(runs: Runs) -> Known:
    """What is known of a scenario after its runs."""
    plan = runs.terms.plan
    return Known(None if plan is None else plan.total, by_month(runs, plan_ledger(runs)).sum(axis=1), profit(runs))


def half_width(compared: Sequence[Known]) -> float:
    """The widest of all 95 % intervals that a precision is asked of, halved; infinite with fewer than two futures.

    For every scenario the chance of its plan and what it earns; for every one but the first the differences from the
    first, in the chance and in what is left. Chances count in points, money as a share of the plan of the first; where
    that has no plan, of what it earns on average.
    """
    first = compared[0]
    if len(first.earned) < 2:
        return inf
    scale = first.plan or abs(float(first.earned.mean())) or inf  # who earns nothing has no scale of money
    chances = [estimate.half for one in compared for estimate in _chances(one, first)]
    money = [estimate.half / scale for one in compared for estimate in _money(one, first)]
    return max(*chances, *money, 0.0)


def needed(half: float, replications: int, wanted: float) -> int:
    """How many replications will be enough, to the hundred: intervals shrink with the square root of their number."""
    return 100 * max(1, ceil(replications * (half / wanted) ** 2 / 100))


def _chances(one: Known, first: Known) -> Iterator[Estimate]:
    if one.plan is None:
        return
    mine, count = reached(one.earned, one.plan), len(one.earned)
    yield wilson(int(mine.sum()), count)
    if one is not first and first.plan is not None:
        theirs = reached(first.earned, first.plan)
        yield paired_share(int((mine & ~theirs).sum()), int((theirs & ~mine).sum()), count)


def _money(one: Known, first: Known) -> Iterator[Estimate]:
    yield mean(one.earned)
    if one is not first:
        yield paired(one.left, first.left)
