"""The kernel: instant after instant, until the run ends, memory is short, or a slice of steps is over."""

from typing import Any

from salessim.engines.compiled import calendar, service, shifts
from salessim.engines.compiled.journey import (
    arrive,
    bear_of_stream,
    grow_impatient,
    join,
    lose_patience,
    move_on,
)
from salessim.engines.compiled.memory_left import roomy
from salessim.engines.compiled.population import bury
from salessim.engines.compiled.settle import settle
from salessim.engines.compiled.tables import (
    CRAMPED,
    DELAYED,
    DONE,
    EVENTS,
    OWNERS,
    PAUSED,
    RUNNING,
    SERVED,
    SHIFT,
    STOPPED,
    STREAM,
)
from salessim.results import log


def advance(m: Any, steps: int) -> int:
    """Play on: DONE, PAUSED after so many events, CRAMPED if memory must grow, STOPPED if the run would not end."""
    while True:
        if m.phase == EVENTS:
            if not roomy(m, 0):
                return CRAMPED
            if happen(m):
                steps -= 1
            elif m.asked == 1:
                m.asked, m.phase = 0, OWNERS
            else:
                grow_impatient(m)
                bury(m)
                if steps <= 0:
                    return PAUSED
                if not _next_instant(m):
                    return DONE
        elif not settle(m):
            return CRAMPED
        if m.trouble != RUNNING:
            return STOPPED


def _next_instant(m: Any) -> bool:
    """Turn to the next second in which something happens; False if none comes before the end."""
    soonest = m.arrival.time[m.arrived] if m.arrived < m.arrivals else m.until
    moment = calendar.next_second(m, soonest)
    if moment >= m.until:
        return False
    m.now = moment
    return True


def happen(m: Any) -> bool:
    """One event of this instant; False when there is none left."""
    a = calendar.first_stream(m)
    if a == -1:
        a = calendar.due_now(m)
    if a != -1:
        calendar.cancel(m, a)
        _happen_to(m, a)
    elif m.moves > 0:
        m.moves -= 1
        join(m, m.move_list[m.moves], m.move_to[m.moves])
    elif m.arrived < m.arrivals and m.arrival.time[m.arrived] <= m.now:
        arrive(m)
    else:
        return False
    return True


def _happen_to(m: Any, a: int) -> None:
    """The event for which an actor waited."""
    actor = m.actor[a]
    if actor.kind == SHIFT:
        shifts.change(m, actor.station)
    elif actor.kind == STREAM:
        bear_of_stream(m, a)
    elif actor.doing == SERVED:
        service.end(m, a)
    elif actor.doing == DELAYED:
        move_on(m, a, -1, actor.queued, 1.0, log.DELAYED)
    else:
        lose_patience(m, a)
