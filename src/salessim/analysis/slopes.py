"""What each factor of many points does on average: a straight line through all of them at once.

It tells which factor matters where no design takes the variance apart; a factor that turns round half-way shows nothing
here.
"""

from dataclasses import dataclass

import numpy as np

from salessim.analysis.estimates import Estimate, t_quantile
from salessim.columns import F64
from salessim.results.swept import Swept


@dataclass(frozen=True)
class Slope:
    """The change of a response over the whole way of a factor; or of one structure instead of the first."""

    factor: str
    label: str  # of a structure; else ""
    change: Estimate


def slopes(swept: Swept, response: str, level: float = 0.95) -> list[Slope]:
    """By least squares over the means of all points; none if the points cannot tell the factors apart.

    The interval is that of ordinary regression: what is not straight counts as chance, and makes it wider.
    """
    means = swept.of(response).mean(axis=1)
    known = ~np.isnan(means)
    named, columns = _columns(swept)
    design = np.column_stack([np.ones(len(means)), *columns])[known]
    freedom = int(known.sum()) - design.shape[1]
    if freedom < 1 or np.linalg.matrix_rank(design) < design.shape[1]:
        return []
    found = np.linalg.lstsq(design, means[known], rcond=None)[0]
    rest = means[known] - design @ found
    errors = np.sqrt(np.diag(np.linalg.inv(design.T @ design)) * float(rest @ rest) / freedom)
    half = t_quantile((1 + level) / 2, freedom) * errors
    return [
        Slope(factor, label, Estimate(float(value), float(value - wide), float(value + wide)))
        for (factor, label), value, wide in zip(named, found[1:], half[1:], strict=True)
    ]


def _columns(swept: Swept) -> tuple[list[tuple[str, str]], list[F64]]:
    """How far each point lies on the way of each factor; of structures whether it is this one, the first left out."""
    named, columns = [], []
    for number, factor in enumerate(swept.factors):
        values = [point[number] for point in swept.points]
        for label in factor.values[1:] if factor.named else ("",):
            named.append((factor.path, str(label)))
            parts = [value == label if factor.named else factor.part(value) for value in values]
            columns.append(np.array(parts, np.float64))
    return named, columns
