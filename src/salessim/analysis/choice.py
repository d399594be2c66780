"""The best point of a study, found by asking ever fewer of them for ever more futures."""

from dataclasses import dataclass

import numpy as np

from salessim.analysis.estimates import Estimate, mean
from salessim.analysis.selection import FIRST, Selection
from salessim.columns import F64
from salessim.results.swept import Factor, Response, Value

MATTERS = 0.01  # a difference smaller than this share of the best is none


@dataclass(frozen=True)
class Candidate:
    """One point, with what it brought in the futures that it lived through."""

    number: int
    values: tuple[Value, ...]
    brought: F64  # by future
    stays: bool  # False: ruled out

    @property
    def mean(self) -> Estimate:
        """What it brings on average."""
        return mean(self.brought)


@dataclass(frozen=True)
class Choice:
    """Which points may be the best; one is left where it is clear."""

    title: str
    factors: tuple[Factor, ...]
    response: Response
    candidates: tuple[Candidate, ...]  # those who stay first, then by the number of futures
    failed: int  # points without answers
    matters: float  # a difference that does not matter, in the unit of the response
    currency: str
    seed: int

    @property
    def staying(self) -> tuple[Candidate, ...]:
        """Those that may be the best."""
        return tuple(one for one in self.candidates if one.stays)


def indifference(first: F64, less: bool) -> float:
    """The difference that does not matter, from the first futures of all points: `first[future, point]`."""
    means = first.mean(axis=0)
    best = float(means.min() if less else means.max())
    return MATTERS * abs(best) or MATTERS


def selection(first: F64, less: bool) -> Selection:
    """A selection of the best that has seen the first futures of all points."""
    begun = Selection(first.shape[1], indifference(first, less), first=max(2, min(FIRST, len(first))))
    feed(begun, first, less)
    return begun


def feed(selection: Selection, rows: F64, less: bool) -> None:
    """Give it more futures of all that stayed when they began: `rows[future, point]`, until it is clear."""
    columns = {point: place for place, point in enumerate(selection.staying)}
    for row in -rows if less else rows:
        if not selection.decided:
            selection.add(np.array([row[columns[point]] for point in selection.staying]))
