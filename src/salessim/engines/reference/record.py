"""The log while it is written."""

from typing import Any, TypeVar

import numpy as np

from salessim.columns import U64, from_rows
from salessim.engines.reference.actors import Entity
from salessim.network.tables import World
from salessim.results import log as logs
from salessim.results.log import OPEN, Log

Table = TypeVar("Table", bound=tuple[Any, ...])


class Recorder:
    """Collects rows as they happen and sorts them at the end."""

    def __init__(self) -> None:
        self.visits: list[tuple[int, ...]] = []
        self.bookings: list[tuple[float, ...]] = []
        self.gates: list[tuple[int, int, int]] = []
        self.entities: list[tuple[float, ...]] = []

    def visit(
        self, entity: Entity, server: int, started: int, ended: int, outcome: int, route: int = -1, prompt: int = -1
    ) -> None:
        """One spell of service or wait is over, or was still open."""
        self.visits.append(
            (
                entity.key, entity.station, entity.visit, entity.part, server, entity.queued, started, ended, outcome,
                entity.missed, route, prompt,
            )
        )  # fmt: skip

    def booking(self, entity: Entity, time: int, ledger: int, amount: float, server: int) -> None:
        """A route booked."""
        self.bookings.append((entity.key, entity.station, entity.visit, time, ledger, amount, server))

    def entity(self, entity: Entity) -> None:
        """Somebody went out, or was inside at the end."""
        self.entities.append(
            (
                entity.key, entity.parent, entity.source, entity.segment, entity.born, entity.birth_size,
                entity.left_at, entity.exit,
            )
        )  # fmt: skip

    def log(self, start: int, until: int, station_keys: U64, world: World) -> Log:
        """The finished log."""
        visit, booking = from_rows(logs.Visit, self.visits), from_rows(logs.Booking, self.bookings)
        entity, server = from_rows(logs.Entity, self.entities), world.server
        station = station_keys[visit.station]
        return Log(
            start,
            until,
            _sorted(visit, visit.part, visit.visit, station, visit.entity, visit.ended, visit.outcome == OPEN),
            _sorted(booking, booking.ledger, booking.visit, booking.entity, booking.time),
            from_rows(logs.GateChange, self.gates),
            _sorted(entity, entity.key),
            logs.Server(server.key, server.team, server.seat, server.hired, server.starts, server.ends),
            _duty(world),
            candidate=logs.Candidate(*world.candidate),
        )


def _sorted(table: Table, *keys: Any) -> Table:
    """The rows in the order of keys, the last of them first; equal ones as they happened."""
    order = np.lexsort(keys)
    return type(table)(*(column[order] for column in table))


def _duty(world: World) -> logs.Duty:
    slices = [np.arange(*of) for of in zip(world.server.duty_from, world.server.duty_to, strict=True)]
    rows = np.concatenate([*slices, np.arange(0)])
    server = np.repeat(np.arange(len(slices), dtype=np.int32), [len(each) for each in slices])
    return logs.Duty(server, world.duty.on[rows], world.duty.off[rows])
