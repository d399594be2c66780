"""Estimates with their accuracy, from independent replications.

An interval says how well the computation knows a value: it shrinks with more replications. It is never the spread of
the futures themselves. All intervals are for 95 % unless another level is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, isnan, nan, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from salessim.columns import F64

TOO_FEW = "too few replications"


@dataclass(frozen=True)
class Estimate:
    """A value and the interval in which the true one lies; NaN and a note where there is no interval."""

    value: float
    low: float
    high: float
    note: str = ""  # "", "at least" (quote `low`), "at most" (quote `high`) or TOO_FEW

    @property
    def half(self) -> float:
        """Half the width of the interval."""
        return (self.high - self.low) / 2


def wilson(successes: int, trials: int, level: float = 0.95) -> Estimate:
    """A probability by Wilson's interval. All of n is "at least the lower end", none is "at most the upper end"."""
    if not trials:
        return Estimate(nan, nan, nan, TOO_FEW)
    z2 = NormalDist().inv_cdf((1 + level) / 2) ** 2
    share = successes / trials
    middle = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    half = sqrt(z2 * (share * (1 - share) / trials + z2 / (4 * trials**2))) / (1 + z2 / trials)
    note = {trials: "at least", 0: "at most"}.get(successes, "")
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Estimate(share, 0.0 if successes == 0 else low, 1.0 if successes == trials else high, note)


def known(values: ArrayLike) -> F64:
    """The values that are not NaN: replications in which there was something to measure."""
    listed = np.asarray(values, np.float64)
    return listed[~np.isnan(listed)]


def mean(values: ArrayLike, level: float = 0.95) -> Estimate:
    """A mean by Student's t; NaN values are replications without a measurement and are left out."""
    listed = known(values)
    count = len(listed)
    if count < 2:
        return Estimate(float(listed[0]) if count else nan, nan, nan, TOO_FEW)
    value = float(listed.mean())
    half = t_quantile((1 + level) / 2, count - 1) * float(listed.std(ddof=1)) / sqrt(count)
    return Estimate(value, value - half, value + half)


def ratio(parts: ArrayLike, wholes: ArrayLike, level: float = 0.95) -> Estimate:
    """What all parts make of all wholes, such as the cost of one client: sum over sum, not the mean of quotients.

    The interval is that of a ratio of two means by linearisation (Cochran, Sampling Techniques, 1977, section 6.4).
    """
    over, under = np.asarray(parts, np.float64), np.asarray(wholes, np.float64)
    count, whole = len(over), float(under.sum())
    if not whole:
        return Estimate(nan, nan, nan, TOO_FEW)
    value = float(over.sum()) / whole
    if count < 2:
        return Estimate(value, nan, nan, TOO_FEW)
    spread = float((over - value * under).std(ddof=1))
    half = t_quantile((1 + level) / 2, count - 1) * spread * sqrt(count) / whole
    return Estimate(value, value - half, value + half)


def t_quantile(share: float, freedom: int) -> float:
    """The value that Student's t with so many degrees of freedom does not exceed with this probability."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, share))


def quantile(values: ArrayLike, share: float, level: float = 0.95) -> Estimate:
    """A quantile of the futures, with the interval of order statistics; with few replications there is none."""
    from scipy.special import bdtr

    ordered = np.sort(known(values))
    count = len(ordered)
    if not count:
        return Estimate(nan, nan, nan, TOO_FEW)
    value = float(ordered[max(1, ceil(share * count - 1e-9)) - 1])
    below = bdtr(np.arange(count + 1), count, share)
    lower = int(np.searchsorted(below, (1 - level) / 2))
    upper = int(np.searchsorted(below, (1 + level) / 2)) + 1
    if lower < 1 or upper > count:
        return Estimate(value, nan, nan, TOO_FEW)
    return Estimate(value, float(ordered[lower - 1]), float(ordered[upper - 1]))


def paired(after: ArrayLike, before: ArrayLike, level: float = 0.95) -> Estimate:
    """The mean difference of two columns of the same replications, by the paired t."""
    return mean(np.asarray(after, np.float64) - np.asarray(before, np.float64), level)


def paired_p_value(after: ArrayLike, before: ArrayLike) -> float:
    """How often chance alone gives a mean difference this large, two-sided; NaN with fewer than two replications."""
    from scipy.special import stdtr

    differences = known(np.asarray(after, np.float64) - np.asarray(before, np.float64))
    count = len(differences)
    if count < 2:
        return nan
    centre, spread = float(differences.mean()), float(differences.std(ddof=1))
    if spread == 0:
        return 1.0 if centre == 0 else 0.0
    return float(2 * stdtr(count - 1, -abs(centre) / (spread / sqrt(count))))


def holm(p_values: Sequence[float]) -> list[float]:
    """The p-values of several comparisons made together, each raised so that no false alarm is likelier than alone."""
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    raised, least = [nan] * len(p_values), 0.0
    for rank, i in enumerate(order):
        least = max(least, min(1.0, (len(p_values) - rank) * p_values[i]))
        raised[i] = nan if isnan(p_values[i]) else least
    return raised


def paired_share(gains: int, losses: int, pairs: int, level: float = 0.95) -> Estimate:
    """The difference of two probabilities on the same replications, by the interval of Bonett and Price.

    `gains` are the pairs in which only the second succeeds, `losses` those in which only the first does.
    """
    if not pairs:
        return Estimate(nan, nan, nan, TOO_FEW)
    z = NormalDist().inv_cdf((1 + level) / 2)
    more, less = (gains + 1) / (pairs + 2), (losses + 1) / (pairs + 2)
    centre = more - less
    half = z * sqrt((more + less - centre**2) / (pairs + 2))
    return Estimate((gains - losses) / pairs, max(-1.0, centre - half), min(1.0, centre + half))
