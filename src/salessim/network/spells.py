"""Who is in which seat in one replication, from when to when, and on duty when.

A person is (team, seat, spell), never a running number.
"""

from typing import NamedTuple

from salessim.columns import Numbers
from salessim.network import draws, hiring, people, rules
from salessim.network.memory import Given, Made, Staff
from salessim.network.search import Spell
from salessim.network.tables import FOREVER, Server

OVERTIME = 7 * 86_400  # work that runs past a spell is over by then
CELLS = 1 << 20  # cells of an absence before second 0


def employ(given: Given, made: Made, run: int) -> tuple[int, int, int]:
    """Write the candidates, the spells of every seat and their duty; how many of each there are, though there be less
    room: spells, duty, candidates."""
    servers = stretches = candidates = 0
    for row in range(given.number.hirings[0]):
        candidates = hiring.hire(given, made, run, row, candidates)
    for seat in range(given.number.seats[0]):
        if given.staff.seat.hiring[seat] == -1:
            servers, stretches = _fill(given.staff, made, run, seat, servers, stretches)
        else:
            servers, stretches = _follow(given.staff, made, run, seat, servers, stretches)
    return servers, stretches, candidates


def _fill(staff: Staff, made: Made, run: int, seat: int, servers: int, stretches: int) -> tuple[int, int]:
    """Write the spells of a seat, one person after the other."""
    table, server = staff.seat, made.server
    closes = table.closes[seat] if table.closes[seat] < FOREVER else FOREVER
    place = draws.join(staff.team.key[table.team[seat]], table.key[seat])
    hired = table.hired[seat]
    if table.vacant[seat] == 1:
        hired += people.seconds(staff, run, place, table.hire_lag[seat], draws.LAG, 0)
    stays = table.first_tenure[seat] if table.first_tenure[seat] != -1 else table.tenure[seat]
    speed = table.first_speed[seat] if table.first_speed[seat] != -1 else table.speed[seat]
    quality = table.first_quality[seat] if table.first_quality[seat] != -1 else table.quality[seat]
    spell = 0
    while hired < closes and hired < staff.clock.until[0]:
        key = draws.join(place, spell)
        left = hired + people.seconds(staff, run, key, stays, draws.TENURE, FOREVER)
        left = left if left < closes else closes
        starts = hired if hired > table.opens[seat] else table.opens[seat]
        row = servers
        servers, stretches = _employ(staff, made, run, seat, Spell(key, hired, starts, left), servers, stretches)
        if row < servers <= made.room.servers[0]:
            tries = table.candidates[seat] if spell > 0 or table.vacant[seat] == 1 else 1
            server.speed[row], server.quality[row] = people.best(staff, run, key, speed, quality, tries)
        hired = left + people.seconds(staff, run, key, table.hire_lag[seat], draws.LAG, 0)
        stays, speed, quality = table.tenure[seat], table.speed[seat], table.quality[seat]
        spell += 1
    return servers, stretches


def _follow(staff: Staff, made: Made, run: int, seat: int, servers: int, stretches: int) -> tuple[int, int]:
    """Write the spells of a seat whose people are found already."""
    sitting, server = made.sitting, made.server
    at = made.chair.first[seat]
    while at != -1:
        row = servers
        spell = Spell(sitting.key[at], sitting.hired[at], sitting.starts[at], sitting.left[at])
        if spell.starts < staff.clock.until[0]:
            servers, stretches = _employ(staff, made, run, seat, spell, servers, stretches)
        if row < servers <= made.room.servers[0]:
            server.speed[row], server.quality[row] = sitting.speed[at], sitting.quality[at]
        at = sitting.next[at]
    return servers, stretches


def _employ(
    staff: Staff, made: Made, run: int, seat: int, spell: Spell, servers: int, stretches: int
) -> tuple[int, int]:
    """Write a spell and its duty, unless it was over long before the run; the rows after the last of both."""
    table, server = staff.seat, made.server
    if spell.left <= spell.starts or spell.left <= staff.clock.start[0] - OVERTIME:
        return servers, stretches
    learnt = spell.hired + table.internship[seat]
    begins = learnt if learnt > spell.starts else spell.starts
    person = Person(run, spell.key, table.team[seat], begins, spell.left)
    on_duty = _write_duty(staff, made, table.calendar[seat], person, stretches)
    if servers < made.room.servers[0]:
        _write_server(server, servers, person, seat, spell.hired, spell.starts)
        server.duty_from[servers] = stretches
        server.duty_to[servers] = stretches + on_duty
    return servers + 1, stretches + on_duty


class Person(NamedTuple):
    """Whose duty is written: the chances, the key, the team, from when until when."""

    run: int
    key: int
    team: int
    starts: int
    left: int


def _write_server(server: Server, row: int, person: Person, seat: int, hired: int, starts: int) -> None:
    """Write who sits there and for how long."""
    server.key[row] = person.key
    server.team[row] = person.team
    server.seat[row] = seat
    server.hired[row] = hired
    server.starts[row] = starts
    server.ends[row] = person.left


def _write_duty(staff: Staff, made: Made, calendar: int, person: Person, first: int) -> int:
    """Write the opening hours within a spell on which the person is there, where there is room: what touches the run,
    and the stretch before and after it; how many there are."""
    opening, start, until = staff.opening, staff.clock.start[0], staff.clock.until[0]
    starts, left = person.starts, person.left
    low, high = staff.calendar.open_from[calendar], staff.calendar.open_to[calendar]
    low = _first_after(opening.off, low, high, starts)  # not over when the spell begins
    high = _first_after(opening.on, low, high, left - 1)  # begins when the spell is over
    current = _first_after(opening.off, low, high, start) if left > start else high  # not over when the run begins
    row = current - 1 if current > low else low
    while row > low and _there_from(staff, person, _later(opening.on[row], starts), opening.off[row]) == -1:
        row -= 1  # missing all that time
    at = first
    while row < high:
        off = opening.off[row] if opening.off[row] < left else left
        on = _there_from(staff, person, _later(opening.on[row], starts), off)
        while on != -1:
            end = _there_until(staff, person, on, off)
            if end <= start:
                at = first  # only the last stretch before the run is kept
            if at < made.room.stretches[0]:
                made.duty.on[at] = on
                made.duty.off[at] = end
            at += 1
            if on >= until:
                return at - first
            on = _there_from(staff, person, end, off)
        row += 1
    return at - first


def _later(time: int, other: int) -> int:
    return time if time > other else other


def _there_from(staff: Staff, person: Person, time: int, off: int) -> int:
    """The first second from a time on at which a person is not missing; -1 if there is none before `off`."""
    first, after = staff.team.absence_from[person.team], staff.team.absence_to[person.team]
    row = first
    while row < after and time < off:
        cell = time // staff.absence.cell[row]
        begins, ends = _missing(staff, person, row, cell)
        if not begins <= time < ends:
            begins, ends = _missing(staff, person, row, cell - 1)
        if begins <= time < ends:
            time = ends
            row = first
        else:
            row += 1
    return time if time < off else -1


def _there_until(staff: Staff, person: Person, time: int, off: int) -> int:
    """The first second after a time at which somebody who is there then is missing, or `off`."""
    for row in range(staff.team.absence_from[person.team], staff.team.absence_to[person.team]):
        cell = time // staff.absence.cell[row]
        while cell * staff.absence.cell[row] < off:
            begins, ends = _missing(staff, person, row, cell)
            if time < begins < ends and begins < off:
                off = begins
            cell += 1
    return off


def _missing(staff: Staff, person: Person, row: int, cell: int) -> tuple[int, int]:
    """From when until when a person is missing in a cell; an empty stretch at its begin if never."""
    absence, length = staff.absence, staff.absence.cell[row]
    word = draws.own_draw(person.run, draws.join(person.key, absence.key[row]), cell + CELLS, draws.ABSENCE)
    begin = cell * length
    if draws.uniform(word) >= absence.chance[row]:
        return begin, begin
    begin += rules.whole(rules.sample(staff.law, staff.item, absence.begins[row], draws.phase(word, 1), 0))
    missing = rules.whole(rules.sample(staff.law, staff.item, absence.length[row], draws.phase(word, 2), 0))
    return begin, begin + (missing if missing < length else length)


def _first_after(moments: Numbers, low: int, high: int, time: int) -> int:
    """The first row of a sorted slice whose moment is later than this one; `high` if none is."""
    while low < high:
        middle = (low + high) // 2
        if moments[middle] <= time:
            low = middle + 1
        else:
            high = middle
    return low
