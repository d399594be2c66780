"""SETTLE (e): where more wait than there is room for, the worst is turned away."""

from typing import Any

from salessim.engines.compiled.assignment import NO_RANK
from salessim.engines.compiled.journey import turn_away
from salessim.network.tables import LIFO
from salessim.results.log import BALKED


def turn_one_away(m: Any) -> bool:
    """At the first station that is too full, the worst of those who wait unstarted goes."""
    crowded = -1
    for i in range(m.capped):
        station = m.capacious[i]
        too_full = m.spot[station].unstarted > m.station.capacity[station]
        if too_full and (crowded == -1 or m.station.key[station] < m.station.key[crowded]):
            crowded = station
    if crowded == -1:
        return False
    turn_away(m, _worst(m, crowded), BALKED, m.station.balk_to[crowded])
    return True


def _worst(m: Any, station: int) -> int:
    """The one of highest (rank, queued, key) among the unstarted; its rank is the lowest of anybody in spell."""
    spot = m.spot[station]
    worst, highest = -1, -NO_RANK
    for klass in range(spot.classes):
        rank = _rank(m, station, klass)
        lines = spot.claiming * spot.width
        for line in range(spot.first_line + klass * lines, spot.first_line + (klass + 1) * lines):
            a = _latest(m, line, m.station.order[station] == LIFO)
            if a != -1 and (worst == -1 or rank > highest or (rank == highest and _joined_after(m, a, worst))):
                worst, highest = a, rank
    return worst


def _rank(m: Any, station: int, klass: int) -> int:
    spot, lowest = m.spot[station], NO_RANK
    for i in range(spot.crew_from, spot.crew_to):
        team = m.crews_of[i]
        skill = m.skill_of[(team * m.stations + station) * m.most_classes + klass]
        if skill != -1 and m.crew[team].in_spell > 0:
            lowest = min(lowest, m.skill.rank[skill])
    return lowest


def _latest(m: Any, line: int, lifo: bool) -> int:
    """The unstarted one of a line with the highest (queued, key); -1 none."""
    a = m.line[line].head if lifo else m.line[line].tail
    while a != -1 and m.actor[a].first != -1:
        a = m.actor[a].behind if lifo else m.actor[a].ahead
    latest = a
    while lifo and a != -1 and m.actor[a].queued == m.actor[latest].queued:
        if m.actor[a].first == -1:
            latest = a
        a = m.actor[a].behind
    return latest


def _joined_after(m: Any, a: int, b: int) -> bool:
    one, other = m.actor[a], m.actor[b]
    if one.queued != other.queued:
        return one.queued > other.queued
    return one.key > other.key
