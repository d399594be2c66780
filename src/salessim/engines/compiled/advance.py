"""The kernel: instant after instant, until the run ends, memory is short, or a slice of steps is over."""

from typing import Any

import numpy as np

from salessim.engines.compiled import calendar, service, shifts, shuffling
from salessim.engines.compiled.journey import arrive, bear_of_stream, grow_impatient, join_next, move_on, turn_away
from salessim.engines.compiled.memory_left import roomy
from salessim.engines.compiled.population import bury
from salessim.engines.compiled.settle import settle
from salessim.engines.compiled.tables import (
    CRAMPED,
    DONE,
    EVENTS,
    OWNERS,
    PAUSED,
    RUNNING,
    SERVED,
    SHIFT,
    STOPPED,
    STREAM,
    WAITING,
)
from salessim.results import log

ORDERLY = np.uint64(0)  # machine.shuffle: events of an instant come in the order in which they lie

INLINE = ("_next_instant", "happen", "_happen_to")


def advance(m: Any, steps: int) -> int:
    """Play on: DONE, PAUSED after so many events, CRAMPED if memory must grow, STOPPED if the run would not end."""
    while True:
        if m.phase == EVENTS:
            if not roomy(m, 0):
                return CRAMPED
            if m.shuffle != ORDERLY:
                shuffling.shuffle(m)
            if m.moves > 0:
                join_next(m)
            elif not happen(m):
                if m.asked == 1:
                    m.asked, m.phase = 0, OWNERS
                    continue
                if m.fresh > 0:
                    grow_impatient(m)
                bury(m)
                if steps <= 0:
                    return PAUSED
                if not _next_instant(m):
                    return DONE
                continue
            steps -= 1
        elif not settle(m):
            return CRAMPED
        if m.trouble != RUNNING:
            return STOPPED


def _next_instant(m: Any) -> bool:
    """Turn to the next second in which something happens; False if none comes before the end."""
    soonest = m.arrival.time[m.arrived] if m.arrived < m.arrivals else m.until
    m.now = calendar.next_second(m, soonest)
    return m.now < m.until


def happen(m: Any) -> bool:
    """One event of this instant; False when there is none left."""
    a = calendar.first_stream(m) if m.streams > 0 else -1
    if a == -1:
        a = calendar.due_now(m)
    if a != -1:
        calendar.cancel(m, a)
        _happen_to(m, a)
        return True
    if m.arrived < m.arrivals and m.arrival.time[m.arrived] <= m.now:
        arrive(m)
        return True
    return False


def _happen_to(m: Any, a: int) -> None:
    """The event for which an actor waited."""
    actor = m.actor[a]
    if actor.kind == SHIFT:
        shifts.change(m, actor.station)
        return
    if actor.kind == STREAM:
        bear_of_stream(m, a)
        return
    if actor.doing == WAITING:
        turn_away(m, a, log.RENEGED, m.station.renege_to[actor.station])
        return
    server, started, quality, outcome = -1, actor.queued, 1.0, log.DELAYED
    if actor.doing == SERVED:
        server = actor.server
        started, quality, outcome = m.server[server].started, m.server[server].skilled, log.SERVED
        if m.server[server].done == 0:
            service.leave_off(m, server)
            return
        service.free(m, server)
    move_on(m, a, server, started, quality, outcome)
