"""Lines: those of one class who wait at a station, by (queued, key); the newest first where the order is LIFO."""

from typing import Any

from salessim.engines.compiled.tables import WAITING
from salessim.network.tables import LIFO

NOBODYS = 0  # the line of a desk in which those wait whom nobody owns

INLINE = ("add", "remove", "touch_crews", "stands_before", "_line_of", "_insert")


def add(m: Any, a: int, owner: int) -> None:
    """Let an entity wait: at a desk in its owner's line, or in that of nobody (-1)."""
    actor = m.actor[a]
    station = actor.station
    spot = m.spot[station]
    actor.doing = WAITING
    actor.line = _line_of(m, a, owner)
    _insert(m, a, m.station.order[station] == LIFO)
    spot.waiting += 1
    if actor.first == -1:
        spot.unstarted += 1
    if spot.watched == 1:
        m.regate = 1
    touch_crews(m, station)


def remove(m: Any, a: int) -> None:
    """Take a waiting entity out of its line."""
    actor = m.actor[a]
    line, spot = m.line[actor.line], m.spot[actor.station]
    ahead, behind = actor.ahead, actor.behind
    if ahead == -1:
        line.head = behind
    else:
        m.actor[ahead].behind = behind
    if behind == -1:
        line.tail = ahead
    else:
        m.actor[behind].ahead = ahead
    spot.waiting -= 1
    if actor.first == -1:
        spot.unstarted -= 1
    if spot.watched == 1:
        m.regate = 1


def touch_crews(m: Any, station: int) -> None:
    """Somebody may be able to start something at this station."""
    spot = m.spot[station]
    for i in range(spot.crew_from, spot.crew_to):
        m.crew[m.crews_of[i]].touched = 1
    m.hurried = 1


def stands_before(m: Any, a: int, b: int, lifo: bool) -> bool:
    """Whether one entity is to be served before another of its line."""
    one, other = m.actor[a], m.actor[b]
    if one.queued != other.queued:
        return (one.queued > other.queued) if lifo else (one.queued < other.queued)
    return one.key < other.key


def _line_of(m: Any, a: int, owner: int) -> int:
    actor = m.actor[a]
    station = actor.station
    spot = m.spot[station]
    line = m.class_of[station * m.segments + actor.segment]
    if spot.claiming == 2:
        line = 2 * line
        if m.owning[a * m.slots + m.station.claims[station]].owner == -1:
            line += 1
    return spot.first_line + line * spot.width + owner + 1 if spot.width > 1 else spot.first_line + line


def _insert(m: Any, a: int, lifo: bool) -> None:
    """Find the place from the nearer end: newcomers are last in a FIFO line and first in a LIFO line."""
    actor = m.actor[a]
    line = m.line[actor.line]
    head, tail = line.head, line.tail
    ahead, behind = tail, -1
    if tail != -1 and not stands_before(m, tail, a, lifo):
        to_head = abs(actor.queued - m.actor[head].queued)
        if to_head < abs(actor.queued - m.actor[tail].queued):
            ahead, behind = -1, head
            while behind != -1 and stands_before(m, behind, a, lifo):
                ahead, behind = behind, m.actor[behind].behind
        else:
            while ahead != -1 and stands_before(m, a, ahead, lifo):
                ahead, behind = m.actor[ahead].ahead, ahead
    actor.ahead, actor.behind = ahead, behind
    if ahead == -1:
        line.head = a
    else:
        m.actor[ahead].behind = a
    if behind == -1:
        line.tail = a
    else:
        m.actor[behind].ahead = a
