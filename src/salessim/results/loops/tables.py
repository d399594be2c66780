"""What the loops over a log are given, and the memory for what they find.

A table has a line for each field of its class; the numbers of the lines stand below the class. So `balance[DONE]` of a
loop is `Balance(*balance).done` of a measure.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from salessim.columns import F64, I64
from salessim.results.log import Log
from salessim.results.units import DAY, NEVER

Mask = NDArray[np.bool_]


class Stations(NamedTuple):
    """What the terms say of each station."""

    queue: Mask
    delay: Mask
    contact: Mask  # of this role
    deal: Mask  # of this role
    account: Mask  # of this role
    dealing: Mask  # a deal is in work here
    keeping: Mask  # an account is here
    losing: Mask  # an exit that is no success
    finish: Mask  # work goes on beyond duty


QUEUE, DELAY, CONTACT, DEAL, ACCOUNT, DEALING, KEEPING, LOSING, FINISH = range(len(Stations._fields))


class Limits(NamedTuple):
    """The longest wait at each station, in seconds; inf is no limit."""

    late: F64
    neglect: F64


LATE, NEGLECT = range(len(Limits._fields))


class Routes(NamedTuple):
    """What the terms say of each route."""

    lost: Mask
    handing_on: Mask  # a contact, to another role
    quoting: Mask  # processing, to another role


LOST, HANDING_ON, QUOTING = range(len(Routes._fields))


class Given(NamedTuple):
    """What every replication has in common."""

    start: int  # of the window
    until: int
    midnight: int  # with which the first day of the window begins
    stations: Mask
    limits: F64
    routes: Mask
    listed: Mask  # by source: a list of contacts that is worked off; the last one is for no source
    starves: I64  # teams
    starves_at: I64  # station s is upstream of the teams in rows starves_at[s] to starves_at[s + 1] of `starves`


class Balance(NamedTuple):
    """Visits by station. Every one is counted once: inside_at_start + arrived = done + reneged + balked +
    waiting_at_end + in_work_at_end."""

    inside_at_start: I64
    arrived: I64
    done: I64
    missed: I64
    reneged: I64
    balked: I64
    interrupted: I64
    waiting_at_end: I64
    in_work_at_end: I64


(
    INSIDE_AT_START, ARRIVED, DONE, MISSED, GAVE_UP, TURNED_AWAY, CUT_SHORT, WAITING_AT_END, IN_WORK_AT_END,
) = range(len(Balance._fields))  # fmt: skip


class Counts(NamedTuple):
    """More of the visits by station, and seconds of them."""

    late: I64  # of the first wait
    taken_up: I64  # first started by somebody
    demanded: I64  # joined; of a list of contacts: taken up
    lost_waiting: I64  # gave up or were turned away, and left for good without success; or lost for the wait
    lost_in_talk: I64  # lost, whatever the wait
    waited_s: I64  # before the first start, of those taken up
    through_s: I64  # from joining to done, of those done


WERE_LATE, TAKEN_UP, DEMANDED, LOST_WAITING, LOST_IN_TALK, WAITED_S, THROUGH_S = range(len(Counts._fields))


class Ways(NamedTuple):
    """Visits by route."""

    taken: I64
    without_wait: I64
    by_waiting: I64


TAKEN, WITHOUT_WAIT, BY_WAITING = range(len(Ways._fields))


class Lives(NamedTuple):
    """Moments of each entity; NEVER if they did not come."""

    deal: I64  # first joined a stage of the role "deal"
    account: I64  # first joined where accounts are
    handed_on: I64
    older: I64  # joined before the window where a deal is in work
    neglected: I64  # joined where it waited too long for a contact
    interrupted: I64  # last; in the beginning the start of the window


FIRST_DEAL, FIRST_ACCOUNT, HANDED_ON, OLDER, NEGLECTED, LAST_INTERRUPTED = range(len(Lives._fields))
WAITS, THROUGHS, QUOTES, EVENTS = range(4)  # lines of samples, and of what is filled
LENGTH = 40  # bits of a sample; its station stands above

KINDS = 4
EMPLOYED, ON_DUTY, BUSY, OVERTIME = range(KINDS)  # of seconds of people


class Servers(NamedTuple):
    """What is known of each server."""

    team: I64
    duty_next: I64  # the row of its duty that was searched for last
    duty_to: I64  # the row after its last
    duty_s: I64
    busy_s: I64
    overtime_s: I64
    work_end: I64  # the event that its last work ended


TEAM, DUTY_NEXT, DUTY_TO, DUTY_S, BUSY_S, OVERTIME_S, WORK_END = range(len(Servers._fields))


class Found(NamedTuple):
    """What the loops find."""

    balance: I64
    counts: I64
    ways: I64
    lives: I64
    samples: I64
    waiting: I64  # seconds by day of those who wait at each station
    people: I64  # seconds by day of each team: first EMPLOYED, then ON_DUTY, BUSY and OVERTIME
    servers: I64
    worked: I64  # seconds of people by team and station, on duty and overtime
    spent: I64  # the same by row of visit
    events: I64  # what changes for the teams and when, as `sweep` packs it
    filled: I64  # how many there are of each of the samples, and of events


def nothing_yet(log: Log, given: Given, teams: int) -> Found:
    """Memory for what there is to find in a log."""
    visits, entities, servers = len(log.visit.station), len(log.entity.key), len(log.server.key)
    stations, routes = given.stations.shape[1], given.routes.shape[1]
    days = max(1, -(-(given.until - given.midnight) // DAY))
    found = Found(
        balance=np.zeros((len(Balance._fields), stations), np.int64),
        counts=np.zeros((len(Counts._fields), stations), np.int64),
        ways=np.zeros((len(Ways._fields), routes), np.int64),
        lives=np.full((len(Lives._fields), entities), NEVER),
        samples=np.empty((EVENTS, visits), np.int64),
        waiting=np.zeros((stations, 2, days), np.int64),
        people=np.zeros((KINDS * teams, 2, days), np.int64),
        servers=np.zeros((len(Servers._fields), servers), np.int64),
        worked=np.zeros((teams, stations), np.int64),
        spent=np.zeros(visits, np.int64),
        events=np.empty(2 * (2 * visits + len(log.duty.on)), np.int64),
        filled=np.zeros(EVENTS + 1, np.int64),
    )
    found.lives[LAST_INTERRUPTED] = given.start
    found.servers[TEAM] = log.server.team
    return found
