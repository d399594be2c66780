"""What teams and people did with their time, and what was credited to them. All in person-hours."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from salessim.columns import F64, I64
from salessim.results.idleness import Idleness
from salessim.results.legend import Legend
from salessim.results.narrowness import narrowness
from salessim.results.reading import Reading
from salessim.results.units import HOUR


def team_words(legend: Legend) -> dict[str, Any]:
    """The column of the frame `teams` that is the same in every replication."""
    return {"team": legend.teams}


def teams(reading: Reading, idleness: Idleness) -> dict[str, Any]:
    """The other columns of the frame `teams`: on duty = busy + idle; idle = blocked + starved + spare."""
    employed, on_duty, busy = reading.employed.total, reading.duty.total, reading.busy.total
    seconds = {
        "employed": employed,
        "on_duty": on_duty,
        "off": employed - on_duty,
        "busy": busy,
        "overtime": reading.overtime.total,
        "idle": on_duty - busy,
        "blocked": idleness.blocked,
        "starved": idleness.starved,
        "open": idleness.open,
        "saturated": idleness.saturated,
    }
    wins, revenue = _credited(reading, reading.servers.team, len(reading.terms.teams))
    return {
        "people_mean": employed / reading.legend.seconds,
        **{f"{name}_h": column / HOUR for name, column in seconds.items()},
        "load_h": _load(reading) / HOUR,
        "wins": wins,
        "revenue_currency": revenue,
    }


def _load(reading: Reading) -> F64:
    """Seconds of work that arrived for each team: of every station, its joins x its mean work per visit taken up x
    the team's part of its work. Of a list of contacts only what was taken up counts."""
    counts = reading.counts
    return reading.found.worked.astype(float) @ (counts.demanded / np.maximum(counts.taken_up, 1))


def _credited(reading: Reading, group_of_server: NDArray[Any], groups: int) -> tuple[Any, Any]:
    """Number and amount of the bookings in the plan's ledger credited to the servers of each group."""
    booking = reading.log.booking
    mine = reading.plan_bookings & (booking.server >= 0)
    group = group_of_server[booking.server[mine]]
    return np.bincount(group, minlength=groups), np.bincount(group, weights=booking.amount[mine], minlength=groups)


def person_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `people` that are the same in every replication."""
    team = np.zeros(len(legend.terms.people), np.int64)
    for row, terms in enumerate(legend.terms.teams):
        team[list(terms.seats)] = row
    return {"team": legend.teams[team], "person": legend.coded(legend.terms.people)}


def people(reading: Reading) -> dict[str, Any]:
    """The other columns of the frame `people`."""
    seats, seat = len(reading.terms.people), reading.log.server.seat

    def hours(seconds: I64) -> F64:
        return np.bincount(seat, weights=seconds, minlength=seats) / HOUR

    wins, revenue = _credited(reading, seat, seats)
    return {
        "on_duty_h": hours(reading.servers.duty_s),
        "busy_h": hours(reading.servers.busy_s),
        "overtime_h": hours(reading.servers.overtime_s),
        "wins": wins,
        "revenue_currency": revenue,
    }


def load_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `loads` that are the same in every replication."""
    return {"team": np.repeat(legend.teams, len(legend.weeks)), "week": np.tile(legend.weeks, len(legend.teams))}


def loads(reading: Reading, idleness: Idleness) -> dict[str, Any]:
    """The other columns of the frame `loads`."""
    kinds = {"on_duty_h": reading.duty, "busy_h": reading.busy, "overtime_h": reading.overtime}
    hours = {name: seconds.by_week.ravel() / HOUR for name, seconds in kinds.items()}
    return {**hours, **narrowness(reading, idleness)}
