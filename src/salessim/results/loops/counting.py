"""Visits counted and timed, one pass for each question. Plain functions that Numba compiles."""

from typing import Any

import numpy as np

from salessim.columns import I32, I64
from salessim.results.log import BALKED, DELAYED, INTERRUPTED, OPEN, RENEGED, SERVED, Entity, Visit
from salessim.results.loops import tables as t
from salessim.results.loops.tables import Mask


def balance_visits(visit: Visit, start: int, stations: Mask, balance: I64) -> None:
    """Whoever came has been dealt with or is there."""
    for row in range(len(visit.station)):
        station, outcome = visit.station[row], visit.outcome[row]
        begun = visit.started[row] >= 0 or stations[t.DELAY, station]
        if visit.part[row] == 0 and visit.queued[row] >= start:
            balance[t.ARRIVED, station] += 1
        if outcome == INTERRUPTED:
            balance[t.CUT_SHORT, station] += 1
        elif visit.queued[row] < start:
            balance[t.INSIDE_AT_START, station] += 1
        if outcome == OPEN:
            balance[t.IN_WORK_AT_END if begun else t.WAITING_AT_END, station] += 1
        elif outcome == RENEGED:
            balance[t.GAVE_UP, station] += 1
        elif outcome == BALKED:
            balance[t.TURNED_AWAY, station] += 1
        elif outcome in (SERVED, DELAYED):
            balance[t.DONE, station] += 1
            balance[t.MISSED, station] += visit.missed[row]


def take_ways(visit: Visit, of: I64, entity: Entity, stations: Mask, routes: Mask, ways: I64, counts: I64) -> None:
    """The ways taken, the ways without the wait, and who was lost for the wait or in talk."""
    for row in range(len(visit.station)):
        station, outcome, route, prompt = visit.station[row], visit.outcome[row], visit.route[row], visit.prompt[row]
        waiting = False
        if prompt >= 0:
            ways[t.WITHOUT_WAIT, prompt] += 1
        if route >= 0:
            ways[t.TAKEN, route] += 1
            if routes[t.LOST, route]:
                waiting = prompt >= 0 and not routes[t.LOST, prompt]
                if waiting:
                    ways[t.BY_WAITING, route] += 1
                else:
                    counts[t.LOST_IN_TALK, station] += 1
        if outcome in (RENEGED, BALKED) and entity.left[of[row]] == visit.ended[row]:
            waiting = waiting or stations[t.LOSING, entity.exit[of[row]]]
        if waiting:
            counts[t.LOST_WAITING, station] += 1


def follow(visit: Visit, of: I64, start: int, stations: Mask, routes: Mask, lives: I64) -> None:
    """What visits make of entities: a deal, an account, a contact handed on."""
    for row in range(len(visit.station)):
        station, who, queued, route = visit.station[row], of[row], visit.queued[row], visit.route[row]
        if stations[t.DEAL, station]:
            lives[t.FIRST_DEAL, who] = min(lives[t.FIRST_DEAL, who], queued)
        if stations[t.KEEPING, station]:
            lives[t.FIRST_ACCOUNT, who] = min(lives[t.FIRST_ACCOUNT, who], queued)
        if queued < start and stations[t.DEALING, station]:
            lives[t.OLDER, who] = queued
        if route >= 0 and routes[t.HANDING_ON, route]:
            lives[t.HANDED_ON, who] = min(lives[t.HANDED_ON, who], visit.ended[row])


def time_waits(
    visit: Visit, of: I64, source: I32, given: t.Given, lives: I64, counts: I64, samples: I64, filled: I64
) -> None:
    """How long visits waited for somebody until they were first taken up, and which waited too long."""
    for row in range(len(visit.station)):
        station: Any = np.int64(visit.station[row])
        started, queued = visit.started[row], visit.queued[row]
        taken_up = started >= given.start
        if visit.part[row] == 0 and given.stations[t.QUEUE, station] and (taken_up or started < 0):
            waited = started - queued
            if taken_up:
                samples[t.WAITS, filled[t.WAITS]] = (station << t.LENGTH) | waited
                filled[t.WAITS] += 1
                counts[t.TAKEN_UP, station] += 1
                counts[t.WAITED_S, station] += waited
            else:
                waited = (given.until if visit.outcome[row] == OPEN else visit.ended[row]) - queued
            if waited > given.limits[t.LATE, station]:
                counts[t.WERE_LATE, station] += 1
            if waited > given.limits[t.NEGLECT, station] and given.stations[t.ACCOUNT, station]:
                lives[t.NEGLECTED, of[row]] = queued
            on_list = given.stations[t.CONTACT, station] and given.listed[source[of[row]]]
            if taken_up if on_list else queued >= given.start:
                counts[t.DEMANDED, station] += 1


def time_through(visit: Visit, routes: Mask, counts: I64, samples: I64, filled: I64) -> None:
    """How long visits took from joining to done."""
    for row in range(len(visit.station)):
        station: Any = np.int64(visit.station[row])
        route = visit.route[row]
        if visit.outcome[row] in (SERVED, DELAYED):
            through = visit.ended[row] - visit.queued[row]
            counts[t.THROUGH_S, station] += through
            samples[t.THROUGHS, filled[t.THROUGHS]] = (station << t.LENGTH) | through
            filled[t.THROUGHS] += 1
            if route >= 0 and routes[t.QUOTING, route]:
                samples[t.QUOTES, filled[t.QUOTES]] = through
                filled[t.QUOTES] += 1
