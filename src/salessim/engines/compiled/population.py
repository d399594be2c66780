"""Rows of actors: given to newcomers, and given back when the instant in which somebody left is over."""

from typing import Any

from salessim.engines.compiled import calendar
from salessim.engines.compiled.tables import ENTITY, MOVING, NOBODY, UNWANTED
from salessim.network.tables import FOREVER

INLINE = ("newcomer", "bury")


def newcomer(m: Any, key: int, segment: int, size: float, ordinal: int) -> int:
    """A row for somebody new."""
    a = m.free
    if a == -1:
        a = m.actors
        m.actors = a + 1
    else:
        m.free = m.actor[a].later
    actor = m.actor[a]
    actor.kind, actor.doing = ENTITY, MOVING
    actor.key, actor.segment, actor.size, actor.ordinal = key, segment, size, ordinal
    actor.mark, actor.queued, actor.due, actor.until = m.now, -1, -1, FOREVER
    actor.server, actor.streams, actor.hops = -1, -1, 0
    for station in range(a * m.stations, (a + 1) * m.stations):
        joins = m.joins[station]
        joins.number, joins.earlier = 0, 0
    for slot in range(a * m.slots, (a + 1) * m.slots):
        owning = m.owning[slot]
        owning.owner, owning.wanting, owning.inherited = -1, UNWANTED, 0
    return a


def forget(m: Any, a: int) -> None:
    """Somebody left; its streams of children end with it."""
    flow = m.actor[a].streams
    while flow != -1:
        behind = m.actor[flow].behind
        calendar.cancel(m, flow)
        m.streams -= 1
        _die(m, flow)
        flow = behind
    _die(m, a)


def _die(m: Any, a: int) -> None:
    """The row is still on lists of this instant: it is given away only after it."""
    actor = m.actor[a]
    actor.kind = NOBODY
    if actor.unmet == 2:
        actor.unmet = 1
    actor.later = m.dying
    m.dying = a


def bury(m: Any) -> None:
    """The instant is over: the rows of those who left are free."""
    while m.dying != -1:
        a = m.dying
        actor = m.actor[a]
        m.dying = actor.later
        actor.later = m.free
        m.free = a
