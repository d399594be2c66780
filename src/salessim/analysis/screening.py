"""Which factors matter at all: one step at a time along paths, each on futures of its own (Morris 1991).

Two points of a step live through the same futures, so what luck does to both cancels. What is left of it would still
look like a factor whose effect differs from place to place; products of different replications take that out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan, sqrt

import numpy as np

from salessim.analysis.estimates import TOO_FEW, Estimate, mean
from salessim.columns import F64


@dataclass(frozen=True)
class Step:
    """What the whole way of one factor, from its low to its high end, does to a response."""

    factor: str
    signed: Estimate  # on average over paths (mu)
    size: Estimate  # without its sign, on average over paths (mu*)
    varies: float  # how it differs from path to path, luck taken out (sigma); NaN with one replication


def screening(values: F64, parts: F64, factors: Sequence[str], level: float = 0.95) -> list[Step]:
    """The steps of all factors from `values[path, point, replication]` and `parts[path, point, factor]`.

    `parts` tells how far each value lies on the way of its factor, 0 to 1; from one point of a path to the next one
    factor changes. A step with a missing value (NaN) is left out. The intervals are Student's t over paths.
    """
    steps, changes = np.diff(values, axis=1), np.diff(parts, axis=1)
    turned = np.argmax(np.abs(changes), axis=2)
    by = np.take_along_axis(changes, turned[:, :, np.newaxis], axis=2)
    effects = np.divide(steps, by, out=np.full(steps.shape, nan), where=by != 0)
    return [_step(name, effects[turned == number], level) for number, name in enumerate(factors)]


def _step(name: str, effects: F64, level: float) -> Step:
    """From the effects [path, replication] of one factor."""
    known = effects[~np.isnan(effects).any(axis=1)]
    if not len(known):
        nothing = Estimate(nan, nan, nan, TOO_FEW)
        return Step(name, nothing, nothing, nan)
    usual = known.mean(axis=1)
    return Step(name, mean(usual, level), mean(np.abs(usual), level), _spread(known))


def _spread(effects: F64) -> float:
    """The standard deviation over paths, from products of different replications; 0 where luck explains it all."""
    paths, count = effects.shape
    if count < 2 or paths < 2:
        return nan
    apart = effects - effects.mean()
    products = (apart.sum(axis=1) ** 2 - (apart**2).sum(axis=1)) / (count * (count - 1))
    return sqrt(max(0.0, float(products.sum()) / (paths - 1)))
