"""Chances of a design: each number lives at an address, so every machine has the same."""

import numpy as np

from salessim.columns import F64, I64
from salessim.network import draws


def uniforms(seed: int, what: str, rows: int, columns: int) -> F64:
    """A matrix [row, column] of independent numbers between 0 and 1."""
    key = draws.join(draws.name_key("design", what), seed & draws.MASK)
    keys = [draws.join(key, row) for row in range(rows)]
    return np.array([[draws.uniform(draws.join(one, column)) for column in range(columns)] for one in keys])


def permutations(seed: int, what: str, rows: int, columns: int) -> I64:
    """A matrix [row, column]: each column is 0 to `rows` - 1 in an order of its own."""
    return np.argsort(uniforms(seed, what, rows, columns), axis=0, kind="stable").astype(np.int64)
