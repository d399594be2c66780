"""A scrambled Sobol sequence: points that fill the space more evenly than chance does.

The sequence is that of Joe and Kuo as scipy has it; the scrambling is Matousek's (a random matrix and a random shift
for each factor), with chances of our own: scipy's depend on the version of numpy.
"""

import numpy as np

from salessim.columns import F64, I64
from salessim.sweeps.designs.chance import uniforms
from salessim.sweeps.designs.points import Points, for_each_structure, free
from salessim.sweeps.study import Study

BITS = 30


def points(study: Study) -> Points:
    """A power of two of them."""
    return for_each_structure(study, scrambled(study.seed, study.design.size, free(study)))


def scrambled(seed: int, size: int, columns: int) -> F64:
    """A matrix [point, column] of numbers between 0 and 1; in each column every interval of 1/size has one point."""
    if not columns:
        return np.zeros((size, 0))
    ranks = np.arange(BITS)
    matrices = (uniforms(seed, "matrices", BITS * BITS, columns) < 0.5).reshape(BITS, BITS, columns)
    shifts = uniforms(seed, "shifts", BITS, columns) < 0.5
    weights = 2.0 ** -(ranks + 1)
    found = np.empty((size, columns))
    for column, whole in enumerate(_sequence(size, columns).T):
        digits = (whole[:, np.newaxis] >> (BITS - 1 - ranks)) & 1
        matrix = np.tril(matrices[:, :, column], -1) | np.eye(BITS, dtype=bool)
        mixed = (digits @ matrix.T.astype(np.int64) + shifts[:, column]) % 2
        found[:, column] = mixed @ weights
    return found + 0.5 ** (BITS + 1)


def _sequence(size: int, columns: int) -> I64:
    """The unscrambled sequence as whole numbers of so many bits."""
    from scipy.stats import qmc

    return np.round(qmc.Sobol(columns, scramble=False, bits=BITS).random(size) * 2.0**BITS).astype(np.int64)
