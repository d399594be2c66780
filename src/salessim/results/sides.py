"""Two logs of the same chances side by side: who books something else in one of them, and where their ways part."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from salessim.results.log import INTERRUPTED, OPEN, Log

Booked = tuple[int, float]  # how many bookings, and their amount
NOTHING: Booked = (0, 0.0)


class End(NamedTuple):
    """How a visit ended, or where somebody is."""

    station: int
    visit: int
    queued: int
    begun: bool
    ended: int
    outcome: int
    route: int
    prompt: int  # the route without the wait


class Sides:
    """A log and the same chances lived through by another department, as far as the bookings of somebody differ."""

    def __init__(self, log: Log, other: Log, ledger: int) -> None:
        here, there = booked(log, ledger), booked(other, ledger)
        self.missing: dict[int, Booked] = {}  # who books less in the first log, or (negative) more
        for key in sorted(here.keys() | there.keys()):
            mine, theirs = here.get(key, NOTHING), there.get(key, NOTHING)
            if mine != theirs:
                self.missing[key] = theirs[0] - mine[0], theirs[1] - mine[1]
        parents = {**_parents(log), **_parents(other)}
        kin = set(self.missing)
        for key in self.missing:
            while key := parents.get(key, 0):
                kin.add(key)
        self.here, self.there = Lives(log, kin), Lives(other, kin)

    def parting(self, key: int) -> tuple[End, bool]:
        """The visit of the first log at which the ways part, and whether it did end otherwise in the other log.

        For somebody who is in one log alone it is the visit of a parent from which there was a child in one log alone.
        """
        mine, theirs = self.here.ends.get(key, []), self.there.ends.get(key, [])
        if mine and theirs:
            known = {(end.station, end.visit): (end.outcome, end.route) for end in theirs}
            for end in mine:
                if known.get((end.station, end.visit), (end.outcome, end.route)) != (end.outcome, end.route):
                    return end, True
            return mine[-1], False
        lives = self.here if mine else self.there
        parent = lives.parent.get(key, 0)
        if parent not in self.here.ends:
            return self.parting(parent) if parent in self.there.ends else ((mine or theirs)[-1], False)
        birth = [(end.station, end.visit) for end in lives.ends[parent] if end.ended == lives.born[key]][-1:]
        lived = self.here.ends[parent]
        return next((end for end in lived if (end.station, end.visit) in birth), lived[-1]), True


class Lives:
    """What a log tells of some entities: whose children they are, when they were born, how their visits ended."""

    def __init__(self, log: Log, keys: Collection[int]) -> None:
        self.parent = _parents(log)
        self.born: dict[int, int] = dict(zip(log.entity.key.tolist(), log.entity.born.tolist(), strict=True))
        self.ends = _ends(log, keys)


def _ends(log: Log, keys: Collection[int]) -> dict[int, list[End]]:
    """By entity the ends of its visits in the order of time; where it is stands last."""
    visit = log.visit
    rows = np.flatnonzero(
        np.isin(visit.entity, np.fromiter(keys, np.uint64, len(keys))) & (visit.outcome != INTERRUPTED)
    )
    begun = (visit.started[rows] >= 0) | (visit.part[rows] > 0)
    columns = (visit.station, visit.visit, visit.queued, visit.ended, visit.outcome, visit.route, visit.prompt)
    station, number, queued, ended, outcome, route, prompt = (column[rows].tolist() for column in columns)
    listed = map(End, station, number, queued, begun.tolist(), ended, outcome, route, prompt)
    found: dict[int, list[End]] = {}
    for key, end in zip(visit.entity[rows].tolist(), listed, strict=True):
        found.setdefault(key, []).append(end)
    for ends in found.values():
        ends.sort(key=lambda end: (end.outcome == OPEN, end.ended, end.queued))
    return found


def _parents(log: Log) -> dict[int, int]:
    """By child its parent."""
    children = log.entity.parent != 0
    return dict(zip(log.entity.key[children].tolist(), log.entity.parent[children].tolist(), strict=True))


def booked(log: Log, ledger: int) -> dict[int, Booked]:
    """By entity how many bookings it has in a ledger, and their amount."""
    mine = log.booking.ledger == ledger
    keys, group = np.unique(log.booking.entity[mine], return_inverse=True)
    amounts = np.bincount(group, weights=log.booking.amount[mine], minlength=len(keys))
    numbers = np.bincount(group, minlength=len(keys))
    return dict(zip(keys.tolist(), zip(numbers.tolist(), amounts.tolist(), strict=True), strict=True))
