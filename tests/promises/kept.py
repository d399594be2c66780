"""What an interval promises, and how often it keeps it."""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import NamedTuple

from salessim.analysis.estimates import Estimate


class Promise(NamedTuple):
    """Where something is promised, by which method, and how often it must come true."""

    where: str
    how: str
    least: float | None = 0.93  # None: not judged, shown beside
    most: float = 1.0


class Case(NamedTuple):
    """Something with a known truth that can be estimated again and again."""

    promises: tuple[Promise, ...]
    trial: Callable[[int], Sequence[bool]]  # of trial number t: which promises came true


class Count(NamedTuple):
    """How often a promise came true."""

    promise: Promise
    held: int
    trials: int

    @property
    def share(self) -> float:
        """How often, as a share."""
        return self.held / self.trials

    def is_kept(self, errors: float) -> bool:
        """Whether it came true often enough, and not too often, less so many binomial standard errors."""
        least, most = self.promise.least, self.promise.most
        if least is None:
            return True
        return least - errors * _error(least, self.trials) <= self.share <= most + errors * _error(most, self.trials)


def counted(case: Case, trials: range) -> list[Count]:
    """Every promise of a case over so many trials."""
    held = [case.trial(trial) for trial in trials]
    return [Count(promise, sum(row[i] for row in held), len(trials)) for i, promise in enumerate(case.promises)]


def covers(estimate: Estimate, truth: float) -> bool:
    """Whether the interval holds the truth; where there is none it holds nothing."""
    return estimate.low <= truth <= estimate.high


def _error(share: float, trials: int) -> float:
    return sqrt(share * (1 - share) / trials)
