"""A part of a run: the world of the whole is decided once, and each part lives through its own stretch of it."""

import numpy as np

from salessim.columns import I64
from salessim.network.rows import picked
from salessim.network.tables import Clock, Duty, Server, World


def clock_of(start: int, until: int) -> Clock:
    """The clock of a part."""
    return Clock(np.array([start], np.int64), np.array([until], np.int64))


def part_of(world: World, start: int, until: int) -> World:
    """The world of a part, as if it had been made for this part alone."""
    came = (world.arrival.time >= start) & (world.arrival.time < until)
    arrival = picked(world.arrival, came)
    offered = picked(world.candidate, (world.candidate.came >= start) & (world.candidate.came < until))
    begun = world.server.starts < until
    world = world._replace(arrival=arrival, candidate=offered)
    return with_servers(world, picked(world.server, begun), start)


def with_servers(world: World, server: Server, start: int) -> World:
    """The world with these servers, whose duty is written anew from the last stretch before the start on."""
    rows = [_from(world.duty, int(first), int(after), start) for first, after in zip(*server[-2:], strict=True)]
    lengths = np.array([len(each) for each in rows], np.int32)
    ends = np.cumsum(lengths, dtype=np.int32)
    listed: I64 = np.concatenate([np.zeros(0, np.int64), *rows])
    duty = picked(world.duty, listed)
    return world._replace(server=server._replace(duty_from=ends - lengths, duty_to=ends), duty=duty)


def _from(duty: Duty, first: int, after: int, start: int) -> I64:
    """The rows of duty from the last that is over at the start; none that is over as soon as it begins."""
    over = int(np.searchsorted(duty.off[first:after], start, side="right"))
    rows = np.arange(first + max(0, over - 1), after)
    return np.asarray(rows[duty.on[rows] < duty.off[rows]], np.int64)
