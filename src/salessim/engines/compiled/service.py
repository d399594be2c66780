"""Service: a server works on an entity, over nights and interruptions, until it is done or goes back to the line."""

from typing import Any

from salessim.engines.compiled import calendar, chance, idle, lines, owners, record
from salessim.engines.compiled.journey import spend
from salessim.engines.compiled.tables import SERVED
from salessim.network import draws, rules
from salessim.network.draws import REACH, SETUP, WORK
from salessim.network.tables import RESTART
from salessim.results import log

INLINE = ("start", "serve", "free", "quality", "_speed", "_misses", "_work", "_setup")


def start(m: Any, s: int, a: int) -> None:
    """A server takes somebody out of the line."""
    spend(m)
    actor, server = m.actor[a], m.server[s]
    station = actor.station
    lines.remove(m, a)
    calendar.cancel(m, a)
    idle.stand_down(m, s)
    if actor.first == -1:
        actor.first = m.now
        actor.missed = _misses(m, a)
    if actor.left < 0.0:
        actor.left = _work(m, a)
    server.setup = _setup(m, s, a)
    claims = m.station.claims[station]
    if claims != -1:
        owners.own(m, s, a, claims)
    skill = owners.skill(m, server.team, station, actor.segment)
    tenure = m.now - server.hired
    server.length = rules.service_length(actor.left, _speed(m, s, skill, tenure))
    server.skilled = quality(m, s, skill, tenure)
    server.work = actor.left
    server.started, server.since, server.before, server.stretch = m.now, m.now, 0, server.at
    serve(m, s, a)


def serve(m: Any, s: int, a: int) -> None:
    """Work on somebody as long as it needs, or until the server goes for longer than the work can wait."""
    actor, server = m.actor[a], m.server[s]
    actor.doing, actor.server = SERVED, s
    server.entity, server.last_station = a, actor.station
    ends, done = rules.finish(
        m.duty,
        server.stretch,
        server.duty_to,
        server.since,
        server.setup + server.length - server.before,
        m.station.at_shift_end[actor.station],
        m.station.cover[actor.station],
    )
    server.done = 1 if done else 0
    calendar.put(m, a, ends)
    m.hurried = 1


def leave_off(m: Any, s: int) -> None:
    """The work in hand is not done when the server goes for long: it returns to its line."""
    _put_back(m, s, m.station.at_shift_end[m.actor[m.server[s].entity].station])


def interrupt(m: Any, s: int, mode: int) -> None:
    """Whoever is served goes back to the line, with what is left of its work, or with all of it."""
    calendar.cancel(m, m.server[s].entity)
    _put_back(m, s, mode)


def worked(m: Any, s: int) -> int:
    """Seconds worked so far, set-up included; none while work that will be restarted waits for its server."""
    server = m.server[s]
    mode = m.station.at_shift_end[m.actor[server.entity].station]
    so_far = rules.worked_by(m.duty, server.stretch, server.duty_to, server.since, m.now, mode)
    if mode == RESTART and m.duty.off[server.stretch] < m.now:
        return so_far if server.on_duty == 1 else 0
    return server.before + so_far


def quality(m: Any, s: int, skill: int, tenure: int) -> float:
    """Person x ramp x skill."""
    server = m.server[s]
    ramp = rules.curve_at(m.curve, m.knot, m.seat.quality_ramp[server.seat], tenure)
    return server.quality * ramp * m.skill.quality[skill]


def _speed(m: Any, s: int, skill: int, tenure: int) -> float:
    """Person x ramp x skill."""
    server = m.server[s]
    ramp = rules.curve_at(m.curve, m.knot, m.seat.speed_ramp[server.seat], tenure)
    return server.speed * ramp * m.skill.speed[skill]


def free(m: Any, s: int) -> None:
    """A server has nothing in hand any more."""
    server = m.server[s]
    m.actor[server.entity].server = -1
    server.entity = -1
    server.idle_since = m.now
    m.asked = 1
    if server.on_duty == 1:
        idle.stand_by(m, s)


def _put_back(m: Any, s: int, mode: int) -> None:
    server = m.server[s]
    a = server.entity
    actor = m.actor[a]
    if mode != RESTART:
        done = max(0, worked(m, s) - server.setup)
        actor.left = rules.work_left(server.work, server.length, done)
    record.visit(m, a, s, server.started, m.now, log.INTERRUPTED, -1, -1)
    actor.part += 1
    free(m, s)
    owners.wait(m, a)


def _misses(m: Any, a: int) -> int:
    """Whether this try does not reach."""
    actor = m.actor[a]
    reach = m.station.reach[actor.station]
    if reach == -1:
        return 0
    chance_of_reach = rules.curve_at(m.curve, m.knot, reach, actor.visit)
    return 1 if draws.uniform(chance.word(m, a, REACH)) >= chance_of_reach else 0


def _work(m: Any, a: int) -> float:
    """The work of a visit: seconds at speed 1."""
    actor = m.actor[a]
    missed = m.station.missed[actor.station]
    law = missed if actor.missed == 1 and missed != -1 else chance.law_of_work(m, a)
    return max(0.0, chance.sample(m, law, a, WORK))


def _setup(m: Any, s: int, a: int) -> int:
    """Seconds to turn to this station from another one; a first service needs none."""
    server = m.server[s]
    law = m.team.setup[server.team]
    if law == -1 or server.last_station == -1 or server.last_station == m.actor[a].station:
        return 0
    return chance.seconds(m, law, a, SETUP)
