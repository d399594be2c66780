"""The logs of several phases as the log of the whole: only those whom a change moves notice."""

from collections.abc import Sequence

import numpy as np

from salessim.columns import I64, U64
from salessim.experiment.phases.people import joined_people
from salessim.experiment.phases.phase import Phase
from salessim.experiment.phases.words import Rows
from salessim.network.rows import appended, picked
from salessim.network.state import State
from salessim.results.log import INTERRUPTED, OPEN, Entity, GateChange, Log, Visit


def joined(logs: Sequence[Log], phases: Sequence[Phase], rows: Sequence[Rows], begin: Sequence[State]) -> Log:
    """One log of all phases; `begin` are the states with which they began."""
    people = joined_people(logs, phases, rows)
    cut = [_unbroken(log, logs[number + 1 : number + 2]) for number, log in enumerate(logs)]
    visits = [_visits(log, row, mine) for log, row, mine in zip(cut, rows, people.rows, strict=True)]
    bookings = [
        log.booking._replace(
            station=row.station[log.booking.station],
            ledger=row.ledger[log.booking.ledger],
            server=mine[log.booking.server].astype(np.int32),
        )
        for log, row, mine in zip(logs, rows, people.rows, strict=True)
    ]
    key = np.zeros(1 + max(int(row.station.max()) for row in rows), np.uint64)
    for phase, row in zip(phases, rows, strict=True):
        key[row.station[:-1]] = phase.network.station.key
    return Log(
        logs[0].start,
        logs[-1].until,
        _in_order(appended(visits), key, [phase.begins for phase in phases[1:]]),
        appended(bookings),
        _gates(logs, phases, rows, begin),
        _entities(logs, rows),
        people.server,
        people.duty,
        candidate=appended(
            [log.candidate._replace(team=row.team[log.candidate.team]) for log, row in zip(logs, rows, strict=True)]
        ),
    )


# ---- visits -------------------------------------------------------------------------------------------------------


def _unbroken(log: Log, following: Sequence[Log]) -> Log:
    """A log without the rows that go on in the next one; work that does not go on was interrupted when it ended."""
    if not following:
        return log
    visit, after = log.visit, following[0].visit
    opened = visit.outcome == OPEN
    in_hand = np.flatnonzero(opened & (visit.server >= 0))
    mine = np.isin(after.entity, visit.entity[in_hand])
    columns = (after.entity, after.visit, after.part, after.started)
    goes_on = set(zip(*(column[mine].tolist() for column in columns), strict=True))
    columns = (visit.entity, visit.visit, visit.part, visit.started)
    told = zip(*(column[in_hand].tolist() for column in columns), strict=True)
    broken = in_hand[np.array([one not in goes_on for one in told], bool)]
    outcome, ended = visit.outcome.copy(), visit.ended.copy()
    outcome[broken], ended[broken] = INTERRUPTED, log.until
    kept = ~opened
    kept[broken] = True
    changed = visit._replace(outcome=outcome, ended=ended)
    return log._replace(visit=picked(changed, kept))


def _visits(log: Log, row: Rows, server: I64) -> Visit:
    visit = log.visit
    return visit._replace(
        station=row.station[visit.station],
        server=server[visit.server].astype(np.int32),
        route=row.route[visit.route],
        prompt=row.route[visit.prompt],
    )


def _in_order(visit: Visit, key: U64, cuts: Sequence[int]) -> Visit:
    """As the log of one run: only what ends with the beginning of a phase can be out of order."""
    rows = np.flatnonzero(np.isin(visit.ended, cuts))
    some = picked(visit, rows)
    order = np.arange(len(visit.ended))
    order[rows] = rows[np.lexsort((some.part, some.visit, key[some.station], some.entity, some.ended))]
    return picked(visit, order)


# ---- the rest -----------------------------------------------------------------------------------------------------


def _gates(logs: Sequence[Log], phases: Sequence[Phase], rows: Sequence[Rows], begin: Sequence[State]) -> GateChange:
    """A gate that is shut when a phase begins has no row of its own if it was shut before; one that is gone opens."""
    parts: list[GateChange] = []
    before: set[int] = set()
    for number, (log, phase, row) in enumerate(zip(logs, phases, rows, strict=True)):
        shut = np.isin(phase.network.gate.key, begin[number].shut.key)
        inherited = set(row.gate[:-1][shut].tolist())
        skipped = int(shut.sum()) if number else 0
        gone, new = sorted(before - inherited), sorted(inherited - before) if number else []
        parts += [_moment(gone, log.start, 1), _moment(new, log.start, 0)]
        mine = picked(log.gate, slice(skipped, None))
        parts.append(mine._replace(gate=row.gate[mine.gate]))
        if number + 1 < len(logs):
            closed = np.isin(phase.network.gate.key, begin[number + 1].shut.key)
            before = set(row.gate[:-1][closed].tolist())
    return appended(parts)


def _moment(gates: Sequence[int], time: int, opened: int) -> GateChange:
    count = len(gates)
    return GateChange(np.array(gates, np.int32), np.full(count, time, np.int64), np.full(count, opened, np.int8))


def _entities(logs: Sequence[Log], rows: Sequence[Rows]) -> Entity:
    """Everybody once: as when they first were there, gone as they last were."""
    told = appended(
        [
            log.entity._replace(source=row.source[log.entity.source], exit=row.station[log.entity.exit])
            for log, row in zip(logs, rows, strict=True)
        ]
    )
    key, first = np.unique(told.key, return_index=True)
    _, last = np.unique(told.key[::-1], return_index=True)
    last = len(told.key) - 1 - last
    columns = {name: getattr(told, name)[first] for name in Entity._fields}
    return Entity(**columns | {"key": key, "left": told.left[last], "exit": told.exit[last]})
