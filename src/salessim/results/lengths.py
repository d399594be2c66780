"""Lengths of time by station: their means and quantiles."""

import math

import numpy as np

from salessim.columns import F64, I64
from salessim.results.loops.tables import LENGTH


def means(total: I64, number: I64) -> F64:
    """The mean of each station; NaN of none."""
    return np.divide(total, number, out=np.full(len(number), math.nan), where=number > 0)


class Lengths:
    """So many lengths of each station, as the loops pack them."""

    def __init__(self, packed: I64, number: I64) -> None:
        packed.sort()
        self._sorted, self._number, self._before = packed, number, np.cumsum(number) - number

    def quantile(self, share: float) -> F64:
        """For each station the least length that at least this share of them does not exceed; NaN of none."""
        found = np.full(len(self._number), math.nan)
        some = np.flatnonzero(self._number)
        rank = np.maximum(np.ceil(self._number[some] * share - 1), 0).astype(np.int64)
        found[some] = self._sorted[self._before[some] + rank] & ((1 << LENGTH) - 1)
        return found
