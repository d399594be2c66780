"""The people of several phases as those of one log: spells and duty."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from salessim.columns import I64, from_rows
from salessim.experiment.phases.phase import Phase
from salessim.experiment.phases.words import Rows
from salessim.results.log import Duty, Log, Server

Name = tuple[int, int, int]  # key, team, seat


class People(NamedTuple):
    """The servers of all phases, and where those of each phase are; the last row is for nobody."""

    server: Server
    duty: Duty
    rows: list[I64]


def joined_people(logs: Sequence[Log], phases: Sequence[Phase], rows: Sequence[Rows]) -> People:
    """A spell that goes on in the next phase is one; one that does not ends with its phase."""
    spells: list[list[int]] = []  # key, team, seat, hired, starts, ends
    last: dict[Name, int] = {}  # the spells of the phase before
    latest: dict[int, int] = {}  # key -> the last spell so far
    numbers: list[list[int]] = []
    for log, phase, row in zip(logs, phases, rows, strict=True):
        server, here = log.server, dict[Name, int]()
        told = server._replace(team=row.team[server.team], seat=row.seat[server.seat])
        numbers.append([])
        for key, team, seat, hired, starts, ends in zip(*(column.tolist() for column in told), strict=True):
            name = key, team, seat
            number = last.get(name, -1)
            if phase is not phases[0] and ends <= phase.begins and key in latest:
                number = latest[key]  # left before, perhaps in another row
            elif number == -1 or spells[number][5] <= phase.begins:
                number = len(spells)
                begun = starts if phase is phases[0] else max(starts, phase.begins)  # perhaps in another row before
                spells.append([*name, hired, begun, max(begun, ends)])
            else:
                spells[number][5] = ends
            here[name] = latest[key] = number
            numbers[-1].append(number)
        for gone in last.keys() - here.keys():
            spells[last[gone]][5] = min(spells[last[gone]][5], phase.begins)
        last = here
    order = sorted(range(len(spells)), key=lambda number: (spells[number][2], spells[number][4], number))
    place = {number: row for row, number in enumerate(order)}
    table = from_rows(Server, [spells[number] for number in order])
    found = [np.array([*(place[number] for number in mine), -1], np.int64) for mine in numbers]
    return People(table, _duty(logs, phases, table, found), found)


def _duty(logs: Sequence[Log], phases: Sequence[Phase], server: Server, rows: Sequence[I64]) -> Duty:
    """Of each phase the duty within it; a stretch that goes on in the next phase is one.

    Before the first phase and after the last there is more, of which nothing is read.
    """
    parts = []
    for number, (log, phase) in enumerate(zip(logs, phases, strict=True)):
        who = rows[number][log.duty.server]
        on = np.maximum(log.duty.on, phase.begins) if number else log.duty.on
        off = np.minimum(log.duty.off, server.ends[who])
        off = np.minimum(off, phase.ends) if number < len(logs) - 1 else off
        parts.append(np.stack([who, on, off])[:, on < off])
    told = np.concatenate(parts, axis=1)
    who, on, off = told[:, np.lexsort((told[1], told[0]))]
    anew = np.ones(len(who), bool)
    anew[1:] = (who[1:] != who[:-1]) | (on[1:] != off[:-1]) | ~np.isin(on[1:], [phase.begins for phase in phases])
    first = np.flatnonzero(anew)
    last = np.append(first[1:], len(who))[: len(first)] - 1
    return Duty(who[first].astype(np.int32), on[first], off[last])
