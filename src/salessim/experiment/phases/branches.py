"""The branches of a tree of phases, and what is spent by month on each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from salessim.experiment.phases.phase import Phase
from salessim.experiment.phases.tree import END, Then, Tree
from salessim.experiment.phases.words import Rows
from salessim.results.money import OFFICE
from salessim.results.terms import BranchTerms, ChangeTerms, Terms

Amounts = tuple[float, ...]  # by month


class Branch(NamedTuple):
    """One chain of phases from the first day to the last."""

    made: tuple[bool, ...]  # whether each rule that is asked for comes true
    phases: tuple[int, ...]


def branches(then: dict[int, Then], place: int = 0) -> Iterator[Branch]:
    """All branches from a phase on; the first is that on which every rule comes true."""
    rule, yes, no = then[place]
    following = [((), yes)] if rule is None else [((True,), yes), ((False,), no)]
    for made, after in following:
        for rest in [Branch((), ())] if after == END else branches(then, after):
            yield Branch((*made, *rest.made), (place, *rest.phases))


def with_branches(terms: Terms, tree: Tree, rows: Sequence[Rows], changes: dict[int, ChangeTerms]) -> Terms:
    """The words of all phases with what is paid by month, on every branch if there are several; changes by phase."""
    advertised = [_by_source(phase, row) for phase, row in zip(tree.phases, rows, strict=True)]
    sources = [any(told.get(row) for told in advertised) for row in range(len(terms.sources))]
    office = len({phase.terms.office_per_month for phase in tree.phases}) > 1
    items = list(dict.fromkeys(made.item for made in tree.made.values() if made.once))
    names = [*([OFFICE] if office else []), *items]
    found = []
    for branch in branches(tree.then):
        phases = [tree.phases[place] for place in branch.phases]
        offices = [_parted(phases, [_even(one, one.terms.office_per_month) for one in phases])] if office else []
        once = [_once(tree, branch, item) for item in items]
        told = [[advertised[place].get(row, ()) for place in branch.phases] for row in range(len(sources))]
        paid = [_parted(phases, each) if there else () for each, there in zip(told, sources, strict=True)]
        mine = tuple(changes[place] for place in branch.phases if place in changes)
        found.append(BranchTerms(branch.made, mine, (*offices, *once), tuple(paid)))
    first = found[0]
    return replace(
        terms,
        sources=tuple(replace(one, advertising=by) for one, by in zip(terms.sources, first.advertising, strict=True)),
        office_per_month=0.0 if office else terms.office_per_month,
        other_costs=tuple(zip(names, first.other_costs, strict=True)),
        branches=tuple(found) if len(found) > 1 else (),
    )


def _by_source(phase: Phase, rows: Rows) -> dict[int, Amounts]:
    """What is paid for advertising in a structure, by row of source."""
    told = (one.advertising for one in phase.terms.sources)
    return dict(zip(rows.source[:-1].tolist(), told, strict=True))


def _even(phase: Phase, amount: float) -> Amounts:
    return (amount,) * (len(phase.terms.month_starts) - 1)


def _parted(phases: Sequence[Phase], told: Sequence[Amounts]) -> Amounts:
    """Of each month what is told by the phases that are there, each for its part of the month."""
    if len(set(told)) == 1 and told[0]:
        return told[0]
    amounts = [np.array(one or _even(phase, 0.0)) * _parts(phase) for phase, one in zip(phases, told, strict=True)]
    return tuple(np.sum(amounts, axis=0).tolist())


def _parts(phase: Phase) -> Any:
    """How much of each month lies in a phase."""
    edges = np.clip(np.array(phase.terms.month_starts), phase.begins, phase.ends)
    return np.diff(edges) / np.diff(np.array(phase.terms.month_starts))


def _once(tree: Tree, branch: Branch, item: str) -> Amounts:
    """What is paid once under an item on a branch, in the month in which it is."""
    starts = np.array(tree.phases[0].terms.month_starts)
    amounts = np.zeros(len(starts) - 1)
    for place in branch.phases:
        made = tree.made.get(place)
        if made is not None and made.item == item:
            amounts[np.searchsorted(starts, tree.phases[place].begins, "right") - 1] += made.once
    return tuple(amounts.tolist())
