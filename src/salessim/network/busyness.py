"""Busy and quiet days: a random factor for each day, alike from one day to the next.

A lognormal with log variance v has mean 1 and variance w = e^v - 1; two of them whose normals correlate by r correlate
by (e^(rv) - 1) / w. The normal behind a day is a moving sum of one number a day, so that it hangs on no first day.
"""

import math

from salessim.network import draws
from salessim.network.memory import Past, Swing
from salessim.network.numbers import exp, log, normal_quantile

SMALLEST_WEIGHT = 1e-6  # of a past day


def variance_of_logs(dispersion: float) -> float:
    """The variance of the logarithm of a day's factor; 0 if all days are alike."""
    return log(1.0 + dispersion) if dispersion > 0.0 else 0.0


def weights_of_past(dispersion: float, memory: float) -> list[float]:
    """The weights of a day and of the days before it in the moving sum; none if all days are alike."""
    if dispersion <= 0.0:
        return []
    r = log(1.0 + memory * dispersion) / variance_of_logs(dispersion) if memory > 0.0 else 0.0
    weights = [1.0]
    while weights[-1] * r > SMALLEST_WEIGHT:
        weights.append(weights[-1] * r)
    return weights


def factor(run: int, key: int, swing: Swing, past: Past, source: int, day: int) -> float:
    """The lognormal factor of a day of a source, by row and key; its mean is 1."""
    first, days = swing.past_from[source], swing.past_to[source] - swing.past_from[source]
    if days == 0:
        return 1.0
    z = 0.0
    at = day % days
    for back in range(days):
        row = first + at
        if past.day[row] != day - back:
            word = draws.own_draw(run, draws.join(key, (day - back) & draws.MASK), 0, draws.FACTOR)
            past.normal[row] = normal_quantile(draws.uniform(word))
            past.day[row] = day - back
        z += past.weight[first + back] * past.normal[row]
        at = at - 1 if at > 0 else days - 1
    variance = swing.variance[source]
    return exp(math.sqrt(variance) * (z / swing.length[source]) - 0.5 * variance)
