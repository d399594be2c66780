"""The people of each team as they are on average over many futures: on duty, by how fast and how good they are then."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from salessim.columns import F64, I32, I64
from salessim.compiler.draft import NO_ROW
from salessim.network.rows import picked
from salessim.network.tables import Network, World
from salessim.network.world import realise

SEED = 0
FUTURES = 200  # one person who stays 60% of the year is known to about a hundredth


class Staff(NamedTuple):
    """Of each team, within some time."""

    duty: list[float]  # seconds on duty of all of them
    work: list[float]  # the same, each second counted by how fast its person then works
    odds: list[float]  # the mean factor on their odds while on duty; 1 if nobody is


def planned_staff(network: Network, since: int, until: int) -> Staff:
    """The mean of many futures of this network; of one, where nothing about its people is left to chance."""
    quiet, futures = with_people_alone(network), 1 if certain(network) else FUTURES
    return mean([seconds(network, realise(quiet, SEED, future), since, until) for future in range(futures)])


def with_people_alone(network: Network) -> Network:
    """The same, but nobody comes from outside."""
    return network._replace(source=picked(network.source, slice(0, 0)))


def certain(network: Network) -> bool:
    """Whether nothing about the people of a network is left to chance."""
    seat = network.seat
    chances = (seat.tenure, seat.hire_lag, seat.speed, seat.quality, seat.first_speed, seat.first_quality)
    return not len(network.absence.key) and all((column == NO_ROW).all() for column in chances)


def mean(futures: Sequence[F64]) -> Staff:
    """Of the seconds of several futures."""
    duty, work, odds = np.sum(futures, axis=0) / len(futures)
    known = np.divide(odds, duty, out=np.ones(len(duty)), where=duty > 0)
    return Staff(duty.tolist(), work.tolist(), known.tolist())


def seconds(network: Network, world: World, since: int, until: int) -> F64:
    """By team: seconds on duty in one future, then the same counted by speed and by odds. Shape (3, teams)."""
    server, seat = world.server, network.seat
    who = np.repeat(np.arange(len(server.key)), server.duty_to - server.duty_from)
    on, off = (moments.clip(since, until) for moments in world.duty)
    tenure = on - server.hired[who], off - server.hired[who]
    duty = (off - on).astype(np.float64)
    speed = server.speed[who] * _grown(network, seat.speed_ramp[server.seat[who]], *tenure)
    odds = server.quality[who] * _grown(network, seat.quality_ramp[server.seat[who]], *tenure)
    team = server.team[who]
    return np.stack([np.bincount(team, column, len(network.team.key)) for column in (duty, speed, odds)])


def _grown(network: Network, ramps: I32, tenure: I64, later: I64) -> F64:
    """The integrals of ramps, each from one tenure to a later one; without a ramp the seconds between."""
    found = (later - tenure).astype(np.float64)
    for ramp in np.unique(ramps[ramps != NO_ROW]):
        mine, knots = ramps == ramp, slice(network.curve.knot_from[ramp], network.curve.knot_to[ramp])
        x, y = network.knot.x[knots], network.knot.y[knots]
        found[mine] = _area(x, y, later[mine]) - _area(x, y, tenure[mine])
    return found


def _area(x: F64, y: F64, until: I64) -> F64:
    """The integral from the first knot of a line from knot to knot, flat outside."""
    slope = np.append(np.diff(y) / np.diff(x), 0.0)
    area = np.append(0.0, np.cumsum(np.diff(x) * (y[1:] + y[:-1]) / 2))
    row = np.searchsorted(x, until, "right") - 1
    past = until - x[row]
    return np.asarray(area[row] + past * (y[row] + slope[row] * past / 2))
