"""The course of one future, day by day: what was booked, what is left, and what cash there is."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from salessim.columns import F64, I64
from salessim.results.log import Log
from salessim.results.money import CHANGE
from salessim.results.rules import branch_of
from salessim.results.summary import Summary
from salessim.results.terms import BranchTerms, ChangeTerms, Terms
from salessim.results.units import DAY

PAID, SHIPPED = "paid", "shipped"


class Course(NamedTuple):
    """By day of the period."""

    revenue: F64  # booked in the plan's ledger
    profit: F64  # what is left of it after the cost of goods, pay and costs
    cash: F64  # money that comes in less money that goes out


def course(log: Log, terms: Terms, summary: Summary) -> Course:
    """The course of the period. Pay and costs of a month are spread evenly over its days; what a change costs is paid
    on its day. Cash is as `analysis.cash` has it: in with `paid`, out for goods with `shipped`."""
    starts = np.array(terms.month_starts, np.int64)
    days = int((starts[-1] - starts[0]) // DAY)
    revenue, left = _booked(log, terms, terms.headline, days)
    came, _ = _booked(log, terms, _ledger(terms, PAID), days)
    shipped, after_goods = _booked(log, terms, _ledger(terms, SHIPPED), days)
    spent = _spent(terms, summary, starts, branch_of(log, terms))
    return Course(revenue, left - spent, came - (shipped - after_goods) - spent)


def since_the_change(changing: Course, staying: Course, terms: Terms) -> Course:
    """The course of a department that changes, in which nothing differs from staying before the day of the change.

    A month's pay is spread evenly over its days; what so fell to the days before is spread over the rest of the month.
    """
    starts, at = (np.array(terms.month_starts) - terms.month_starts[0]) // DAY, terms.changes[0].second
    day = int((at - terms.month_starts[0]) // DAY)
    end = int(starts[np.searchsorted(starts, day, "right")])
    columns = []
    for mine, theirs in zip(changing, staying, strict=True):
        early = (mine - theirs)[:, :day].sum(axis=1, keepdims=True)
        column = np.concatenate([theirs[:, :day], mine[:, day:]], axis=1)
        column[:, day:end] += early / (end - day)
        columns.append(column)
    return Course(*columns)


def _booked(log: Log, terms: Terms, ledger: int, days: int) -> tuple[F64, F64]:
    """What is booked in a ledger on each day, and what is left of it after the cost of goods."""
    booking = log.booking
    mine = np.flatnonzero(booking.ledger == ledger)
    day = (booking.time[mine] - terms.month_starts[0]) // DAY
    amount = booking.amount[mine]
    segment = log.entity.segment[np.searchsorted(log.entity.key, booking.entity[mine])]
    margin = np.array(terms.margins)[segment] if terms.margins else np.ones(len(mine))
    return _by_day(day, amount, days), _by_day(day, amount * margin, days)


def _by_day(day: I64, amount: F64, days: int) -> F64:
    return np.asarray(np.bincount(day, amount, days), np.float64)


def _ledger(terms: Terms, name: str) -> int:
    """A ledger by its name; that of the plan where the process does not book it."""
    return terms.ledgers.index(name) if name in terms.ledgers else terms.headline


def _spent(terms: Terms, summary: Summary, starts: I64, branch: BranchTerms) -> F64:
    """Pay and costs by day."""
    months, pay, costs = len(starts) - 1, summary.columns["pay"], summary.columns["costs"]
    amounts = [column for name, column in pay.items() if name.endswith("_currency")] + [costs["amount_currency"]]
    by_month = np.sum([np.reshape(column, (-1, months)).sum(axis=0) for column in amounts], axis=0)
    named = zip(terms.other_costs, branch.other_costs, strict=True)
    once = [np.array(by_month) for (name, _), by_month in named if name.startswith(f"{CHANGE}: ")]
    lengths = np.diff(starts) // DAY
    spread = np.repeat((by_month - np.sum([np.zeros(months), *once], axis=0)) / lengths, lengths)
    for told in once:
        for month in np.flatnonzero(told):
            spread[(_changed_in(branch.changes, starts, int(month)) - starts[0]) // DAY] += told[month]
    return spread


def _changed_in(changes: Sequence[ChangeTerms], starts: I64, month: int) -> int:
    """The second of the first change in a month."""
    return next(change.second for change in changes if starts[month] <= change.second < starts[month + 1])
