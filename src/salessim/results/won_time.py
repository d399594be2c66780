"""Where the time of won deals goes: waiting for each team, work, delays, and hours in which nobody is there.

The life of a deal within the window, until it is won, is cut by its visits: it waits until somebody takes it up, then
it is worked on; a delay is a delay. What lies outside duty is `closed`: of a wait the hours in which nobody of the team
is on duty, of work those in which whoever does it is not.
"""

from typing import Any, NamedTuple

import numpy as np

from salessim.columns import I32, I64
from salessim.results.legend import Legend
from salessim.results.log import OPEN
from salessim.results.loops.tables import DELAY, FINISH, Mask
from salessim.results.reading import Reading
from salessim.results.units import HOUR, NEVER

ASIDE = 2**40  # seconds between two groups, so that the times of all lie on one line

Rows = I32 | I64


class Spans(NamedTuple):
    """Parts of the lives of won deals, one after the other without a gap."""

    visit: I64  # row
    began: I64  # joined or was interrupted
    started: I64  # was taken up
    ended: I64


class Line(NamedTuple):
    """Intervals of several groups, sorted and disjoint; the first one is empty and before all others."""

    on: I64
    off: I64
    before: I64  # seconds in all intervals before this one


def won_time_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `won_time` that are the same in every replication."""
    names = [team.name for team in legend.terms.teams]
    what, teams = ["waiting"] * len(names) + ["work", "delay", "closed"], [*names, "", "", ""]
    return {"what": legend.coded(what), "team": legend.coded(teams)}


def won_time(reading: Reading) -> dict[str, Any]:
    """The other column of the frame `won_time`."""
    spans, stations = _spans(reading), reading.legend.given.stations
    delayed = stations[DELAY, reading.log.visit.station[spans.visit]]
    whole, delays = ((part.ended - part.began).sum() for part in (spans, _some(spans, delayed)))
    there = _some(spans, ~delayed)
    station, server = reading.log.visit.station[there.visit], reading.log.visit.server[there.visit]
    team = np.where(server >= 0, reading.servers.team.take(server, mode="clip"), reading.legend.served_by[station])
    waited = _within(_duty_of_teams(reading), team, there.began, there.started)
    waiting = np.bincount(team + 1, waited, len(reading.terms.teams) + 1)[1:]
    worked = _within(_duty_of_servers(reading), server, there.started, there.ended)
    work = np.where(stations[FINISH, station], there.ended - there.started, worked).sum()
    closed = whole - delays - work - waiting.sum()
    return {"time_h": np.array([*waiting, work, delays, closed]) / HOUR}


def _some(spans: Spans, mask: Mask) -> Spans:
    return Spans(*(column[mask] for column in spans))


def _spans(reading: Reading) -> Spans:
    """A visit begins where the one before it ended; the first one at birth, or when the window began."""
    visit, entity, legend = reading.log.visit, reading.log.entity, reading.legend
    won = reading.won_at[reading.of_visit]
    rows = np.flatnonzero((won < NEVER) & (visit.queued < won))
    rows = rows[np.argsort(reading.of_visit[rows], kind="stable")]  # they are sorted by their ends
    of, won = reading.of_visit[rows], won[rows]
    ended = np.minimum(np.where(visit.outcome[rows] == OPEN, legend.until, visit.ended[rows]), won)
    first = np.diff(of, prepend=-1) != 0
    began = np.where(first, np.maximum(entity.born[of], legend.start), np.append(0, ended)[:-1])
    started = np.where(visit.started[rows] < 0, ended, visit.started[rows])
    return Spans(rows, began, np.clip(started, began, ended), ended)


def _duty_of_servers(reading: Reading) -> Line:
    """When each server is on duty."""
    duty = reading.log.duty
    return _line(reading, duty.server, duty.on, duty.off)


def _duty_of_teams(reading: Reading) -> Line:
    """When somebody of each team is on duty."""
    duty = reading.log.duty
    return _line(reading, reading.servers.team[duty.server], duty.on, duty.off)


def _line(reading: Reading, group: Rows, on: I64, off: I64) -> Line:
    """Intervals within the window, those of one group that touch each other joined."""
    aside = group.astype(np.int64) * ASIDE
    on, off = np.maximum(on, reading.legend.start), np.minimum(off, reading.legend.until)
    there = on < off
    on, off = (on + aside)[there], (off + aside)[there]
    order = np.argsort(on, kind="stable")
    on, reach = on[order], np.maximum.accumulate(off[order])
    first = on > np.append(-1, reach)[:-1]
    ons, offs = np.append(-1, on[first]), np.append(-1, reach[np.append(first, True)[1:]])
    return Line(ons, offs, np.cumsum(offs - ons) - (offs - ons))


def _within(line: Line, group: Rows, begin: I64, end: I64) -> I64:
    """The seconds between two moments that lie in the intervals of a group; nothing for the group -1."""
    aside = np.maximum(group, 0).astype(np.int64) * ASIDE
    passed = _until(line, aside + end) - _until(line, aside + begin)
    return np.where(group < 0, 0, passed)


def _until(line: Line, time: I64) -> I64:
    row = np.searchsorted(line.on, time, "right") - 1
    return line.before[row] + np.minimum(time, line.off[row]) - line.on[row]
