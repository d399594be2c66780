"""What the kernel does with those who were inside before the run, and with those who are inside after it."""

from typing import Any

from salessim.engines.compiled import calendar, chance, owners, record, service, shifts
from salessim.engines.compiled.journey import begin_streams, delay, stream
from salessim.engines.compiled.tables import DELAYED, SERVED, UNDRAWN
from salessim.network import rules
from salessim.network.tables import DELAY, FINISH, FOREVER, RESTART
from salessim.results import log


def take_up(m: Any) -> None:
    """Let everybody who was inside go on where they were."""
    for row in range(m.keeps):
        _keep_owner(m, row)
    for row in range(m.flows):
        flow = m.flow
        stream(m, flow.actor[row], flow.spawn[row], flow.number[row], flow.next[row])
    for row in range(m.inside):
        _go_on(m, row)
    for s in range(m.servers):  # whoever is employed already is so before the first event
        if m.server[s].starts <= m.start:
            shifts.change(m, s)
        else:
            calendar.put(m, s, m.server[s].starts)


def _keep_owner(m: Any, row: int) -> None:
    """Owners go on owning; what belongs to somebody who is not here any more is handed over as if just left."""
    a, slot, s = m.kept.actor[row], m.kept.slot[row], m.kept.server[row]
    if s == -1:
        m.owning[a * m.slots + slot].wanting = m.kept.team[row]
        owners.look_at(m, a)
        m.asked = 1
    elif m.kept.counts[row] == 1:
        owners.own(m, s, a, slot)
    else:
        owners.inherit(m, s, a, slot)


def _go_on(m: Any, row: int) -> None:
    """Go on with a delay, a service in hand, or a wait."""
    a = m.servers + row
    actor = m.actor[a]
    m.spot[actor.station].present += 1
    begin_streams(m, a)
    if m.station.kind[actor.station] == DELAY:
        delay(m, a, max(actor.until, m.now))
    elif _can_go_on(m, row):
        _take_in_hand(m, row)
    else:
        if m.in_hand.begun[row] == 1:
            _lay_down(m, row)
        if actor.first == -1 and actor.until < FOREVER:
            calendar.put(m, a, actor.until)
        owners.wait(m, a)


def _can_go_on(m: Any, row: int) -> bool:
    """Whether the server in whose hands somebody is is here, able, and will be on duty or works overtime."""
    s, actor = m.in_hand.server[row], m.actor[m.servers + row]
    if s == -1 or owners.skill(m, m.server[s].team, actor.station, actor.segment) == -1:
        return False
    return m.station.at_shift_end[actor.station] == FINISH or _stretch_ahead(m, s) != -1


def _stretch_ahead(m: Any, s: int) -> int:
    """The duty row of now or the next one; -1 none."""
    server = m.server[s]
    for row in range(server.duty_from, server.duty_to):
        if m.duty.off[row] >= m.now:
            return row
    return -1


def _take_in_hand(m: Any, row: int) -> None:
    a, s = m.servers + row, m.in_hand.server[row]
    actor, server = m.actor[a], m.server[s]
    mode = m.station.at_shift_end[actor.station]
    server.stretch, server.since, server.before = -1, m.now, m.in_hand.worked[row]
    if mode != FINISH:
        server.stretch = _stretch_ahead(m, s)
        server.since = max(m.duty.on[server.stretch], m.now)
    if mode == RESTART:  # a stretch that has begun counts from its restart; one to come begins anew
        if server.since <= m.now:
            server.since = m.now - server.before
        server.before = 0
    skill = owners.skill(m, server.team, actor.station, actor.segment)
    server.started, server.setup, server.length = m.in_hand.started[row], m.in_hand.setup[row], m.in_hand.length[row]
    server.skilled = service.quality(m, s, skill, server.started - server.hired)
    server.work = actor.left
    service.serve(m, s, a)


def _lay_down(m: Any, row: int) -> None:
    """Work in hand of somebody who is not here any more goes back to its line, with what is left of it."""
    actor = m.actor[m.servers + row]
    actor.part += 1
    if m.station.at_shift_end[actor.station] != RESTART:
        worked = max(0, m.in_hand.worked[row] - m.in_hand.setup[row])
        actor.left = rules.work_left(actor.left, m.in_hand.length[row], worked)


def close(m: Any) -> None:
    """The run is over: whoever is inside, as listed, gets an OPEN row; ends of patience and work done become known."""
    m.now = m.until
    for i in range(m.inside):
        a = m.look_list[i]
        actor = m.actor[a]
        server, started = -1, actor.queued if actor.doing == DELAYED else -1
        if actor.doing == SERVED:
            server, started = actor.server, m.server[actor.server].started
            m.server[server].before = service.worked(m, server)
        if actor.until == UNDRAWN:
            actor.until = chance.end_of_patience(m, a)
        record.visit(m, a, server, started, -1, log.OPEN, -1, -1)
