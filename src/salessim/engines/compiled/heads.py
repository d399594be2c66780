"""Whom a server would serve next."""

from typing import Any

from salessim.engines.compiled import lines, owners
from salessim.network.tables import LIFO

INLINE = ("best_head", "_first")


def best_head(m: Any, s: int) -> int:
    """The head of least (rank, queued, key); urgent work before the work it may interrupt, whatever the ranks."""
    crew = m.crew[m.server[s].team]
    best, lowest = -1, 0
    for i in range(crew.station_from, crew.station_to):
        if m.spot[m.stations_of[i]].waiting > 0:
            a, rank = head(m, s, m.stations_of[i])
            if a != -1 and (best == -1 or rank < lowest or (rank == lowest and lines.stands_before(m, a, best, False))):
                best, lowest = a, rank
    if best == -1 or m.urgents == 0:
        return best
    sooner = _sooner(m, s, best)
    while sooner != -1:
        best, sooner = sooner, _sooner(m, s, sooner)
    return best


def _sooner(m: Any, s: int, a: int) -> int:
    """The best head of the stations that may interrupt the work for somebody; -1 none."""
    best, lowest = -1, 0
    for i in range(m.urgents):
        urgent = m.urgent[i]
        if m.victim_of[urgent * m.stations + m.actor[a].station] != -1 and m.spot[urgent].waiting > 0:
            b, rank = head(m, s, urgent)
            if b != -1 and (best == -1 or rank < lowest or (rank == lowest and lines.stands_before(m, b, best, False))):
                best, lowest = b, rank
    return best


def head(m: Any, s: int, station: int) -> tuple[int, int]:
    """Whom this server would serve next at a station, with the rank: by rank, then in the station's order; or -1."""
    spot, team, lifo = m.spot[station], m.server[s].team, m.station.order[station] == LIFO
    best, lowest = -1, 0
    for klass in range(spot.classes):
        skill = m.skill_of[(team * m.stations + station) * m.most_classes + klass]
        if skill == -1 or (m.skill.gate[skill] != -1 and m.open[m.skill.gate[skill]] == 0):
            continue
        rank = m.skill.rank[skill]
        for unowned in range(spot.claiming):
            if unowned == 1 and owners.full(m, s, m.station.claims[station]):
                continue
            line = spot.first_line + (klass * spot.claiming + unowned) * spot.width
            a = _first(m, line, lifo, s, station)
            if a != -1 and (best == -1 or rank < lowest or (rank == lowest and lines.stands_before(m, a, best, lifo))):
                best, lowest = a, rank
    return best, lowest


def _first(m: Any, line: int, lifo: bool, s: int, station: int) -> int:
    """The first of a class who may be served by a server: at a desk, its own, and those of owners who are away."""
    if m.spot[station].width == 1:
        return m.line[line].head
    best = m.line[line + 1 + s].head
    if m.absent > 0:
        cover = m.station.cover[station]
        for owner in range(m.servers):
            if m.server[owner].away == 1 and m.server[owner].gap > cover:
                a = m.line[line + 1 + owner].head
                if a != -1 and (best == -1 or lines.stands_before(m, a, best, lifo)):
                    best = a
    return best
