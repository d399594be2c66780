"""Seconds by day, summed: weeks and months are whole days, cut to the window."""

from typing import NamedTuple

import numpy as np

from salessim.columns import I64
from salessim.results.legend import Legend
from salessim.results.loops.spending import PARTS, WHOLE
from salessim.results.units import DAY


class Seconds(NamedTuple):
    """Seconds within the window of each station or team."""

    total: I64
    by_week: I64  # a column for each week
    by_month: I64


def summed(days: I64, legend: Legend) -> Seconds:
    """The sums of rows of days that `loops.spending` filled."""
    by_day = days[:, PARTS] + DAY * np.cumsum(days[:, WHOLE], axis=1)
    passed = np.zeros((len(by_day), by_day.shape[1] + 1), np.int64)
    np.cumsum(by_day, axis=1, out=passed[:, 1:])
    by_week, by_month = (np.diff(passed[:, edges], axis=1) for edges in (legend.week_days, legend.month_days))
    return Seconds(passed[:, -1], by_week, by_month)
