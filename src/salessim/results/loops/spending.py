"""Where time goes: of those who wait, and of people. Plain functions that Numba compiles."""

from typing import Any

import numpy as np

from salessim.columns import I64
from salessim.results.log import INTERRUPTED, OPEN, Duty, Server, Visit
from salessim.results.loops import tables as t
from salessim.results.loops.sweep import DUTY, WAIT, WORK, begins, ends
from salessim.results.units import DAY

PARTS, WHOLE = 0, 1  # lines of a row of days: seconds of those partly covered; +1 and -1 where whole ones begin and end


def share_out(row: int, on: int, off: int, days: I64) -> None:
    """Add an interval, in seconds since the first midnight, to a row of days."""
    first, last = on // DAY, (off - 1) // DAY
    if first == last:
        days[row, PARTS, first] += off - on
    else:
        days[row, PARTS, first] += (first + 1) * DAY - on
        days[row, PARTS, last] += off - last * DAY
        days[row, WHOLE, first + 1] += 1
        days[row, WHOLE, last] -= 1


def note(kind: int, row: int, on: int, off: int, events: I64, filled: I64) -> None:
    """Note that something is the case in an interval, in seconds since the window began."""
    number = filled[t.EVENTS]
    events[number] = begins(kind, row, on)
    events[number + 1] = ends(kind, row, off)
    filled[t.EVENTS] = number + 2


def wait(visit: Visit, of: I64, given: t.Given, interrupted: I64, waiting: I64, events: I64, filled: I64) -> None:
    """A visit waits from joining to its first start, and from each interruption to the next start."""
    for row in range(len(visit.station)):
        station: Any = np.int64(visit.station[row])
        if given.stations[t.QUEUE, station]:
            ended = given.until if visit.outcome[row] == OPEN else visit.ended[row]
            began = visit.queued[row] if visit.part[row] == 0 else interrupted[of[row]]
            if visit.outcome[row] == INTERRUPTED:
                interrupted[of[row]] = ended
            on = max(began, given.start)
            off = min(visit.started[row] if visit.started[row] >= 0 else ended, given.until)
            if on < off:
                share_out(station, on - given.midnight, off - given.midnight, waiting)
                if given.starves_at[station] < given.starves_at[station + 1]:
                    note(WAIT, station, on - given.start, off - given.start, events, filled)


def attend(server: Server, duty: Duty, given: t.Given, servers: I64, people: I64, events: I64, filled: I64) -> None:
    """Who was employed and who was on duty within the window."""
    teams = len(people) // t.KINDS
    for row in range(len(server.starts)):
        on, off = max(server.starts[row], given.start), min(server.ends[row], given.until)
        if on < off:
            share_out(t.EMPLOYED * teams + servers[t.TEAM, row], on - given.midnight, off - given.midnight, people)
    for row in range(len(duty.on)):
        who: Any = np.int64(duty.server[row])
        if servers[t.DUTY_TO, who] == 0:
            servers[t.DUTY_NEXT, who] = row
        servers[t.DUTY_TO, who] = row + 1
        on, off = max(duty.on[row], given.start), min(duty.off[row], given.until)
        if on < off:
            servers[t.DUTY_S, who] += off - on
            share_out(t.ON_DUTY * teams + servers[t.TEAM, who], on - given.midnight, off - given.midnight, people)
            note(DUTY, who, on - given.start, off - given.start, events, filled)


def work(
    visit: Visit, duty: Duty, given: t.Given, servers: I64, worked: I64, spent: I64, people: I64, events: I64,
    filled: I64,
) -> None:  # fmt: skip
    """Work lasts from the start to the end of its part of a visit."""
    for row in range(len(visit.station)):
        who: Any = np.int64(visit.server[row])
        on = max(visit.started[row], given.start)
        off = given.until if visit.outcome[row] == OPEN else min(visit.ended[row], given.until)
        if who >= 0 and visit.started[row] >= 0 and on < off:
            last = servers[t.WORK_END, who]
            if last > 0 and events[last] == ends(WORK, who, on - given.start):
                events[last] = ends(WORK, who, off - given.start)  # one goes on to the next without a break
            else:
                note(WORK, who, on - given.start, off - given.start, events, filled)
                servers[t.WORK_END, who] = filled[t.EVENTS] - 1
            spent[row] = _spend(who, int(visit.station[row]), on, off, duty, given, servers, worked, people)


def _spend(
    who: int, station: int, on: int, off: int, duty: Duty, given: t.Given, servers: I64, worked: I64, people: I64
) -> int:
    """Work is busy while its server is on duty, over nights too; else overtime, where work is finished late.

    Returns the seconds of both.
    """
    spent = 0
    team, row, last = servers[t.TEAM, who], _duty_after(on, duty.off, who, servers), servers[t.DUTY_TO, who]
    while on < off:
        over, late = off, 1
        if row < last and duty.on[row] <= on:
            over, late = min(off, duty.off[row]), 0
            row += 1
        elif row < last:
            over = min(off, duty.on[row])
        if late == 0 or given.stations[t.FINISH, station]:
            servers[t.BUSY_S + late, who] += over - on
            worked[team, station] += over - on
            spent += over - on
            share_out((t.BUSY + late) * len(worked) + team, on - given.midnight, over - given.midnight, people)
        on = over
    return spent


def _duty_after(time: int, ends: I64, server: int, servers: I64) -> int:
    """The first row of a server's duty that ends after a moment; the moments of a server never go back."""
    row = servers[t.DUTY_NEXT, server]
    while row < servers[t.DUTY_TO, server] and ends[row] <= time:
        row += 1
    servers[t.DUTY_NEXT, server] = row
    return row
