"""Arrivals, queues, delays, patience and capacity: what a run can show of them."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from engines.agreement.features.evidence import Evidence, Row
from salessim.network.tables import DELAY, EXIT, FIFO, FOREVER, LIFO, QUEUE, VALUES
from salessim.results.log import BALKED, DELAYED, RENEGED

Features = dict[str, Callable[[Evidence], bool]]


# ---- arrivals ------------------------------------------------------------------------------------------------------

ARRIVALS: Features = {
    "three arrive in one second": lambda e: max(Counter(e.world.arrival.time).values(), default=0) >= 3,
    "somebody arrives as a service ends": lambda e: any(time in e.ends for time in e.world.arrival.time),
    "somebody arrives as a delay ends": lambda e: bool(
        {row.ended for row in e.of(DELAYED)} & set(e.world.arrival.time)
    ),
    "two sources send": lambda e: len(set(e.world.arrival.source)) > 1,
    "somebody arrives in a delay": lambda e: any(e.station.kind[at] == DELAY for at in e.world.arrival.station),
    "somebody arrives at an exit": lambda e: any(e.station.kind[at] == EXIT for at in e.world.arrival.station),
    "somebody arrives in the first second": lambda e: e.start in e.world.arrival.time,
}


# ---- queues --------------------------------------------------------------------------------------------------------


def _first_starts(e: Evidence, order: int) -> list[list[Row]]:
    """First spells at each station of this order, by start."""
    at = [rows for station, rows in e.of_station.items() if e.station.order[station] == order]
    lists = [[row for row in rows if row.part == 0 and row.server != -1] for rows in at]
    return [sorted(rows, key=lambda row: row.started) for rows in lists]


def _overtakes(e: Evidence) -> bool:
    return any(
        first.queued > second.queued and first.started > second.queued
        for rows in _first_starts(e, LIFO)
        for first, second in pairwise(rows)
        if first.started < second.started
    )


def _tie_of_joiners(e: Evidence, order: int) -> bool:
    return any(
        first.queued == second.queued and first.started < second.started
        for rows in _first_starts(e, order)
        for first, second in pairwise(rows)
    )


def _two_works(e: Evidence) -> bool:
    served = {(row.station, e.segment(row)) for row in e.served}
    works = {at: e.station.work_to[at] - e.station.work_from[at] for at, _ in served}
    return any(works[station] > 1 and (station, segment + 1) in served for station, segment in served)


QUEUES: Features = {
    "a newcomer overtakes": _overtakes,
    "two who joined together are served by key": lambda e: _tie_of_joiners(e, FIFO),
    "two who joined together are served by key, newest first": lambda e: _tie_of_joiners(e, LIFO),
    "two start in one second": lambda e: max(Counter(row.started for row in e.spells).values(), default=0) > 1,
    "two services end in one second": lambda e: max(e.ends.values(), default=0) > 1,
    "a service has no length": lambda e: any(row.started == row.ended for row in e.served),
    "somebody waits": lambda e: any(row.queued < row.started for row in e.spells),
    "segments work differently": _two_works,
    "nobody ever serves one who waits": lambda e: any(
        row.server == -1 and row.started == -1 and row.queued < (e.start + e.until) // 2 for row in e.open_rows
    ),
}


# ---- delays --------------------------------------------------------------------------------------------------------


def _delays_of_state(e: Evidence, until: int) -> bool:
    delays = {key for key, kind in zip(e.station.key, e.station.kind, strict=True) if kind == DELAY}
    inside = e.state.inside
    return any(where in delays and end >= until for where, end in zip(inside.station, inside.until, strict=True))


DELAYS: Features = {
    "a delay ends": lambda e: bool(e.of(DELAYED)),
    "a delay has no length": lambda e: any(row.queued == row.ended for row in e.of(DELAYED)),
    "a delay runs on a calendar": lambda e: any(e.station.clock[row.station] != -1 for row in e.of(DELAYED)),
    "a delay never ends": lambda e: _delays_of_state(e, FOREVER),
    "a delay ends as a service ends": lambda e: any(row.ended in e.ends for row in e.of(DELAYED)),
    "delay after delay": lambda e: any(
        first.outcome == second.outcome == DELAYED for rows in e.of_entity.values() for first, second in pairwise(rows)
    ),
}


# ---- patience ------------------------------------------------------------------------------------------------------


def gave_up(e: Evidence) -> list[Row]:
    """Rows of those whose patience ended: at a station with patience that leads where it says."""
    return [row for row in e.of(RENEGED) if e.station.patience[row.station] != -1]


def _gives_up_to(e: Evidence, kind: int) -> bool:
    return any(e.station.kind[e.station.renege_to[row.station]] == kind for row in gave_up(e))


PATIENCE: Features = {
    "somebody gives up": lambda e: bool(gave_up(e)),
    "somebody gives up by a calendar": lambda e: any(e.station.clock[row.station] != -1 for row in gave_up(e)),
    "somebody gives up by listed values": lambda e: any(
        e.law_kind(e.station.patience[row.station]) == VALUES for row in gave_up(e)
    ),
    "somebody gives up and joins a queue": lambda e: _gives_up_to(e, QUEUE),
    "somebody gives up and is delayed": lambda e: _gives_up_to(e, DELAY),
    "somebody gives up and joins again": lambda e: any(
        e.station.renege_to[row.station] == row.station for row in gave_up(e)
    ),
    "somebody gives up as a service ends there": lambda e: any(
        other.ended == row.ended for row in gave_up(e) for other in e.of_station[row.station] if other.server != -1
    ),
    "somebody gives up as another joins": lambda e: any(
        other.queued == row.ended for row in gave_up(e) for other in e.of_station[row.station]
    ),
    "somebody gives up after one second": lambda e: any(row.ended == row.queued + 1 for row in gave_up(e)),
    "somebody gives up at a desk": lambda e: any(e.station.desk[row.station] != -1 for row in gave_up(e)),
    "somebody gives up behind a gate": lambda e: any(
        e.station.patience[row.station] != -1 and _gated(e, row.station) for row in gave_up(e)
    ),
    "somebody is served in spite of patience": lambda e: any(
        e.station.patience[row.station] != -1 and row.started > row.queued for row in e.spells if row.part == 0
    ),
    "interrupted work knows no patience": lambda e: any(e.station.patience[row.station] != -1 for row in e.next_part),
}


def _gated(e: Evidence, station: int) -> bool:
    skill = e.network.skill
    return any(at == station and gate != -1 for at, gate in zip(skill.station, skill.gate, strict=True))


# ---- capacity ------------------------------------------------------------------------------------------------------


def _turned_away(e: Evidence, capacity: int) -> bool:
    return any(e.station.capacity[row.station] == capacity for row in e.of(BALKED))


def _balks_to(e: Evidence, kind: int) -> bool:
    return any(e.station.kind[e.station.balk_to[row.station]] == kind for row in e.of(BALKED))


CAPACITY: Features = {
    "somebody is turned away where none may wait": lambda e: _turned_away(e, 0),
    "somebody is turned away where one may wait": lambda e: _turned_away(e, 1),
    "somebody is turned away where three may wait": lambda e: _turned_away(e, 3),
    "somebody turned away joins a queue": lambda e: _balks_to(e, QUEUE),
    "somebody turned away is delayed": lambda e: _balks_to(e, DELAY),
    "two are turned away in one second": lambda e: max(
        Counter(row.ended for row in e.of(BALKED)).values(), default=0
    ) > 1,
    "somebody is turned away again": lambda e: max(
        Counter((row.entity, row.station) for row in e.of(BALKED)).values(), default=0
    ) > 1,
    "somebody is turned away who has waited": lambda e: any(row.queued < row.ended for row in e.of(BALKED)),
    "somebody is served where none may wait": lambda e: any(e.station.capacity[row.station] == 0 for row in e.spells),
    "somebody is turned away from a desk": lambda e: any(e.station.desk[row.station] != -1 for row in e.of(BALKED)),
    "somebody is turned away as another is served": lambda e: any(
        other.started == row.ended for row in e.of(BALKED) for other in e.of_station[row.station] if other.server != -1
    ),
    "more interrupted work waits than may wait": lambda e: any(
        e.station.capacity[row.station] in (0, 1) for row in e.next_part
    ),
}  # fmt: skip
