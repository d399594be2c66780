"""Straight lines through the replications: how an amount goes with the values that were drawn."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from salessim.analysis.estimates import Estimate, t_quantile
from salessim.columns import F64

SPARE = 20  # replications beyond one for every unknown and the mean; assumption


@dataclass(frozen=True)
class Lines:
    """The plane of least squares through the replications, one slope for each unknown."""

    mean: float  # of the amount
    centre: F64  # mean value of each unknown
    slopes: F64
    variance: F64  # of each slope
    chance: float  # variance of what the plane leaves
    share: Estimate  # part of the variance that is due to the unknowns
    replications: int

    @property
    def freedom(self) -> int:
        """Degrees of freedom of what the plane leaves."""
        return self.replications - len(self.slopes) - 1

    def mean_estimate(self, level: float = 0.95) -> Estimate:
        """The mean, as exact as it is once the unknowns are accounted for."""
        return self._estimate(self.mean, self.chance / self.replications, level)

    def slope(self, unknown: int, level: float = 0.95) -> Estimate:
        """What one more of an unknown does."""
        return self._estimate(float(self.slopes[unknown]), float(self.variance[unknown]), level)

    def at(self, unknown: int, value: float) -> Estimate:
        """The amount that is expected where one unknown has this value and the others are as usual."""
        away = value - float(self.centre[unknown])
        variance = self.chance / self.replications + away**2 * float(self.variance[unknown])
        return self._estimate(self.mean + float(self.slopes[unknown]) * away, variance)

    def _estimate(self, value: float, variance: float, level: float = 0.95) -> Estimate:
        half = t_quantile((1 + level) / 2, self.freedom) * sqrt(variance)
        return Estimate(value, value - half, value + half)


def lines(unknowns: F64, amounts: F64) -> Lines | None:
    """The plane through `amounts[replication]` over `unknowns[replication, unknown]`; None if there are too few.

    Ordinary replications are enough: each has its own draw, so they stay independent, and Wilson's and Student's
    intervals stay true. (Two replications for each draw would tell any bent influence too, but would halve the draws
    and make pairs of replications alike.) What is bent or acts only together with another unknown is left to chance,
    so the share of the unknowns is at least what is said.
    """
    count, columns = unknowns.shape
    if not columns or count < columns + 1 + SPARE:
        return None
    centre, mean = unknowns.mean(axis=0), float(amounts.mean())
    away = unknowns - centre
    slopes, *_ = np.linalg.lstsq(away, amounts - mean)
    left = float(((amounts - mean - away @ slopes) ** 2).sum())
    chance = left / (count - columns - 1)
    variance = chance * np.diag(np.linalg.pinv(away.T @ away))
    share = _share(left, float(((amounts - mean) ** 2).sum()), count, columns)
    return Lines(mean, centre, slopes, variance, chance, share, count)


def _share(left: float, whole: float, count: int, columns: int) -> Estimate:
    """The part of the variance that the plane explains, freed from what chance explains (adjusted R squared).

    Its interval inverts the noncentral F distribution (Kelley 2007).
    """
    if whole <= 0:
        return Estimate(0.0, 0.0, 0.0)
    freedom = count - columns - 1
    value = max(0.0, 1 - left / freedom * (count - 1) / whole)
    if left <= 1e-12 * whole:
        return Estimate(1.0, 1.0, 1.0)
    ratio = (whole - left) / columns / (left / freedom)
    ends = (_noncentral(ratio, columns, freedom, level) for level in (0.975, 0.025))
    low, high = (end / (end + count) for end in ends)
    return Estimate(value, low, high)


def _noncentral(ratio: float, columns: int, freedom: int, level: float) -> float:
    """How noncentral F is if it stays below this ratio with this probability; 0 if even a central one does not."""
    from scipy.special import fdtr

    def below(noncentral: float) -> float:
        """By Patnaik's approximation (1949), which is exact for a central one and quick for any."""
        mean = columns + noncentral
        return float(fdtr(mean**2 / (mean + noncentral), freedom, ratio * columns / mean))

    if below(0.0) <= level:
        return 0.0
    low, high = 0.0, 1.0
    while below(high) > level:
        low, high = high, 2 * high
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) > level else (low, middle)
    return (low + high) / 2
