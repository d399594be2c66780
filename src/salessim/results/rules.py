"""What the steps of a change hang on, measured in a log: whether each is made, and which branch a future has taken."""

from typing import NamedTuple

import numpy as np

from salessim.results.log import Log
from salessim.results.terms import BranchTerms, RuleTerms, Terms

NEARLY = 1e-9  # of the bound: what rounding may take away


class Decision(NamedTuple):
    """What became of a step that hangs on something, in one future."""

    change: int  # row of the changes
    asked: bool  # False: the department had gone back before
    made: bool
    went_back: bool  # by this step, or instead of it
    revenue_currency: float  # of the days that count


def holds(log: Log, rule: RuleTerms) -> bool:
    """Whether a rule comes true; the log reaches at least to the last day that counts."""
    bound = rule.value * (rule.plan if rule.of_plan else 1.0)
    return (counted(log, rule) >= bound * (1 - NEARLY)) == rule.at_least


def counted(log: Log, rule: RuleTerms) -> float:
    """The revenue of the days that count, of the leads that count."""
    booking = log.booking
    mine = (booking.ledger == rule.ledger) & (booking.time >= rule.first) & (booking.time < rule.until)
    if rule.segments:
        segment = log.entity.segment[np.searchsorted(log.entity.key, booking.entity)]
        mine &= np.isin(segment, rule.segments)
    return float(booking.amount[mine].sum())


def decisions(log: Log, terms: Terms) -> list[Decision]:
    """Every step that hangs on something, in its order."""
    found, back = [], False
    for row, change in enumerate(terms.changes):
        asked, rule = not back, change.rule
        if rule is None:
            back |= change.goes_back
            continue
        made = asked and holds(log, rule)
        went_back = asked and (change.goes_back if made else change.else_back)
        found.append(Decision(row, asked, made, went_back, counted(log, rule)))
        back |= went_back
    return found


def decision_columns(log: Log, terms: Terms) -> dict[str, list[float]]:
    """The columns of the frame `decisions`."""
    found = decisions(log, terms)
    return {name: [getattr(one, name) for one in found] for name in Decision._fields}


def branch_of(log: Log, terms: Terms) -> BranchTerms:
    """The branch that a future has taken."""
    if not terms.branches:
        costs = tuple(by_month for _, by_month in terms.other_costs)
        return BranchTerms((), terms.changes, costs, tuple(source.advertising for source in terms.sources))
    made = tuple(one.made for one in decisions(log, terms) if one.asked)
    return next(one for one in terms.branches if one.made == made)
