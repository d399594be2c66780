"""What is not known for sure: how much of the spread it makes, what it does to profit, and what it is worth to know."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from salessim.analysis.estimates import Estimate
from salessim.analysis.lines import Lines, lines
from salessim.analysis.profit import profit
from salessim.analysis.revenue import by_month, plan_ledger
from salessim.columns import F64
from salessim.results.store import Runs
from salessim.results.terms import UnknownTerms

BOTH = 0.975  # level for each of two intervals that hold together with 95 %


@dataclass(frozen=True)
class Influence:
    """What one unknown does to profit while the others are as usual."""

    unknown: UnknownTerms
    low: Estimate  # profit at the lower end of the range
    high: Estimate  # at the upper end
    swing: Estimate  # the second less the first


@dataclass(frozen=True)
class Influences:
    """What the unknowns of one scenario do."""

    share: Estimate  # of the variance of revenue in the plan's ledger; the rest is chance
    usual: Estimate  # mean profit
    each: tuple[Influence, ...]  # the strongest first


@dataclass(frozen=True)
class Turn:
    """Whether one unknown decides which of two structures earns more."""

    unknown: UnknownTerms
    low: Estimate  # profit of the leader less that of the rival at the lower end of the range
    high: Estimate  # at the upper end
    at: float | None  # where the two earn the same; None: nowhere within the range
    sure: bool  # the intervals at both ends exclude that they earn the same there
    worth: Estimate  # what it is worth to know the number before choosing


@dataclass(frozen=True)
class Verdict:
    """The two structures that earn most, over all that is not known."""

    leader: str
    rival: str
    lead: Estimate  # profit of the leader less that of the rival
    other_way: float  # share of the draws at which the rival is expected to earn more
    turns: tuple[Turn, ...]  # what is worth most to know first


def drawn(runs: Runs) -> F64:
    """The values of the unknowns, by replication and unknown, in the order of the terms."""
    names = [unknown.name for unknown in runs.terms.unknowns]
    listed = runs["unknowns"]["value"].to_numpy(np.float64)
    return np.asarray(listed.reshape(len(runs), len(names)), np.float64)


def influences(runs: Runs) -> Influences | None:
    """What the unknowns do to one scenario; None if there are none, or too few replications to tell."""
    values = drawn(runs)
    earned = lines(values, by_month(runs, plan_ledger(runs)).sum(axis=1))
    left = lines(values, profit(runs))
    if earned is None or left is None:
        return None
    each = (_influence(left, i, unknown) for i, unknown in enumerate(runs.terms.unknowns))
    return Influences(earned.share, left.mean_estimate(), tuple(sorted(each, key=lambda one: -abs(one.swing.value))))


def _influence(plane: Lines, i: int, unknown: UnknownTerms) -> Influence:
    slope, width = plane.slope(i), unknown.high - unknown.low
    swing = Estimate(slope.value * width, slope.low * width, slope.high * width)
    return Influence(unknown, plane.at(i, unknown.low), plane.at(i, unknown.high), swing)


def verdict(runs: Sequence[Runs]) -> Verdict | None:
    """Whether the unknowns decide who earns more; None if there are none, or too few replications to tell.

    Of several scenarios the two with the largest mean profit are looked at: between them one would choose.
    """
    ranked = sorted(runs, key=lambda one: -float(profit(one).mean()))
    leader, rival = ranked[:2]
    unknowns, values = _all(leader, rival)
    plane = lines(values, profit(leader) - profit(rival))
    if plane is None:
        return None
    turns = [_turn(plane, i, unknown, values[:, i]) for i, unknown in enumerate(unknowns)]
    expected = plane.mean + (values - plane.centre) @ plane.slopes
    return Verdict(
        leader=leader.terms.name,
        rival=rival.terms.name,
        lead=plane.mean_estimate(),
        other_way=float((expected < 0).mean()),
        turns=tuple(sorted(turns, key=lambda one: (-one.worth.value, -abs(one.high.value - one.low.value)))),
    )


def _all(leader: Runs, rival: Runs) -> tuple[list[UnknownTerms], F64]:
    """The unknowns of both with their values; what both do not know has the same draw, and is told by the leader."""
    known = {unknown.path for unknown in leader.terms.unknowns}
    more = [i for i, unknown in enumerate(rival.terms.unknowns) if unknown.path not in known]
    unknowns = [*leader.terms.unknowns, *(rival.terms.unknowns[i] for i in more)]
    return unknowns, np.hstack([drawn(leader), drawn(rival)[:, more]])


def _turn(plane: Lines, i: int, unknown: UnknownTerms, values: F64) -> Turn:
    low, high = plane.at(i, unknown.low), plane.at(i, unknown.high)
    at = None
    if low.value * high.value < 0:
        at = unknown.low + (unknown.high - unknown.low) * low.value / (low.value - high.value)
    sure = at is not None and low.low * low.high > 0 and high.low * high.high > 0
    return Turn(unknown, low, high, at, sure, _worth(plane, i, values))


def _worth(plane: Lines, i: int, values: F64) -> Estimate:
    """Expected value of perfect information about one number: what is earned more if it is known before choosing.

    E[max(D(x), 0)] - max(E[D], 0) over the draws, D by the plane. It falls with the distance of the mean from 0 and
    grows with the steepness of the line; its interval takes both at the ends of their own, so it is cautious.
    """
    away = values - plane.centre[i]
    mean, slope = plane.mean_estimate(BOTH), plane.slope(i, BOTH)
    far, near = max(abs(mean.low), abs(mean.high)), _least(mean)
    steep, flat = max(abs(slope.low), abs(slope.high)), _least(slope)
    sign = 1.0 if slope.value > 0 else -1.0
    side = 1.0 if mean.value > 0 else -1.0
    return Estimate(
        _gain(mean.value, slope.value * away),
        _gain(side * far, sign * flat * away),
        _gain(side * near, sign * steep * away),
    )


def _least(estimate: Estimate) -> float:
    """How near to 0 it may be."""
    return 0.0 if estimate.low <= 0 <= estimate.high else min(abs(estimate.low), abs(estimate.high))


def _gain(mean: float, changes: F64) -> float:
    """What is gained by choosing again wherever the change turns the sign; `changes` are 0 on average."""
    return max(0.0, float(np.maximum(mean + changes, 0.0).mean()) - max(mean, 0.0))
