"""The log in its order. Rows come in the order of time, so that only those of one instant have to be sorted."""

from typing import TypeVar

import numpy as np

from salessim.columns import I64
from salessim.engines.compiled.memory import Memory
from salessim.network.tables import Network, World
from salessim.results import log
from salessim.results.log import Log

Table = TypeVar("Table", log.Visit, log.Booking, log.Entity)


def sorted_log(memory: Memory, network: Network, world: World) -> Log:
    """The finished log of a run."""
    visit, booking, entity = (memory.written(name) for name in ("visit", "booking", "entity"))
    ended = np.where(visit.outcome == log.OPEN, np.int64(2**62), visit.ended)
    station = network.station.key[visit.station]
    server = world.server
    return Log(
        memory["start"],
        memory["until"],
        _sorted_within(visit, ended, (visit.part, visit.visit, station, visit.entity)),
        _sorted_within(booking, booking.time, (booking.ledger, booking.visit, booking.entity)),
        memory.written("change"),
        type(entity)(*(column[np.argsort(entity.key)] for column in entity)),
        log.Server(server.key, server.team, server.seat, server.hired, server.starts, server.ends),
        _duty(world),
    )


def _sorted_within(table: Table, times: I64, keys: tuple[np.ndarray, ...]) -> Table:
    """Sort the rows of each instant by keys, the last of them first."""
    same = np.flatnonzero(times[1:] == times[:-1])
    if len(same) == 0:
        return table
    rows: I64 = np.union1d(same, same + 1)
    order = rows[np.lexsort((*(key[rows] for key in keys), times[rows]))]
    for column in table:
        column[rows] = column[order]
    return table


def _duty(world: World) -> log.Duty:
    first, after = world.server.duty_from, world.server.duty_to
    server = np.repeat(np.arange(len(first), dtype=np.int32), after - first)
    row = np.arange(len(server)) - np.repeat(np.cumsum(after - first) - after, after - first)
    return log.Duty(server, world.duty.on[row], world.duty.off[row])
