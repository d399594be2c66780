"""The teams while time goes by: when people on duty are idle, why, and when nobody is free. Numba compiles this.

Whatever changes is an event, one number: its moment, its row and its kind, so that events sorted are in order of time.
"""

from typing import Any, NamedTuple

from salessim.columns import I64

EDGE, DUTY, WORK, PAUSE, WAIT = range(5)  # kinds; their rows: of edges, servers, servers, teams, stations
ROW, TIME = 4, 28  # bits below the row and below the moment; the lowest of all is 1 where something begins


class Crews(NamedTuple):
    """The state of each team, and its seconds so far."""

    since: I64  # the last change
    people: I64  # on duty
    busy: I64  # on duty and at work
    paused: I64  # pauses that are on
    ahead: I64  # how many wait upstream
    blocked: I64  # person-seconds: idle while a pause is on
    starved: I64  # person-seconds: idle, not blocked, while somebody waits upstream
    open: I64  # seconds of the clock: somebody is on duty
    saturated: I64  # seconds of the clock: somebody is on duty, and all who are on duty are busy
    stretch: I64  # its last stretch in which nobody was free, counted from 1; 0 none yet
    period: I64  # the period that this stretch belongs to, as long as it may go on; else 0


SINCE, PEOPLE, BUSY, PAUSED, AHEAD, BLOCKED, STARVED, OPEN, SATURATED, STRETCH, PERIOD = range(len(Crews._fields))


class Stretches(NamedTuple):
    """When nobody of a team was free, in seconds since the window began.

    A period goes on when the team comes back on duty with nobody free, so it may have several stretches.
    """

    team: I64
    period: I64
    on: I64
    off: I64


OF, IN, ON, OFF = range(len(Stretches._fields))
PRESENT, WORKING = range(2)  # lines of states, by server


def begins(kind: int, row: Any, time: Any) -> Any:
    """The event that something is the case from a moment on, in seconds since the window began."""
    return (time << TIME) | (row << ROW) | (kind << 1) | 1


def ends(kind: int, row: Any, time: Any) -> Any:
    """The event that it is the case no longer."""
    return (time << TIME) | (row << ROW) | (kind << 1)


def sweep(
    events: I64,
    team: I64,
    starves: I64,
    starves_at: I64,
    states: I64,
    crews: I64,
    blocked: I64,
    stretches: I64,
    filled: I64,
) -> None:
    """Go through the sorted events; `filled` is how many stretches and periods there are.

    `team` is that of each server; station s is upstream of the teams in rows starves_at[s] to starves_at[s + 1] of
    `starves`; `blocked` gets the blocked seconds of each team up to each edge.
    """
    for number in range(len(events)):
        event = events[number]
        time, row = event >> TIME, (event & ((1 << TIME) - 1)) >> ROW
        kind, change = (event >> 1) & 7, 2 * (event & 1) - 1
        if kind == WAIT:
            for place in range(starves_at[row], starves_at[row + 1]):
                _settle(starves[place], time, crews, stretches, filled)
                crews[AHEAD, starves[place]] += change
        elif kind == EDGE:
            for each in range(len(blocked)):
                _settle(each, time, crews, stretches, filled)
                blocked[each, row] = crews[BLOCKED, each]
        elif kind == PAUSE:
            _settle(row, time, crews, stretches, filled)
            crews[PAUSED, row] += change
        else:
            _settle(team[row], time, crews, stretches, filled)
            _change(kind, row, team[row], change, states, crews)


def _change(kind: int, server: int, team: int, change: int, states: I64, crews: I64) -> None:
    """Somebody comes or goes, begins or ends work; busy is who is present and working."""
    if kind == DUTY:
        states[PRESENT, server] += change
        crews[PEOPLE, team] += change
        crews[BUSY, team] += change * states[WORKING, server]
    else:
        states[WORKING, server] += change
        crews[BUSY, team] += change * states[PRESENT, server]


def _settle(team: int, time: int, crews: I64, stretches: I64, filled: I64) -> None:
    """Count the time since the last change of a team."""
    passed, people = time - crews[SINCE, team], crews[PEOPLE, team]
    idle = people - crews[BUSY, team]
    crews[SINCE, team] = time
    if passed > 0 and people > 0:
        crews[OPEN, team] += passed
        if idle == 0:
            crews[SATURATED, team] += passed
            _nobody_free(team, time - passed, time, crews, stretches, filled)
            return
        crews[PERIOD, team] = 0
        if crews[PAUSED, team] > 0:
            crews[BLOCKED, team] += passed * idle
        elif crews[AHEAD, team] > 0:
            crews[STARVED, team] += passed * idle


def _nobody_free(team: int, on: int, off: int, crews: I64, stretches: I64, filled: I64) -> None:
    """The last stretch of a team goes on, or another one begins; of the same period unless somebody was free."""
    last = crews[STRETCH, team] - 1
    if crews[PERIOD, team] == 0:
        filled[1] += 1
        crews[PERIOD, team] = filled[1]
    elif stretches[OFF, last] == on:
        stretches[OFF, last] = off
        return
    row = filled[0]
    filled[0] = row + 1
    crews[STRETCH, team] = row + 1
    stretches[OF, row], stretches[IN, row] = team, crews[PERIOD, team] - 1
    stretches[ON, row], stretches[OFF, row] = on, off
