"""The points of a study: values in the order of its factors, and the first future of each."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from salessim.columns import F64
from salessim.results.swept import Factor, Value
from salessim.sweeps.study import Study


class Points(NamedTuple):
    """Point i lives through the futures `first[i]`, `first[i]` + 1, ... as many as the study has replications.

    Where points are compared with one another all of them live through the same futures. Where a design takes chance
    apart from the factors, points of one base share theirs, and every base has its own.
    """

    values: tuple[tuple[Value, ...], ...]
    first: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.values)


def alike(values: Iterable[tuple[Value, ...]]) -> Points:
    """Points that all live through the same futures."""
    listed = tuple(values)
    return Points(listed, (0,) * len(listed))


def in_bases(study: Study, bases: Sequence[F64]) -> Points:
    """Each base is a matrix [point, factor] of numbers from 0 to 1; its points share their futures."""
    values = tuple(placed(study.factors, row) for base in bases for row in base)
    return Points(values, tuple(study.replications * number for number, base in enumerate(bases) for _ in base))


def for_each_structure(study: Study, matrix: F64) -> Points:
    """The rows [point, factor] of numbers from 0 to 1, and with several structures each row for every one of them.

    So every structure meets the same points, and the same futures.
    """
    structures = [factor for factor in study.factors if factor.named]
    others = [factor for factor in study.factors if not factor.named]
    labels = [(label,) for label in structures[0].values] if structures else [()]
    return alike((*label, *placed(others, row)) for row in matrix for label in labels)


def free(study: Study) -> int:
    """How many factors have an order: all but the structure."""
    return sum(not factor.named for factor in study.factors)


def placed(factors: Sequence[Factor], row: Iterable[float]) -> tuple[Value, ...]:
    """The values of factors at numbers from 0 to 1."""
    return tuple(factor.at(float(u)) for factor, u in zip(factors, row, strict=True))
