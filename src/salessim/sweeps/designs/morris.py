"""Paths on which one factor at a time takes a large step (Morris, Technometrics 33, 1991): which ones matter at all.

The points of a path share their futures, so that a step is not hidden by luck; every path has futures of its own.
"""

import numpy as np

from salessim.columns import F64, I64
from salessim.sweeps.designs.chance import permutations, uniforms
from salessim.sweeps.designs.points import Points, in_bases
from salessim.sweeps.study import Study

LEVELS = 4  # as Morris recommends: 0, 1/3, 2/3, 1, and steps of 2/3


def points(study: Study) -> Points:
    """For each path its beginning, and a point for each factor, in an order of chance."""
    size, factors = study.design.size, len(study.factors)
    order = permutations(study.seed, "order", factors, size).T
    begins = np.floor(uniforms(study.seed, "begins", size, factors) * LEVELS) / (LEVELS - 1)
    return in_bases(study, [_path(begin, turns) for begin, turns in zip(begins, order, strict=True)])


def _path(begin: F64, turns: I64) -> F64:
    """From where it begins each factor steps to the other half of its way."""
    step = LEVELS / (2 * (LEVELS - 1))
    ends = np.where(begin < 0.5, begin + step, begin - step)
    path = [begin.copy()]
    for factor in turns:
        path.append(path[-1].copy())
        path[-1][factor] = ends[factor]
    return np.clip(np.array(path), 0.0, 1.0)
