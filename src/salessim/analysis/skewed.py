"""Means that a few large values decide, such as what is missing to the plan in the few futures that miss it."""

from math import cbrt, sqrt

import numpy as np
from numpy.typing import ArrayLike

from salessim.analysis.estimates import Estimate, known, mean, t_quantile


def skewed_mean(values: ArrayLike, level: float = 0.95) -> Estimate:
    """A mean with an interval that allows for the skew of the values, after Hall (1992); NaN values are left out.

    Where nothing is skewed it is that of Student's t. Where few large values decide that one is too short, above all
    upwards: of the mean shortfall of 100 futures, 9 of which miss the plan, it holds the truth in 88 % instead of 95 %.
    """
    plain, listed = mean(values, level), known(values)
    count = len(listed)
    spread = float(listed.std(ddof=1)) / sqrt(count) if count > 1 else 0.0
    if not spread:
        return plain
    bend = float(((listed - plain.value) ** 3).mean() / listed.std() ** 3) / sqrt(count)
    if abs(bend) < 1e-9:
        return plain
    t = t_quantile((1 + level) / 2, count - 1)
    low, high = (plain.value - spread * _straightened(side, bend) for side in (t, -t))
    return Estimate(plain.value, low, high)


def _straightened(t: float, bend: float) -> float:
    """The value of a studentised mean whose skew, removed by Hall's cubic, gives t; `bend` is skew / sqrt(n)."""
    return 3 / bend * (cbrt(1 + bend * (t - bend / 6)) - 1)


def shortfall(values: ArrayLike, plan: float, level: float = 0.95) -> Estimate:
    """What is missing to the plan on average over all futures; a future that reaches it misses nothing."""
    made = skewed_mean(np.maximum(plan - known(values), 0.0), level)
    return Estimate(made.value, max(made.low, 0.0), made.high, made.note)  # in this order NaN stays
