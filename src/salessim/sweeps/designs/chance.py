"""Chances of a design: each number lives at an address, so every machine has the same."""

from typing import Any

import numpy as np

from salessim.columns import F64, I64, U64
from salessim.network import draws

MIX: Any = draws.mix  # of numbers or of arrays of them
UNIFORM: Any = draws.uniform


def uniforms(seed: int, what: str, rows: int, columns: int) -> F64:
    """A matrix [row, column] of independent numbers between 0 and 1."""
    key = np.full((1, 1), draws.join(draws.name_key("design", what), seed & draws.MASK), np.uint64)
    whole = np.arange(max(rows, columns), dtype=np.uint64)
    return UNIFORM(_joined(_joined(key, whole[:rows, np.newaxis]), whole[:columns]))


def _joined(keys: U64, parts: U64) -> U64:
    """`draws.join` of all of them."""
    return MIX(MIX(keys) + np.uint64(draws.GOLDEN) * parts)


def permutations(seed: int, what: str, rows: int, columns: int) -> I64:
    """A matrix [row, column]: each column is 0 to `rows` - 1 in an order of its own."""
    return np.argsort(uniforms(seed, what, rows, columns), axis=0, kind="stable").astype(np.int64)
