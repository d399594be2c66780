"""The futures in which the comparison ends the other way, and what sets them apart from the others.

That is what the market brought, and the values that unknown numbers had: both are the same for all structures.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from salessim.analysis.estimates import holm
from salessim.analysis.profit import profit
from salessim.analysis.unknowns import drawn
from salessim.columns import F64
from salessim.results.store import Runs
from salessim.results.terms import UnknownTerms

FEWEST = 5  # futures on either side: fewer have nothing in common that could be clear
CLEAR = 0.05  # chance alone gives a trait less often, all figures together
ALIKE = 0.7  # two figures with a higher correlation of ranks tell the same
MOST = 3  # traits
FigureOf = tuple[str, "tuple[str, ...] | UnknownTerms", F64]  # which, of what, its values by replication


@dataclass(frozen=True)
class Trait:
    """What is different in some futures: the middle one of these and of the others."""

    figure: str  # "leads", "source", "value", "worth", "worth of value", "largest", "busiest month" or "unknown"
    of: tuple[str, ...] | UnknownTerms  # the source, the attribute and its value, or what is not known
    there: float
    elsewhere: float


@dataclass(frozen=True)
class RareFutures:
    """The rarer futures: those in which B has more left than A, or those in which it does not."""

    wins: bool
    replications: tuple[int, ...]  # the clearest first
    enough: bool  # to find traits
    traits: tuple[Trait, ...]


def rare_futures(a: Runs, b: Runs) -> RareFutures | None:
    """The rarer futures of two structures on the same market; None if all end the same way.

    A trait is clear by the rank sum of its figure (Wilcoxon), raised for all figures together (Holm).
    """
    ahead = profit(b) - profit(a)
    wins = int((ahead > 0).sum()) * 2 < len(ahead)
    mine = (ahead > 0) == wins
    if not mine.any() or mine.all():
        return None
    order = np.argsort(-ahead if wins else ahead, kind="stable")
    replications = tuple(a.replications[row] for row in order if mine[row])
    enough = min(int(mine.sum()), int((~mine).sum())) >= FEWEST
    figures = [*market_figures(a), *_unknowns(a, b)] if enough else []
    return RareFutures(wins, replications, enough, _traits(figures, mine))


def _traits(listed: list[FigureOf], mine: np.ndarray) -> tuple[Trait, ...]:
    """The clear ones, the clearest first, each of which tells something new."""
    chances = holm([chance_of_ranks(values, mine) for _, _, values in listed])
    found: list[Trait] = []
    told: list[F64] = []
    for chance, (figure, of, values) in sorted(zip(chances, listed, strict=True), key=lambda each: each[0]):
        place = ranks(values)
        if chance >= CLEAR or len(found) == MOST:
            break
        there, elsewhere = float(np.median(values[mine])), float(np.median(values[~mine]))
        if there != elsewhere and all(abs(np.corrcoef(place, other)[0, 1]) < ALIKE for other in told):
            found.append(Trait(figure, of, there, elsewhere))
            told.append(place)
    return tuple(found)


def _unknowns(a: Runs, b: Runs) -> Iterator[FigureOf]:
    """The values of all numbers that are not known, those of B alone last."""
    seen = set()
    for runs in (a, b):
        for unknown, values in zip(runs.terms.unknowns, drawn(runs).T, strict=True):
            if unknown.path not in seen:
                yield "unknown", unknown, values
            seen.add(unknown.path)


def market_figures(runs: Runs) -> Iterator[FigureOf]:
    """What the market of every replication brought, whoever sells: (figure, of what, its values)."""
    terms, frame = runs.terms, runs["market"]
    shape = (len(runs), len(terms.month_starts) - 1, -1)
    leads, worth, largest = (frame[name].to_numpy(np.float64).reshape(shape) for name in
                             ("leads", "worth_currency", "largest_currency"))  # fmt: skip
    if not leads.size:
        return
    for place, (attribute, values) in enumerate(terms.attributes.items()):
        for value in values:
            mine = [row for row, segment in enumerate(terms.segments) if segment[place] == value]
            yield "value", (attribute, value), leads[:, :, mine].sum(axis=(1, 2))
            yield "worth of value", (attribute, value), worth[:, :, mine].sum(axis=(1, 2))
    for source in terms.sources:
        if not source.contacts:
            came = runs["leads"].loc[runs["leads"]["source"] == source.name, "leads"]
            yield "source", (source.name,), came.to_numpy(np.float64)
    yield "leads", (), leads.sum(axis=(1, 2))
    yield "worth", (), worth.sum(axis=(1, 2))
    yield "largest", (), largest.max(axis=(1, 2))
    yield "busiest month", (), leads.sum(axis=2).max(axis=1)


def chance_of_ranks(values: ArrayLike, mine: ArrayLike) -> float:
    """How often chance alone sets two groups so far apart: two-sided, by the normal law of the rank sum with ties."""
    place, inside = ranks(values), np.asarray(mine, bool)
    count, here = len(place), int(inside.sum())
    _, ties = np.unique(place, return_counts=True)
    spread = count + 1 - float((ties**3 - ties).sum()) / (count * (count - 1))
    variance = here * (count - here) / 12 * spread
    if variance <= 0:
        return 1.0
    z = (float(place[inside].sum()) - here * (count + 1) / 2) / sqrt(variance)
    return 2 * NormalDist().cdf(-abs(z))


def ranks(values: ArrayLike) -> F64:
    """The place of each value from 1 on; equal ones share the mean of their places."""
    _, group, number = np.unique(np.asarray(values, np.float64), return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(number) - (number - 1) / 2)[group], np.float64)
