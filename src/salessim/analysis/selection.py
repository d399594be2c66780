"""The best of many, with as few replications as it takes: who is clearly behind is not asked again."""

from math import nan

import numpy as np
from numpy.typing import ArrayLike

from salessim.columns import F64

FIRST = 20  # replications before anybody is ruled out: with fewer, the variances of differences are too uncertain


class Selection:
    """The fully sequential procedure of Kim and Nelson (2001) for 2 to 500 alternatives on the same futures.

    The one with the largest mean is chosen with a probability of at least `level` whenever it is ahead of all others
    by at least `indifference`, the difference that matters; of closer ones, one that is at most so far behind.
    Normal values are assumed; they may be correlated, and the more they are the sooner it ends.
    """

    def __init__(self, alternatives: int, indifference: float, level: float = 0.95, first: int = FIRST) -> None:
        if alternatives < 1 or indifference <= 0 or first < 2 or not 1 / max(2, alternatives) < level < 1:
            raise ValueError(f"No selection of {alternatives} by differences of {indifference} at {level} from {first}")
        self.indifference = indifference
        self.first = first
        self.staying: tuple[int, ...] = tuple(range(alternatives))
        self.replications = 0
        self._opening: list[F64] = []
        self._sums = np.zeros(alternatives)
        self._variances = np.full((alternatives, alternatives), nan)  # of paired differences, from the opening
        self._factor = factor(alternatives, level, first)

    def add(self, values: ArrayLike) -> None:
        """One more replication: a value for each alternative that stays, in the order of `staying`; more is better."""
        row = np.asarray(values, np.float64)
        if row.shape != (len(self.staying),) or np.isnan(row).any():
            raise ValueError(f"A replication has a number for each of the {len(self.staying)} that stay")
        self.replications += 1
        self._sums[list(self.staying)] += row
        if self.replications <= self.first:
            self._opening.append(row)
        if self.replications == self.first:
            rows = np.array(self._opening)
            self._variances = np.stack([(rows - rows[:, [j]]).var(axis=0, ddof=1) for j in range(rows.shape[1])])
        if self.replications >= self.first:
            self._rule_out()

    @property
    def decided(self) -> bool:
        """Whether only one stays."""
        return len(self.staying) == 1

    def _rule_out(self) -> None:
        """Keep those whose mean is nowhere farther behind than chance may explain."""
        stay = np.array(self.staying)
        means = self._sums[stay] / self.replications
        slack = self._slack(self._variances[np.ix_(stay, stay)])
        kept = stay[(means[:, np.newaxis] >= means - slack).all(axis=1)]
        equal = not slack.any()  # every difference is known well enough: those left are equal, the first stands for all
        self.staying = tuple(int(each) for each in (kept[:1] if equal else kept))

    def _slack(self, variances: F64) -> F64:
        """How far each may be behind each other one and still stay."""
        delta, count = self.indifference, self.replications
        return np.maximum(0.0, delta / (2 * count) * (self._factor * variances / delta**2 - count))


def factor(alternatives: int, level: float, first: int) -> float:
    """The square of Kim and Nelson's h: how many replications a pair needs, in variances over squared indifference."""
    if alternatives == 1:
        return 0.0
    eta = ((2 * (1 - level) / (alternatives - 1)) ** (-2 / (first - 1)) - 1) / 2
    return 2 * eta * (first - 1)
