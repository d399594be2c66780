"""The way of an entity: it joins a station, is delayed or waits, moves on, has children and leaves."""

from typing import Any

from salessim.engines.compiled import calendar, chance, lines, owners, record
from salessim.engines.compiled.population import forget, newcomer
from salessim.engines.compiled.tables import (
    DELAYED,
    LOOPING,
    MOVING,
    SPENT,
    STREAM,
    UNDRAWN,
    WAITING,
)
from salessim.network import draws, rules
from salessim.network.draws import CHILD, CHILD_SIZE, GAP, ROUTE, SIZE, WORK
from salessim.network.rules import Stay
from salessim.network.tables import DELAY, EXIT, FOREVER

HOPS_PER_INSTANT = 1_000  # of one entity

INLINE = (
    "arrive", "go", "join", "join_next", "spend", "_begin", "delay", "ask_if_watched", "grow_impatient", "_end_visit",
    "move_on", "_choose", "_choose_straight",
)  # fmt: skip


def arrive(m: Any) -> None:
    """The next one from outside joins its first station."""
    row = m.arrived
    m.arrived = row + 1
    came = m.arrival
    a = newcomer(m, came.key[row], came.segment[row], came.size[row], came.ordinal[row])
    record.birth(m, a, draws.bits(0), came.source[row])
    go(m, a, came.station[row])


def go(m: Any, a: int, station: int) -> None:
    """Be on the way to a station, to join it as an event of this instant."""
    m.move_list[m.moves], m.move_to[m.moves] = a, station
    m.moves += 1


def join_next(m: Any) -> None:
    """One of those on the way joins its station."""
    m.moves -= 1
    join(m, m.move_list[m.moves], m.move_to[m.moves])


def join(m: Any, a: int, station: int) -> None:
    """Join a station: begin a delay, wait in a line, or leave by an exit."""
    actor = m.actor[a]
    spend(m)
    actor.hops = actor.hops + 1 if actor.queued == m.now else 0
    if actor.hops > HOPS_PER_INSTANT:
        m.trouble = LOOPING
        return
    joins = m.joins[a * m.stations + station]
    joins.number += 1
    actor.station, actor.queued, actor.visit, actor.turn = station, m.now, joins.number, joins.number + joins.earlier
    actor.first, actor.part, actor.left, actor.missed = -1, 0, -1.0, 0
    if m.station.kind[station] == EXIT:
        _leave(m, a)
    else:
        _begin(m, a)


def spend(m: Any) -> None:
    """One step more; a run that would not end is stopped."""
    m.spent += 1
    if m.spent > m.budget:
        m.trouble = SPENT


def _leave(m: Any, a: int) -> None:
    """Go out for good; whoever owned it is free of it."""
    actor = m.actor[a]
    m.entity.left[actor.row] = m.now
    m.entity.exit[actor.row] = actor.station
    if m.slots > 0:
        owners.disown_all(m, a)
    forget(m, a)


def _begin(m: Any, a: int) -> None:
    """Begin a delay, or wait in a line with patience; patience is drawn only if service does not begin at once."""
    actor = m.actor[a]
    station = actor.station
    m.spot[station].present += 1
    if m.spot[station].flows == 1:
        begin_streams(m, a)
    if m.slots > 0 and owners.wants(m, a):
        owners.look_at(m, a)
        m.asked = 1
    if m.station.kind[station] == DELAY:
        length = chance.seconds(m, chance.law_of_work(m, a), a, WORK)
        delay(m, a, rules.after(m.calendar, m.opening, m.station.clock[station], m.now, length))
        return
    actor.until = FOREVER
    if m.station.patience[station] != -1:
        actor.until = UNDRAWN
        if actor.fresh == 0:
            actor.fresh = 1
            m.fresh_list[m.fresh] = a
            m.fresh += 1
    owners.wait(m, a)


def delay(m: Any, a: int, until: int) -> None:
    """Be delayed until a moment."""
    actor = m.actor[a]
    actor.doing, actor.until = DELAYED, until
    calendar.put(m, a, until)
    ask_if_watched(m, actor.station)


def ask_if_watched(m: Any, station: int) -> None:
    """How many are at a station has changed: only a gate can be concerned."""
    if m.spot[station].watched == 1:
        m.asked = m.regate = 1


def grow_impatient(m: Any) -> None:
    """At the end of an instant: whoever joined in it and still waits will give up some day."""
    for i in range(m.fresh):
        a = m.fresh_list[i]
        actor = m.actor[a]
        actor.fresh = 0
        if actor.doing == WAITING and actor.first == -1 and actor.until == UNDRAWN:
            actor.until = chance.end_of_patience(m, a)
            calendar.put(m, a, actor.until)
    m.fresh = 0


# ---- the end of a visit -------------------------------------------------------------------------------------------


def turn_away(m: Any, a: int, outcome: int, to: int) -> None:
    """Somebody who waits or is delayed leaves for a given station."""
    actor = m.actor[a]
    if actor.doing == WAITING:
        lines.remove(m, a)
    calendar.cancel(m, a)
    record.visit(m, a, -1, -1, m.now, outcome, -1, -1)
    _end_visit(m, a)
    go(m, a, to)


def _end_visit(m: Any, a: int) -> None:
    actor = m.actor[a]
    m.spot[actor.station].present -= 1
    actor.doing = MOVING
    if actor.unmet == 2:
        actor.unmet = 1
    ask_if_watched(m, actor.station)


def move_on(m: Any, a: int, server: int, started: int, quality: float, outcome: int) -> None:
    """A visit is complete: choose the route, then size, booking, children, owners, mark and reset, in this order."""
    actor, route = m.actor[a], m.route
    _end_visit(m, a)
    row, prompt = _choose(m, a, quality)
    record.visit(m, a, server, started, m.now, outcome, row, prompt)
    if route.size[row] != -1:
        actor.size = chance.sample(m, route.size[row], a, SIZE)
    if route.size_curve[row] != -1:
        actor.size *= rules.curve_at(m.curve, m.knot, route.size_curve[row], actor.visit)
    if route.ledger[row] != -1:
        credit = route.credit[row]
        credited = server if credit == -1 else owners.owner_of(m, a, credit)
        if credited >= m.servers:  # somebody who is not here any more
            credited = -1
        record.booking(m, a, route.ledger[row], route.factor[row] * actor.size, credited)
    if m.spot[actor.station].bears == 1:
        _have_children(m, a, row)
    if route.release[row] != -1:
        owners.disown(m, a, route.release[row])
    if route.assign[row] != -1:
        owners.want(m, a, route.assign[row])
    if route.mark[row] == 1:
        actor.mark = m.now
    if route.reset[row] == 1:
        joins = m.joins[a * m.stations + route.next[row]]
        joins.earlier += joins.number
        joins.number = 0
    go(m, a, route.next[row])


def _choose(m: Any, a: int, quality: float) -> tuple[int, int]:
    """The route taken, and the one that would have been taken had nobody waited."""
    actor = m.actor[a]
    u = draws.uniform(chance.word(m, a, ROUTE))
    ways = 2 * (actor.station * m.segments + actor.segment) + actor.missed
    if quality == 1.0 and m.ways_from[ways] != m.ways_from[ways + 1]:
        row = _choose_straight(m, ways, u)
        return row, row
    started = actor.queued if actor.first == -1 else actor.first
    stay = Stay(actor.segment, actor.missed, actor.queued, started, actor.mark, m.now, actor.visit, quality)
    row = rules.choose_route(m, actor.station, stay, u)
    if started == actor.queued or m.spot[actor.station].bent == 0:
        return row, row
    at_once = Stay(actor.segment, actor.missed, actor.queued, actor.queued, actor.mark, m.now, actor.visit, quality)
    return row, rules.choose_route(m, actor.station, at_once, u)


def _choose_straight(m: Any, ways: int, u: float) -> int:
    """The route taken where nothing bends the ways: running weights are known beforehand."""
    way, last = m.ways_from[ways], m.ways_from[ways + 1] - 1
    threshold = u * m.way_running[last]
    while way < last and m.way_running[way] <= threshold:
        way += 1
    return m.way_route[way]


# ---- children -----------------------------------------------------------------------------------------------------


def _have_children(m: Any, a: int, route: int) -> None:
    """The children that the end of a visit makes."""
    actor, spawn, station = m.actor[a], m.spawn, m.actor[a].station
    for row in range(m.station.spawn_from[station], m.station.spawn_to[station]):
        if spawn.gap[row] == -1 and (spawn.route[row] == -1 or spawn.route[row] == route):
            _bear(m, a, row, draws.child_key(actor.key, m.station.key[station], actor.turn, spawn.key[row]))


def _bear(m: Any, parent: int, row: int, key: int) -> None:
    """A child, if chance will: it inherits segment and owners; its size is its own or the parent's."""
    spawn, elder = m.spawn, m.actor[parent]
    if draws.uniform(draws.draw(m.run, key, spawn.key[row], 0, CHILD)) >= spawn.probability[row]:
        return
    size = elder.size
    if spawn.size[row] != -1:
        word = draws.draw(m.run, key, spawn.key[row], 0, CHILD_SIZE)
        size = rules.sample(m.law, m.item, spawn.size[row], word, elder.ordinal)
    a = newcomer(m, key, elder.segment, size, elder.ordinal)
    record.birth(m, a, elder.key, m.entity.source[elder.row])
    child = m.actor[a]
    child.queued, child.hops = m.now, elder.hops  # a chain of births within one instant is a loop, too
    for slot in range(m.slots):
        owner = owners.owner_of(m, parent, slot)
        if owner != -1:
            owners.inherit(m, owner, a, slot)
    go(m, a, spawn.next[row])


def begin_streams(m: Any, a: int) -> None:
    """The streams of children that begin with the first visit to this station."""
    station = m.actor[a].station
    for row in range(m.station.spawn_from[station], m.station.spawn_to[station]):
        if m.spawn.gap[row] != -1 and not _streams(m, a, row):
            stream(m, a, row, 0, _next_child(m, a, row, 0))


def stream(m: Any, parent: int, row: int, number: int, moment: int) -> None:
    """A stream whose next child is number so-and-so, at a moment."""
    elder = m.actor[parent]
    a = newcomer(m, elder.key, 0, 0.0, number)
    flow = m.actor[a]
    flow.kind, flow.station, flow.line, flow.behind = STREAM, row, parent, elder.streams
    elder.streams = a
    m.streams += 1
    flow.until = moment
    calendar.put(m, a, moment)


def _streams(m: Any, a: int, row: int) -> bool:
    flow = m.actor[a].streams
    while flow != -1 and m.actor[flow].station != row:
        flow = m.actor[flow].behind
    return flow != -1


def bear_of_stream(m: Any, a: int) -> None:
    """The next child of a stream is born, and the one after it gets its moment."""
    flow = m.actor[a]
    parent, row = flow.line, flow.station
    _bear(m, parent, row, draws.child_key(m.actor[parent].key, draws.bits(0), flow.ordinal, m.spawn.key[row]))
    flow.ordinal += 1
    flow.until = _next_child(m, parent, row, flow.ordinal)
    calendar.put(m, a, flow.until)


def _next_child(m: Any, parent: int, row: int, number: int) -> int:
    elder, spawn = m.actor[parent], m.spawn
    word = draws.draw(m.run, elder.key, spawn.key[row], number, GAP)
    gap = rules.sample(m.law, m.item, spawn.gap[row], word, elder.ordinal + number)
    return m.now + max(1, rules.whole(gap))
