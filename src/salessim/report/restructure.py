"""What a change costs and when it pays back, against staying: figures and months."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from salessim.analysis.change_variants import Cause, Start
from salessim.analysis.estimates import Estimate, mean, paired, wilson
from salessim.analysis.payback import Payback, payback
from salessim.analysis.profit import profit_by_month
from salessim.analysis.revenue import by_month, months, plan_ledger
from salessim.columns import F64
from salessim.report import numbers
from salessim.report.estimates import average, between, chance, difference, interval, spread
from salessim.report.page import Cell, Column, Table
from salessim.results.course import Course
from salessim.results.store import Runs
from salessim.results.units import DAY
from salessim.translation import later, say
from salessim.translation.dates import day, month_of_year

NEVER = later("not within the period")
FIGURE_COLUMNS = (
    Column("figure", "figure", "text", "what is told of the change", True),
    Column("value", "on average", "mixed", "mean of all futures; of a day the middle one; of a chance the share"),
    Column("accuracy", "95% sure: between", "mixed", "accuracy of the computation"),
    Column("spread", "8 in 10 futures", "mixed", "8 in 10 futures lie between (spread of futures)", extra=True),
    Column("meaning", "what it is", "text", "what the figure means", True, True),
)
MONTH_COLUMNS = (
    Column("month", "month", "text", "the month", True),
    Column("staying", "revenue, staying", "currency", "booked in the plan's ledger without the change, mean"),
    Column("changing", "changing", "currency", "the same with the change, mean"),
    Column("difference", "difference", "currency", "of the revenue, future by future, mean"),
    Column("interval", "95% sure: between", "currency", "interval of that mean by Student's t, paired"),
    Column("left", "left", "currency", "difference of what is left, mean"),
    Column("left_interval", "95% sure", "currency", "interval of that mean by Student's t, paired", extra=True),
    Column("so_far", "so far", "currency", "all of it up to the end of the month, mean"),
    Column("so_far_spread", "8 in 10 futures", "currency", "of all so far (spread of futures)", extra=True),
)


@dataclass(frozen=True)
class Against:
    """A change and the same department that stays, on the same futures."""

    staying: Runs
    changing: Runs
    courses: tuple[Course, Course]  # of both, by replication and day of the period
    causes: tuple[Cause, ...] = ()  # where it was asked what makes the dip
    starts: tuple[Start, ...] = ()  # where it was asked when to begin

    @property
    def since(self) -> int:
        """The day of the first change, counted from the first of the period."""
        terms = self.changing.terms
        return (terms.changes[0].second - terms.month_starts[0]) // DAY

    @property
    def budget(self) -> float | None:
        """What the change may cost in all, as told by its steps together; None if none of them tells it."""
        told = [change.budget for change in self.changing.terms.changes if change.budget is not None]
        return sum(told) if told else None

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.changing.terms.period_end - timedelta(days=1)

    @property
    def found(self) -> Payback:
        """What is told from the day of the change on."""
        staying, changing = ([column[:, self.since :] for column in one] for one in self.courses)
        return payback(*zip(staying, changing, strict=True))

    def date(self, number: float) -> date:
        """A day that is counted from the change."""
        return self.changing.terms.period_start + timedelta(days=self.since + int(number))


def day_text(known: Against, number: float) -> str:
    """A day counted from the change; a day that does not come is none within the period."""
    return say(NEVER) if math.isinf(number) else day(known.date(number))


def day_cell(known: Against, number: float) -> Cell:
    """A day counted from the change."""
    if math.isnan(number):
        return numbers.NOTHING
    return Cell(None if math.isinf(number) else known.date(number).isoformat(), day_text(known, number))


def days_cell(known: Against, low: float, high: float) -> Cell:
    """Between which days, both counted from the change."""
    ends = [day_cell(known, low), day_cell(known, high)]
    value = {"low": ends[0].value, "high": ends[1].value}
    text = ends[0].text if ends[0].text == ends[1].text else say("{low} to {high}", low=ends[0].text, high=ends[1].text)
    return Cell(value, text)


def figures_table(known: Against, found: Payback) -> Table:
    """Depth and length of the dip, payback, hole and regret."""
    rows = [*_dip_rows(known, found), *_payback_rows(known, found), *_cost_rows(known, found), *_cash_rows(found)]
    return Table("restructure", say("What the change costs, and when it pays back"), FIGURE_COLUMNS, tuple(rows))


def _row(name: str, value: Cell, accuracy: Cell, spread_: Cell, meaning: str) -> tuple[Cell, ...]:
    return numbers.term(name), value, accuracy, spread_, numbers.term(meaning)


def _dip_rows(known: Against, found: Payback) -> list[tuple[Cell, ...]]:
    dip = found.dip
    if dip is None:
        none = numbers.term(later("not clear"))
        return [
            _row(later("dip"), none, numbers.NOTHING, numbers.NOTHING, later("no four weeks surely bring less revenue"))
        ]
    back = dip.recovery
    return [
        _row(later("deepest dip"), difference(dip.depth, "currency"), interval(dip.depth, "currency"), numbers.NOTHING,
             later("revenue of the worst four weeks, against staying")),
        _row(later("of the usual revenue"), numbers.share(-dip.share), numbers.NOTHING, numbers.NOTHING,
             later("the same as a part of what staying brings")),
        _row(later("deepest on"), day_cell(known, dip.day), numbers.NOTHING, numbers.NOTHING,
             later("the last day of these weeks")),
        _row(later("revenue is back on"), day_cell(known, back.value), days_cell(known, back.low, back.high),
             numbers.NOTHING, later("four weeks bring as much as staying, and so does all that follows, on average")),
    ]  # fmt: skip


def _payback_rows(known: Against, found: Payback) -> list[tuple[Cell, ...]]:
    low, high = (float(np.quantile(found.paid_back, q, method="inverted_cdf")) for q in (0.1, 0.9))
    middle = found.middle
    return [
        _row(later("paid back on"), day_cell(known, middle.value), days_cell(known, middle.low, middle.high),
             days_cell(known, low, high),
             later("from then on all profit since the change is never below that of staying")),
        _row(later("paid back within the period"), chance(found.in_time), numbers.NOTHING, numbers.NOTHING,
             later("in so many futures")),
        _row(later("gained until the end"), difference(found.gain, "currency"), interval(found.gain, "currency"),
             numbers.NOTHING, later("of what is left, since the change")),
        _row(later("chance to regret"), chance(found.regret), numbers.NOTHING, numbers.NOTHING,
             later("in so many futures staying leaves more in the end")),
    ]  # fmt: skip


def exceeded(found: Payback, budget: float) -> Estimate:
    """The chance that a change costs more in all than it may."""
    return wilson(int((found.cost > budget).sum()), len(found.cost))


def _cost_rows(known: Against, found: Payback) -> list[tuple[Cell, ...]]:
    cost, budget = mean(found.cost), known.budget
    rows = [
        _row(later("costs in all"), average(cost, "currency"), between(cost, "currency"),
             spread(list(found.cost), "currency"),
             later("the most that all that is left since the change falls below staying"))
    ]  # fmt: skip
    if budget is not None:
        rows.append(
            _row(later("exceeds its budget"), chance(exceeded(found, budget)), numbers.NOTHING, numbers.NOTHING,
                 later("in so many futures it costs more in all than it may"))
        )  # fmt: skip
    return rows


def _cash_rows(found: Payback) -> list[tuple[Cell, ...]]:
    hole = mean(found.hole)
    return [
        _row(later("deepest cash hole"), average(hole, "currency"), between(hole, "currency"),
             spread(list(found.hole), "currency"), later("the lowest that the cash falls below that of staying")),
        _row(later("reserve to keep"), average(found.reserve, "currency"), between(found.reserve, "currency"),
             numbers.NOTHING, later("enough for that in 95 of 100 futures")),
    ]  # fmt: skip


def months_table(known: Against) -> Table:
    """Month by month against staying."""
    ledger = plan_ledger(known.staying)
    revenue = [by_month(one, ledger) for one in (known.staying, known.changing)]
    left = [profit_by_month(one) for one in (known.staying, known.changing)]
    so_far = np.cumsum(left[1] - left[0], axis=1)
    rows = tuple(
        _month(name, (revenue[0][:, i], revenue[1][:, i]), paired(left[1][:, i], left[0][:, i]), so_far[:, i])
        for i, name in enumerate(months(known.staying))
    )
    return Table("restructure_months", say("Month by month against staying"), MONTH_COLUMNS, rows)


def _month(name: str, revenue: tuple[F64, F64], left: Estimate, so_far: F64) -> tuple[Cell, ...]:
    (staying, changing), unit = revenue, "currency"
    return (
        Cell(name, month_of_year(name)),
        average(mean(staying), unit),
        average(mean(changing), unit),
        *_differs(paired(changing, staying)),
        *_differs(left),
        average(mean(so_far), unit),
        spread(list(so_far), unit),
    )


def _differs(estimate: Estimate) -> Sequence[Cell]:
    return difference(estimate, "currency"), interval(estimate, "currency")
