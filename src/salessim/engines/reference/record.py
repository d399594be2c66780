"""The log while it is written."""

from collections.abc import Iterable, Sequence
from typing import Any

from salessim.columns import Numbers, from_rows
from salessim.engines.reference.actors import Entity
from salessim.network.tables import World
from salessim.results import log as logs
from salessim.results.log import OPEN, Log


class Recorder:
    """Collects rows as they happen and sorts them at the end."""

    def __init__(self) -> None:
        self.visits: list[tuple[int, ...]] = []
        self.bookings: list[tuple[float, ...]] = []
        self.gates: list[tuple[int, int, int]] = []
        self.entities: list[Entity] = []

    def visit(
        self, entity: Entity, server: int, started: int, ended: int, outcome: int, route: int = -1, prompt: int = -1
    ) -> None:
        """One spell of service or wait is over, or was still open."""
        self.visits.append(
            (
                entity.key,
                entity.station,
                entity.visit,
                entity.part,
                server,
                entity.queued,
                started,
                ended,
                outcome,
                entity.missed,
                route,
                prompt,
            )
        )

    def booking(self, entity: Entity, time: int, ledger: int, amount: float, server: int) -> None:
        """A route booked."""
        self.bookings.append((entity.key, entity.station, entity.visit, time, ledger, amount, server))

    def log(self, start: int, until: int, station_keys: Numbers, world: World) -> Log:
        """The finished log; `world` as lists."""

        def order(row: Sequence[int]) -> tuple[int, ...]:
            entity, where, visit, part, _, _, _, ended, outcome, *_ = row
            return (outcome == OPEN, ended, entity, station_keys[where], visit, part)

        server = world.server
        spells = (server.key, server.team, server.seat, server.hired, server.starts, server.ends)
        return Log(
            start,
            until,
            from_rows(logs.Visit, sorted(self.visits, key=order)),
            from_rows(logs.Booking, sorted(self.bookings, key=lambda row: (row[3], row[0], row[2], row[4]))),
            from_rows(logs.GateChange, self.gates),
            from_rows(logs.Entity, sorted(map(_entity_row, self.entities))),
            from_rows(logs.Server, zip(*spells, strict=True)),
            from_rows(logs.Duty, _duty_rows(world)),
        )


def _entity_row(entity: Entity) -> tuple[Any, ...]:
    return (
        entity.key,
        entity.parent,
        entity.source,
        entity.segment,
        entity.born,
        entity.birth_size,
        entity.left_at,
        entity.exit,
    )


def _duty_rows(world: World) -> Iterable[tuple[int, int, int]]:
    for server, (first, after) in enumerate(zip(world.server.duty_from, world.server.duty_to, strict=True)):
        for row in range(first, after):
            yield server, world.duty.on[row], world.duty.off[row]
