"""One replication's chances, decided before the engine starts: who arrives when, who is on duty when."""

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from salessim import machine_code
from salessim.columns import as_lists, describe
from salessim.network import arrivals, draws, spells, stretch
from salessim.network.memory import DIGITS, Given, Made
from salessim.network.preparation import prepared
from salessim.network.tables import Network, World

Table = TypeVar("Table", bound=tuple[Any, ...])
Rows = tuple[int, int, int, int]  # of arrivals, servers, duty and candidates
Decide = Callable[[Rows], tuple[Made, Rows]]  # in so much room: what was made, and how many rows there are or would be

NO_ROOM: Rows = (0, 0, 0, 0)
_likely = NO_ROOM  # a little more than the world before needed: most are like it, and decided at the first go


def realise(network: Network, seed: int, replication: int, compiled: bool = True) -> World:
    """Decide the chances of one replication of a network, by machine code or by the interpreter: the same chances.

    Interpreted, a few hundred arrivals are there before machine code is loaded.
    """
    global _likely
    run, by_machine = draws.run_key(seed, replication), compiled and not machine_code.disabled()
    decide = (_machine if by_machine else _interpreter)(prepared(network), run)
    room = _likely if by_machine else NO_ROOM
    made, needed = decide(room)
    while any(rows > most for rows, most in zip(needed, room, strict=True)):  # who is hired is known with candidates
        came, servers, stretches, candidates = map(max, needed, room)
        room = came, servers, stretches, candidates
        made, needed = decide(room)
    came, servers, stretches, candidates = needed
    _likely = came + came // 8, servers + servers // 8, stretches + stretches // 8, candidates + candidates // 8
    return World(
        run,
        _first(came, made.arrival),
        _first(servers, made.server),
        _first(stretches, made.duty),
        _first(candidates, made.candidate),
    )


def _machine(given: Given, run: int) -> Decide:
    """Decide by machine code."""
    from salessim.network.realising import realise

    known = stretch.copied(given)

    def decide(room: Rows) -> tuple[Made, Rows]:
        made, written = stretch.room(Made, _rows(given, room))
        _tell(made, room)
        addresses = np.concatenate([known.addresses, written.addresses])
        return made, realise(addresses.ctypes.data, np.uint64(run))

    return decide


def _interpreter(given: Given, run: int) -> Decide:
    """Decide by the plain functions, over lists."""
    known = as_lists(given)

    def decide(room: Rows) -> tuple[Made, Rows]:
        made = stretch.shaped(Made, ([0] * length for length in stretch.lengths_of(Made, _rows(given, room))))
        _tell(made, room)
        servers, stretches, candidates = spells.employ(known, made, run)
        return made, (arrivals.arrive(known, made, run), servers, stretches, candidates)

    return decide


def _rows(given: Given, room: Rows) -> list[int]:
    """The rows of every table that is written, in their order."""
    came, servers, stretches, candidates = room
    hours, sources, seats = len(given.market.hour.start), len(given.market.source.key), len(given.staff.seat.key)
    sittings = seats + candidates
    return [1, hours, sources, came, came, DIGITS, came, servers, stretches, candidates, seats, sittings, candidates]


def _tell(made: Made, room: Rows) -> None:
    """Let memory say how much room there is."""
    for column, number in zip(made.room, room, strict=True):
        column[0] = number


def _first(rows: int, table: Table) -> Table:
    """The first rows of a table, with the types that are declared."""
    columns = zip(table, describe(type(table)), strict=True)
    return type(table)(*(np.array(values[:rows], column.dtype) for values, column in columns))
