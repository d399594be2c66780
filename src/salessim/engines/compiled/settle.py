"""SETTLE: who serves whom, decided when everything of an instant has happened; passes until nothing changes.

(a) owners are assigned; (b) gates are updated; (c) one start, then (b) again, until nobody can start; (d) one
interruption, then (b) again; (e) only then one turn-away, then (a) again. Only teams that something touched are asked.
"""

from typing import Any

from salessim.engines.compiled import assignment, idle, owners, record, service
from salessim.engines.compiled.crowds import turn_one_away
from salessim.engines.compiled.heads import best_head, head
from salessim.engines.compiled.memory_left import roomy
from salessim.engines.compiled.tables import EVENTS, OWNERS, STARTS
from salessim.network import rules
from salessim.network.tables import WAITING

INLINE = ("settle", "update_gates", "next_start")


def settle(m: Any) -> bool:
    """Settle this instant; False if memory is short: then again, after it has grown."""
    while True:
        if m.phase == OWNERS:
            if m.gones + m.looks + m.vacancy > 0:
                if not roomy(m, assignment.held_by_gone(m)):
                    return False
                assignment.assign(m)
            if m.regate == 1:
                update_gates(m)
            m.phase = STARTS
        while True:
            if not roomy(m, 0):
                return False
            s, a = next_start(m)
            if s == -1 and m.urgents > 0 and m.hurried == 1:
                s, a = next_interruption(m)
            if s == -1:
                break
            service.start(m, s, a)
            if m.regate == 1:
                update_gates(m)
        if not ((m.capped > 0 and turn_one_away(m)) or m.vacancy == 1 or m.looks > 0):
            m.phase = EVENTS
            return True
        m.phase = OWNERS


# ---- (b) gates ----------------------------------------------------------------------------------------------------


def update_gates(m: Any) -> None:
    """Close and open gates by what they watch."""
    m.regate = 0
    for gate in range(m.gates):
        was_open = m.open[gate] == 1
        now_open = rules.gate_opens(was_open, _watched(m, gate), m.gate.close_at[gate], m.gate.open_at[gate])
        if now_open != was_open:
            m.open[gate] = 1 if now_open else 0
            record.change(m, gate, m.open[gate])
            owners.touch_all(m)


def _watched(m: Any, gate: int) -> int:
    count = 0
    for row in range(m.gate.watch_from[gate], m.gate.watch_to[gate]):
        spot = m.spot[m.watch.station[row]]
        count += spot.waiting if m.watch.what[row] == WAITING else spot.present
    return count


# ---- (c) starts ---------------------------------------------------------------------------------------------------


def next_start(m: Any) -> tuple[int, int]:
    """The longest-idle server that has open work, and its best head; -1 nobody."""
    chosen, work = -1, -1
    for team in range(m.teams):
        crew = m.crew[team]
        if crew.touched == 0:
            continue
        s = crew.idle_head
        while s != -1:
            if chosen != -1 and not idle.idle_before(m, s, chosen):
                break
            a = best_head(m, s)
            if a != -1:
                chosen, work = s, a
                break
            s = -1 if crew.alike == 1 else m.server[s].behind
        if s == -1:
            crew.touched = 0
    return chosen, work


# ---- (d) interruptions --------------------------------------------------------------------------------------------


def next_interruption(m: Any) -> tuple[int, int]:
    """The oldest urgent head for which anybody can be interrupted, and the server of the latest started victim, freed.

    (-1, -1) if nobody can be.
    """
    chosen, work = -1, -1
    for i in range(m.urgents):
        urgent = m.urgent[i]
        if m.spot[urgent].waiting == 0:
            continue
        for s in range(m.servers):
            if not _victim(m, urgent, s):
                continue
            a, _ = head(m, s, urgent)
            if a != -1 and (chosen == -1 or _rather(m, a, s, work, chosen)):
                chosen, work = s, a
    if chosen == -1:
        m.hurried = 0
        return -1, -1
    victim = m.actor[m.server[chosen].entity].station
    service.interrupt(m, chosen, m.victim_of[m.actor[work].station * m.stations + victim])
    return chosen, work


def _victim(m: Any, urgent: int, s: int) -> bool:
    """Whether somebody on duty does work that this urgent station may interrupt."""
    server = m.server[s]
    if server.entity == -1 or server.on_duty == 0:
        return False
    return m.victim_of[urgent * m.stations + m.actor[server.entity].station] != -1


def _rather(m: Any, a: int, s: int, work: int, chosen: int) -> bool:
    """Whether to interrupt s for a rather than the one chosen: the older head, the later start, the higher key."""
    one, other = m.actor[a], m.actor[work]
    if one.queued != other.queued:
        return one.queued < other.queued
    if one.key != other.key:
        return one.key < other.key
    if m.server[s].started != m.server[chosen].started:
        return m.server[s].started > m.server[chosen].started
    return m.actor[m.server[s].entity].key > m.actor[m.server[chosen].entity].key
