"""Statistics of rounds: an engine is compared with another round by round, and the median of the ratios counts."""

import math
from collections.abc import Sequence
from statistics import fmean, median, stdev


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of ours / theirs over the rounds."""
    return median(mine / other for mine, other in zip(ours, theirs, strict=True))


def mean_and_error(values: Sequence[float]) -> tuple[float, float]:
    """The mean and its standard error; of one value the error is not a number."""
    error = stdev(values) / math.sqrt(len(values)) if len(values) > 1 else math.nan
    return fmean(values), error


def apart(ours: tuple[float, float], theirs: tuple[float, float]) -> float:
    """How many standard errors two means are apart; 0 if both are exact and equal."""
    difference, error = ours[0] - theirs[0], math.hypot(ours[1], theirs[1])
    return abs(difference) / error if error > 0 else 0.0 if difference == 0 else math.inf
