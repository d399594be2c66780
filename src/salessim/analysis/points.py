"""The points of a sweep one by one: what each brings on average, and which of them may be the best."""

from dataclasses import dataclass

import numpy as np

from salessim.analysis.best import contenders
from salessim.analysis.estimates import Estimate, mean
from salessim.results.swept import Swept

MOST_COMPARED = 500  # points: the more are compared, the farther apart they must lie


@dataclass(frozen=True)
class Ranked:
    """One point, by its mean."""

    point: int  # its number
    mean: Estimate
    ahead: Estimate | None  # of the best of the others; None where there are too many points to compare
    may_be_best: bool


def ranked(swept: Swept, response: str) -> list[Ranked]:
    """All points that have answers, the best mean first; equal ones by their number.

    Points must live through the same futures. `ahead` is Hsu's comparison with the best, for all of them together.
    """
    values = swept.of(response)
    known = np.flatnonzero(~np.isnan(values).any(axis=1))
    if not len(known):
        return []
    better = -1 if swept.responses[swept.number(response)].less else 1
    order = known[np.argsort(-better * values[known].mean(axis=1), kind="stable")]
    means = [mean(values[point]) for point in order]
    if len(order) > MOST_COMPARED:
        return [Ranked(int(point), one, None, True) for point, one in zip(order, means, strict=True)]
    compared = contenders(better * values[order].T, [str(point) for point in order])
    return [
        Ranked(int(point), one, other.ahead, other.may_be_best)
        for point, one, other in zip(order, means, compared, strict=True)
    ]
