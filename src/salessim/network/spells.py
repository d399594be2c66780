"""Who is in which seat in one replication, from when to when, and on duty when.

A person is (team, seat, spell), never a running number.
"""

from salessim.columns import Numbers
from salessim.network import draws, rules
from salessim.network.memory import Given, Made, Staff
from salessim.network.tables import FOREVER

OVERTIME = 7 * 86_400  # work that runs past a spell is over by then
LONGEST = 2.0**61  # seconds of a spell or a vacancy; two of them and a date are still a number of seconds


def employ(given: Given, made: Made, run: int) -> tuple[int, int]:
    """Write the spells of every seat and their duty; how many of each there are, though there be less room."""
    servers = stretches = 0
    for seat in range(given.number.seats[0]):
        servers, stretches = _fill(given.staff, made, run, seat, servers, stretches)
    return servers, stretches


def _fill(staff: Staff, made: Made, run: int, seat: int, servers: int, stretches: int) -> tuple[int, int]:
    """Write the spells of a seat, one person after the other."""
    table, server = staff.seat, made.server
    closes = table.closes[seat] if table.closes[seat] < FOREVER else FOREVER
    earliest = staff.clock.start[0] - OVERTIME
    place = draws.join(staff.team.key[table.team[seat]], table.key[seat])
    hired = table.hired[seat]
    if table.vacant[seat] == 1:
        hired += _seconds(staff, run, place, table.hire_lag[seat], draws.LAG, 0)
    stays = table.first_tenure[seat] if table.first_tenure[seat] != -1 else table.tenure[seat]
    spell = 0
    while hired < closes and hired < staff.clock.until[0]:
        key = draws.join(place, spell)
        left = hired + _seconds(staff, run, key, stays, draws.TENURE, FOREVER)
        left = left if left < closes else closes
        starts = hired if hired > table.opens[seat] else table.opens[seat]
        if left > starts and left > earliest:
            learnt = hired + table.internship[seat]
            begins = learnt if learnt > starts else starts
            on_duty = _write_duty(staff, made, table.calendar[seat], begins, left, stretches)
            if servers < made.room.servers[0]:
                server.key[servers] = key
                server.team[servers] = table.team[seat]
                server.seat[servers] = seat
                server.hired[servers] = hired
                server.starts[servers] = starts
                server.ends[servers] = left
                server.speed[servers] = _own(staff, run, key, table.speed[seat], draws.SPEED)
                server.quality[servers] = _own(staff, run, key, table.quality[seat], draws.QUALITY)
                server.duty_from[servers] = stretches
                server.duty_to[servers] = stretches + on_duty
            servers += 1
            stretches += on_duty
        hired = left + _seconds(staff, run, key, table.hire_lag[seat], draws.LAG, 0)
        stays = table.tenure[seat]
        spell += 1
    return servers, stretches


def _seconds(staff: Staff, run: int, key: int, law: int, purpose: int, otherwise: int) -> int:
    """A person's own number of seconds; at least 1, so that spells move on."""
    if law == -1:
        return otherwise
    seconds = _own(staff, run, key, law, purpose)
    return rules.whole(seconds if seconds < LONGEST else LONGEST) if seconds >= 0.5 else 1


def _own(staff: Staff, run: int, key: int, law: int, purpose: int) -> float:
    """A person's own number by a law; one without a law."""
    if law == -1:
        return 1.0
    return rules.sample(staff.law, staff.item, law, draws.own_draw(run, key, 0, purpose), 0)


def _write_duty(staff: Staff, made: Made, calendar: int, starts: int, left: int, first: int) -> int:
    """Write the opening hours within a spell, where there is room: what touches the run, and the stretch before and
    after it; how many there are."""
    opening, start, until = staff.opening, staff.clock.start[0], staff.clock.until[0]
    low, high = staff.calendar.open_from[calendar], staff.calendar.open_to[calendar]
    low = _first_after(opening.off, low, high, starts)  # not over when the spell begins
    high = _first_after(opening.on, low, high, left - 1)  # begins when the spell is over
    current = _first_after(opening.off, low, high, start) if left > start else high  # not over when the run begins
    if current > low:
        low = current - 1
    at = first
    for row in range(low, high):
        on = opening.on[row] if opening.on[row] > starts else starts
        if at < made.room.stretches[0]:
            made.duty.on[at] = on
            made.duty.off[at] = opening.off[row] if opening.off[row] < left else left
        at += 1
        if on >= until:
            break
    return at - first


def _first_after(moments: Numbers, low: int, high: int, time: int) -> int:
    """The first row of a sorted slice whose moment is later than this one; `high` if none is."""
    while low < high:
        middle = (low + high) // 2
        if moments[middle] <= time:
            low = middle + 1
        else:
            high = middle
    return low
