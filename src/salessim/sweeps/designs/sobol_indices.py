"""Points from which the share of each factor in the variance follows: A, B, and A with one factor from B (Saltelli).

Saltelli, Computer Physics Communications 145 (2002). The points of a base share their futures, so that what a factor
does is not hidden by luck; every base has futures of its own, so that luck has its whole size.
"""

import numpy as np

from salessim.columns import F64
from salessim.sweeps.designs.points import Points, in_bases
from salessim.sweeps.designs.sobol import scrambled
from salessim.sweeps.study import Study


def points(study: Study) -> Points:
    """For each base: A, B, then A with the first factor of B, with the second one, and so on."""
    factors = len(study.factors)
    pairs = scrambled(study.seed, study.design.size, 2 * factors)
    return in_bases(study, [_base(row[:factors], row[factors:]) for row in pairs])


def _base(one: F64, other: F64) -> F64:
    mixed = np.where(np.eye(len(one), dtype=bool), other, one)
    return np.vstack((one, other, mixed))
