"""The figures of one future, straight from its log: what a study asks of every point.

The same sums in the same order as over the frames of many futures, so that both give the same bits.
"""

from collections.abc import Callable
from functools import cached_property

import numpy as np

from salessim.analysis.attainment import reached
from salessim.columns import F64, I64
from salessim.results.accounts import Accounts
from salessim.results.idleness import Idleness
from salessim.results.legend import Legend
from salessim.results.log import Log
from salessim.results.money import Booked, booked, costs
from salessim.results.pay import PARTS, pay
from salessim.results.reading import Reading
from salessim.results.units import NEVER
from salessim.results.wages import Wages


class OneFuture:
    """One replication that was played. A figure is worked out when it is asked for."""

    def __init__(self, log: Log, legend: Legend) -> None:
        self._reading = Reading(log, legend)
        self._months = len(legend.months)
        self._accounts = Accounts(self._reading)

    @cached_property
    def revenue(self) -> float:
        """What the plan's ledger books."""
        return self._total(self._by_month(self._booked.month, self._booked.amount))

    @property
    def profit(self) -> float:
        """What is left of the revenue after the cost of goods, all pay and all costs, as in `analysis.profit`."""
        found, margins = self._booked, np.array(self._reading.terms.margins)
        left = found.amount * margins[found.segment] if len(margins) else found.amount
        return self._total(self._by_month(found.month, left) - self._spent)

    @property
    def attainment_ratio(self) -> float:
        """Revenue by plan; NaN without a plan."""
        return self.revenue / self._plan if self._plan else float("nan")

    @property
    def attained(self) -> float:
        """1 if the plan is reached, else 0; NaN without a plan."""
        return float(reached(np.array(self.revenue), self._plan)) if self._plan else float("nan")

    @property
    def deals(self) -> float:
        """How many the plan's ledger books."""
        return float(self._booked.deals.sum())

    @property
    def clients(self) -> float:
        """How many are won for the first time."""
        reading = self._reading
        won = reading.no_child & (reading.won_at < NEVER) & (reading.won_at <= self._accounts.became)
        return float(won.sum())

    @property
    def gone_cold(self) -> float:
        """How many gave up, were turned away, or were lost because they had waited."""
        return float(self._reading.counts.lost_waiting[self._reading.legend.shown].sum())

    # ---- what they are made of ------------------------------------------------------------------------------------

    @property
    def _plan(self) -> float:
        plan = self._reading.terms.plan
        return plan.total if plan is not None else 0.0

    @cached_property
    def _booked(self) -> Booked:
        """What the plan's ledger books."""
        found = booked(self._reading)
        mine = found.ledger == self._reading.terms.headline
        return Booked(*(column[mine] for column in found))

    @property
    def _spent(self) -> F64:
        """Pay and costs by month."""
        reading = self._reading
        paid = pay(reading, Wages(reading, Idleness(reading), self._accounts))
        total = self._each_month(costs(reading)["amount_currency"])
        for part in PARTS:
            total = total + self._each_month(paid[f"{part}_currency"])
        return total

    def _each_month(self, amounts: F64) -> F64:
        """Sums by month of amounts that stand month after month, as often as there are teams or items."""
        return self._by_month(np.tile(np.arange(self._months), len(amounts) // self._months), amounts)

    def _by_month(self, month: I64, amount: F64) -> F64:
        return np.asarray(np.bincount(month, amount, self._months), np.float64)

    def _total(self, by_month: F64) -> float:
        """Added up as the rows of a grid are."""
        return float(by_month.reshape(1, -1).sum(axis=1)[0])


FIGURES: dict[str, Callable[[OneFuture], float]] = {
    "revenue": lambda future: future.revenue,
    "profit": lambda future: future.profit,
    "attainment_ratio": lambda future: future.attainment_ratio,
    "attained": lambda future: future.attained,
    "deals": lambda future: future.deals,
    "clients": lambda future: future.clients,
    "gone_cold": lambda future: future.gone_cold,
}
