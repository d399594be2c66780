"""Ways to tell one run that must give the same log: in one go, in two parts, with the events of an instant shuffled."""

import random
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

import numpy as np
import simpy

from salessim.columns import from_rows
from salessim.engines import compiled, reference
from salessim.engines.compiled.playing import Interpreter
from salessim.network.state import State, nothing
from salessim.network.tables import Arrival, Duty, Network, Server, World
from salessim.results.log import OPEN, Log

Simulate = Callable[[Network, World, State | None], tuple[Log, State]]
Named = partial[tuple[Log, State]]  # with the name of the engine among its keywords
LARGE = 300  # rows of a log that is cut only once
MOST_CUTS = 8


def in_one_go(simulate: Simulate, network: Network, world: World, state: State | None) -> tuple[Log, State]:
    """The run as it is."""
    return simulate(network, world, state)


def in_two_parts(
    simulate: Simulate, network: Network, world: World, state: State | None, most: int = MOST_CUTS
) -> tuple[Log, State]:
    """The run as it is, after it has been compared with runs that are cut in two at every interesting second."""
    log, left = simulate(network, world, state)
    for cut in _cuts(log, most):
        first, middle = simulate(*between(network, world, log.start, cut), state)
        second, last = simulate(*between(network, world, cut, log.until), middle)
        told = _rows(first)
        inherited = int(np.isin(network.gate.key, middle.shut.key).sum())  # rows of gates that were shut before
        second = second._replace(gate=type(second.gate)(*(column[inherited:] for column in second.gate)))
        told = {name: rows | _rows(second)[name] for name, rows in told.items()}
        for name, rows in _rows(log).items():
            assert told[name] == rows, f"cut at {cut}, {name}: {sorted(told[name] ^ rows)}"
        assert_same_state(last, left, f"cut at {cut}")
    return log, left


class Shuffled(simpy.Environment):
    """Events of the same second and the same priority happen in any order."""

    seed = 0

    def __init__(self, initial_time: float = 0) -> None:
        super().__init__(initial_time)
        chance = random.Random(self.seed)
        self._eid = ((chance.random(), number) for number in count())  # type: ignore[assignment]


def _reference_shuffled(network: Network, world: World, state: State, seed: int) -> tuple[Log, State]:
    Shuffled.seed = seed
    return reference.simulate(network, world, state, environment=Shuffled)


def _compiled_shuffled(network: Network, world: World, state: State, seed: int) -> tuple[Log, State]:
    return compiled.simulate(network, world, state, shuffle=seed + 1)


SHUFFLED = {"reference": _reference_shuffled, "compiled": _compiled_shuffled}


def shuffled(
    simulate: Named, network: Network, world: World, state: State | None, orders: int = 3
) -> tuple[Log, State]:
    """The run as it is, after it has been compared with runs whose events of an instant are shuffled."""
    log, left = simulate(network, world, state)
    play = SHUFFLED[simulate.keywords["engine"]]
    for seed in range(1 if len(log.visit.entity) > LARGE else orders):
        other, state_of_other = play(network, world, state or nothing(), seed)
        assert_same_log(other, log)
        assert_same_state(state_of_other, left, f"order {seed}")
    return log, left


def checked(simulate: Named, network: Network, world: World, state: State | None) -> Any:
    """The run as it is; a kernel is interpreted, with every index checked."""
    if simulate.keywords["engine"] == "compiled":
        return compiled.simulate(network, world, state or nothing(), player=Interpreter)
    return simulate(network, world, state)


TELLINGS = {"whole": in_one_go, "cut": in_two_parts, "shuffled": shuffled, "checked": checked}


def between(network: Network, world: World, start: int, until: int) -> tuple[Network, World]:
    """The network and the world of a part of the run, as if they had been made for this part alone."""
    arrival, server = world.arrival, world.server
    clock = type(network.clock)(np.array([start]), np.array([until]))
    came = [row for row in zip(*(column.tolist() for column in arrival), strict=True) if start <= row[0] < until]
    servers, duty = [], []
    for *columns, first, after in zip(*(column.tolist() for column in server), strict=True):
        if columns[4] < until:
            rows = [(int(world.duty.on[row]), int(world.duty.off[row])) for row in range(first, after)]
            stretches = [*[row for row in rows if row[1] <= start][-1:], *[row for row in rows if row[1] > start]]
            servers.append((*columns, len(duty), len(duty) + len(stretches)))
            duty += stretches
    part = World(world.run, from_rows(Arrival, came), from_rows(Server, servers), from_rows(Duty, duty))
    return network._replace(clock=clock), part


def _cuts(log: Log, most: int) -> list[int]:
    """Seconds in which something happened, and the ones after them; at most so many."""
    moments = {0}
    for column in (log.visit.queued, log.visit.started, log.visit.ended, log.duty.on, log.duty.off, log.server.ends):
        moments |= set(column.tolist())
    inside = sorted(cut for moment in moments for cut in (moment, moment + 1) if log.start < cut < log.until)
    cuts = 1 if len(log.visit.entity) > LARGE else most
    return inside[:: len(inside) // cuts + 1]


def _rows(log: Log) -> dict[str, set[tuple[Any, ...]]]:
    """The log as sets of rows that do not depend on the rows of servers or on the beginning of the run."""
    key = [*log.server.key.tolist(), 0]
    visits, bookings, gone = set(), set(), set()
    for row in zip(*(column.tolist() for column in log.visit), strict=True):
        named = dict(zip(log.visit._fields, row, strict=True))
        if named["outcome"] != OPEN:
            visits.add(tuple((named | {"server": key[named["server"]]}).values()))
    for row in zip(*(column.tolist() for column in log.booking), strict=True):
        bookings.add((*row[:-1], key[row[-1]]))
    for row in zip(log.entity.key.tolist(), log.entity.left.tolist(), log.entity.exit.tolist(), strict=True):
        if row[1] != -1:
            gone.add(row)
    gates = set(zip(*(column.tolist() for column in log.gate), strict=True))
    return {"visits": visits, "bookings": bookings, "gone": gone, "gates": gates}


def assert_same_log(one: Log, other: Log) -> None:
    """Equal row by row."""
    for mine, theirs in zip(one[2:], other[2:], strict=True):
        for name, column, its in zip(mine._fields, mine, theirs, strict=True):
            assert column.tolist() == its.tolist(), f"{type(mine).__name__}.{name}"


def assert_same_state(one: State, other: State, about: str) -> None:
    """Everybody is in the same place, owned by the same people."""
    for name in ("inside", "visits", "owned", "shut", "turn", "stream"):
        mine, theirs = (
            sorted(zip(*(column.tolist() for column in getattr(state, name)), strict=True)) for state in (one, other)
        )
        assert mine == theirs, f"{about}, {name}"
