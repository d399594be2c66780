"""The log in its order. Rows come in the order of time, so that only those of one instant have to be sorted."""

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from salessim.columns import I64
from salessim.engines.compiled.memory import Memory
from salessim.network.tables import FOREVER, Network, World
from salessim.results import log
from salessim.results.log import Log

Keys = tuple[np.ndarray[Any, Any], ...]
Table = TypeVar("Table", log.Visit, log.Booking, log.Entity)


def sorted_log(memory: Memory, network: Network, world: World) -> Log:
    """The finished log of a run."""
    visit, booking, entity = (memory.written(name) for name in ("visit", "booking", "entity"))
    server, by_key = world.server, np.argsort(entity.key)
    return Log(
        memory["start"],
        memory["until"],
        _sorted(visit, visit.ended, lambda rows: _of_visits(visit, rows, network)),
        _sorted(booking, booking.time, lambda rows: (booking.ledger[rows], booking.visit[rows], booking.entity[rows])),
        memory.written("change"),
        log.Entity(*(column[by_key] for column in entity)),
        log.Server(server.key, server.team, server.seat, server.hired, server.starts, server.ends),
        _duty(world),
        candidate=log.Candidate(*world.candidate),
    )


def _of_visits(visit: log.Visit, rows: I64, network: Network) -> Keys:
    station = network.station.key[visit.station[rows]]
    return visit.part[rows], visit.visit[rows], station, visit.entity[rows]


def _sorted(table: Table, times: I64, keys_of: Callable[[I64], Keys]) -> Table:
    """Sort the rows of each instant by keys, the last of them first; rows without a time (-1) stand at the end."""
    same = times[1:] == times[:-1]
    rows: I64 = np.flatnonzero(np.append(same, False) | np.append(False, same))
    if len(rows) == 0:
        return table
    instant = np.where(times[rows] == -1, FOREVER, times[rows])
    order = rows[np.lexsort((*keys_of(rows), instant))]
    for column in table:
        column[rows] = column[order]
    return table


def _duty(world: World) -> log.Duty:
    first, after = world.server.duty_from, world.server.duty_to
    server = np.repeat(np.arange(len(first), dtype=np.int32), after - first)
    row = np.arange(len(server)) - np.repeat(np.cumsum(after - first) - after, after - first)
    return log.Duty(server, world.duty.on[row], world.duty.off[row])
