"""Which factor moves a response, and how much of its variance is the luck of futures and no factor's doing.

Sobol's indices by products of different replications of the same point, whose lucks have nothing to do with each
other: luck cancels out instead of being taken for an interaction of factors. Saltelli, Computer Physics Communications
145 (2002), gives the points; the estimator of the total index is Jansen's (ibid. 117, 1999), with products of different
replications for squares.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from salessim.analysis.estimates import TOO_FEW, Estimate
from salessim.columns import F64

DRAWS = 1_000  # of the bootstrap
BLOCK = 100  # draws at a time, so that memory stays small with many bases
SEED = 1
FEWEST = 8  # bases; with fewer an interval says nothing


@dataclass(frozen=True)
class Effect:
    """What one factor does to a response, as shares of a variance."""

    factor: str
    alone: Estimate  # of what all factors do: the factor by itself (the first-order index)
    total: Estimate  # of what all factors do: with all its interactions (the total index)
    alone_of_all: Estimate  # the same two, as shares of the variance of single futures, luck included
    total_of_all: Estimate


@dataclass(frozen=True)
class Sensitivity:
    """The effects of all factors on one response, and the share of luck."""

    effects: tuple[Effect, ...]
    luck: Estimate  # of the variance of single futures: what no factor explains
    bases: int


def sensitivity(values: F64, factors: Sequence[str], level: float = 0.95) -> Sensitivity:
    """The indices of every factor from `values[base, point, replication]`.

    Points of a base are A, B, and A with one factor at a time from B; replications of a point are independent given
    the point, and bases live through futures of their own. A base in which a value is missing (NaN) is left out. The
    intervals are the Bayesian bootstrap over bases (Rubin 1981). Raises ValueError with fewer than two replications.
    """
    points, replications = values.shape[1:]
    if replications < 2 or points != len(factors) + 2:
        raise ValueError(f"{len(factors)} factors need {len(factors) + 2} points, 2 replications, not {values.shape}")
    known = values[~np.isnan(values).any(axis=(1, 2))]
    if len(known) < 2:
        nothing = Estimate(nan, nan, nan, TOO_FEW)
        return Sensitivity(tuple(Effect(name, *[nothing] * 4) for name in factors), nothing, len(known))
    centre = known[:, :2].mean()
    spread = known[:, :2].std() or 1.0
    sums = _sums((known - centre) / spread)
    estimates = _with_intervals(sums, len(factors), level)
    effects = tuple(Effect(name, *estimates[4 * i : 4 * i + 4]) for i, name in enumerate(factors))
    return Sensitivity(effects, estimates[-1], len(known))


def _sums(values: F64) -> F64:
    """Of each base all that the estimators are made of: [base, ...]; their means over bases are enough."""
    one, other, mixed = values[:, 0], values[:, 1], values[:, 2:]
    apart = mixed - one[:, np.newaxis]
    columns = [
        (_cross(one, one) + _cross(other, other)) / 2,
        ((one**2).mean(axis=1) + (other**2).mean(axis=1)) / 2,
        (one.mean(axis=1) + other.mean(axis=1)) / 2,
    ]
    together = np.stack(columns, axis=1)
    alone = _cross(other[:, np.newaxis], apart)
    return np.hstack((together, alone, apart.mean(axis=2), _cross(apart, apart)))


def _cross(one: F64, other: F64) -> F64:
    """The mean product of different replications, which stand in the last axis."""
    count = one.shape[-1]
    same = (one * other).sum(axis=-1)
    return (one.sum(axis=-1) * other.sum(axis=-1) - same) / (count * (count - 1))


def _indices(sums: F64, factors: int) -> F64:
    """From means over bases [..., sum] the indices [..., index]: four of each factor, then the share of luck."""
    explained, squares, mean = sums[..., 0], sums[..., 1], sums[..., 2]
    alone, apart, total = (sums[..., 3 + i * factors : 3 + (i + 1) * factors] for i in range(3))
    variance = explained - mean**2
    everything = squares - mean**2
    alone = alone - mean[..., np.newaxis] * apart
    with np.errstate(divide="ignore", invalid="ignore"):
        by_factors = np.where(variance > 0, variance, nan)[..., np.newaxis]
        by_all = np.where(everything > 0, everything, nan)[..., np.newaxis]
        found = np.stack((alone / by_factors, total / 2 / by_factors, alone / by_all, total / 2 / by_all), axis=-1)
    luck = 1 - variance[..., np.newaxis] / by_all
    return np.concatenate((found.reshape(*sums.shape[:-1], 4 * factors), luck), axis=-1)


def _with_intervals(sums: F64, factors: int, level: float) -> list[Estimate]:
    values = _indices(sums.mean(axis=0), factors)
    if len(sums) < FEWEST:
        return [Estimate(float(value), nan, nan, TOO_FEW) for value in values]
    chance = np.random.default_rng(SEED)
    drawn = []
    for _ in range(DRAWS // BLOCK):
        weights = chance.standard_exponential((BLOCK, len(sums)))
        drawn.append(_indices(weights @ sums / weights.sum(axis=1, keepdims=True), factors))
    ends = np.quantile(np.concatenate(drawn), ((1 - level) / 2, (1 + level) / 2), axis=0)
    return [
        Estimate(float(value), float(low), float(high), TOO_FEW if np.isnan(low) else "")
        for value, low, high in zip(values, *ends, strict=True)
    ]
