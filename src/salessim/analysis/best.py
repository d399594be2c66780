"""Which of several is the best, where all of them lived through the same futures.

Three answers that are easily taken for one another: how far each can be from the best (with what certainty it can be
ruled out), how sure we are that it is the best on average, and in how many futures it is the best.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from salessim.analysis.estimates import TOO_FEW, Estimate, t_quantile
from salessim.columns import F64

DRAWS = 4_000  # of the bootstrap: a probability of one half is then known to +-1.6 points
BLOCK = 500  # draws at a time, so that memory stays small with many replications
SEED = 1


@dataclass(frozen=True)
class Contender:
    """One of several, as a candidate for the best."""

    label: str
    ahead: Estimate  # its mean less the best mean of the others
    may_be_best: bool  # False: ruled out, with the level of the interval for all together
    probability: float  # that it has the largest mean
    share: float  # of futures in which it is the best; who shares the best place shares the future


def contenders(values: ArrayLike, labels: Sequence[str], level: float = 0.95) -> list[Contender]:
    """Every alternative as a candidate for the best, in the order given; more is better.

    `values[replication, alternative]`, without NaN. `ahead` is Hsu's comparison with the best (MCB) with paired
    variances and Bonferroni's level; `probability` is the Bayesian bootstrap over replications (Rubin 1981), with a
    fixed seed. Raises ValueError if there is no column for each label or no row.
    """
    listed = np.asarray(values, np.float64)
    if listed.ndim != 2 or not len(listed) or not labels or listed.shape[1] != len(labels):
        raise ValueError(f"{len(labels)} alternatives need as many columns, and a replication, not {listed.shape}")
    ahead = _ahead(listed, level)
    sure, share = _probability(listed), _leading(listed).mean(axis=0)
    return [
        Contender(label, estimate, stays, float(sure[i]), float(share[i]))
        for i, (label, (estimate, stays)) in enumerate(zip(labels, ahead, strict=True))
    ]


def _ahead(values: F64, level: float) -> list[tuple[Estimate, bool]]:
    """For each column its mean less the best other mean, with the interval of MCB, and whether it may be the best."""
    count, columns = values.shape
    if columns == 1:
        return [(Estimate(0.0, 0.0, 0.0), True)]
    lead = values.mean(axis=0)[:, np.newaxis] - values.mean(axis=0)
    np.fill_diagonal(lead, np.inf)
    if count < 2:
        return [(Estimate(float(row.min()), nan, nan, TOO_FEW), True) for row in lead]
    half = _half_widths(values, level)
    high = (lead + half).min(axis=1)
    stays = high >= 0  # equal ones rule each other out only if one is better
    low = np.minimum(0.0, np.where(stays, lead - half, np.inf).min(axis=1))
    return [
        (Estimate(float(lead[i].min()), float(low[i]), max(0.0, float(high[i]))), bool(stays[i]))
        for i in range(columns)
    ]


def _half_widths(values: F64, level: float) -> F64:
    """Of the one-sided intervals of all paired differences, for all alternatives together."""
    count, columns = values.shape
    spread = np.stack([(values - values[:, [j]]).std(axis=0, ddof=1) for j in range(columns)])
    return t_quantile(1 - (1 - level) / (columns - 1), count - 1) * spread / sqrt(count)


def _leading(values: F64) -> F64:
    """By row, 1 for the largest; equal ones share it."""
    leads = values == values.max(axis=1, keepdims=True)
    return leads / leads.sum(axis=1, keepdims=True)


def _probability(values: F64) -> F64:
    """How often each column has the largest mean when replications get random weights (Dirichlet, all parameters 1)."""
    chance = np.random.default_rng(SEED)
    led = np.zeros(values.shape[1])
    for _ in range(DRAWS // BLOCK):
        weights = chance.standard_exponential((BLOCK, len(values)))  # their scale does not matter
        means = np.stack([weights @ column for column in values.T], axis=1)  # column by column: equal ones stay equal
        led += _leading(means).sum(axis=0)
    return led / DRAWS
