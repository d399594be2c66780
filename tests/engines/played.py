"""The log of a hand-made house, read with the names of the house."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from salessim.network.state import State
from salessim.network.tables import Network, World
from salessim.results.log import BALKED, DELAYED, INTERRUPTED, OPEN, RENEGED, SERVED, Log

Engine = Callable[[Network, World, State | None], tuple[Log, State]]

OUTCOMES = {
    SERVED: "SERVED",
    RENEGED: "RENEGED",
    BALKED: "BALKED",
    INTERRUPTED: "INTERRUPTED",
    DELAYED: "DELAYED",
    OPEN: "OPEN",
}
USUAL_COLUMNS = ("entity", "station", "server", "queued", "started", "ended", "outcome")


@dataclass(frozen=True)
class Played:
    """A log and the state after it. A child is named "1.2": the second child of 1, by birth, then key."""

    log: Log
    state: State
    stations: list[str]
    servers: list[str]
    gate_names: list[str]
    ledgers: list[str]

    @cached_property
    def who(self) -> dict[int, Any]:
        """The name of every entity."""
        people = self.log.entity
        known: dict[int, Any] = {}
        counts: dict[Any, int] = {}
        for _, key, parent in sorted(
            zip(people.born.tolist(), people.key.tolist(), people.parent.tolist(), strict=True)
        ):
            if parent == 0:
                known[key] = key
                continue
            counts[parent] = counts.get(parent, 0) + 1
            known[key] = f"{known.get(parent, parent)}.{counts[parent]}"
        return known

    def _read(self, column: str, value: Any) -> Any:
        if column == "entity":
            return self.who.get(value, value)
        if column in ("station", "exit"):
            return self.stations[value] if value >= 0 else None
        if column == "server":
            return self.servers[value] if value >= 0 else None
        if column == "gate":
            return self.gate_names[value]
        if column == "ledger":
            return self.ledgers[value]
        return OUTCOMES[value] if column == "outcome" else value

    def _rows(self, table: Any, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
        lists = [[self._read(name, value) for value in getattr(table, name).tolist()] for name in columns]
        return list(zip(*lists, strict=True))

    def visits(self, more: str = "", of: str = "") -> list[tuple[Any, ...]]:
        """The visit log: (who, station, server, queued, started, ended, outcome, then `more`), `of` one station."""
        rows = self._rows(self.log.visit, (*USUAL_COLUMNS, *more.split()))
        return [row for row in rows if not of or row[1] == of]

    def columns(self, names: str, of: str = "") -> list[tuple[Any, ...]]:
        """Only these columns of the visit log, `of` one station."""
        rows = self._rows(self.log.visit, ("station", *names.split()))
        return [row[1:] for row in rows if not of or row[0] == of]

    def bookings(self) -> list[tuple[Any, ...]]:
        """(who, station, time, ledger, amount, server)."""
        return self._rows(self.log.booking, ("entity", "station", "time", "ledger", "amount", "server"))

    def gates(self) -> list[tuple[Any, ...]]:
        """(gate, time, open)."""
        return self._rows(self.log.gate, ("gate", "time", "open"))

    def entities(self, names: str) -> list[tuple[Any, ...]]:
        """(who, then these columns) of everybody, in the order of birth, then key."""
        order = sorted(range(len(self.log.entity.key)), key=lambda i: (self.log.entity.born[i], self.log.entity.key[i]))
        rows = self._rows(self.log.entity, ("key", *names.split()))
        return [(self.who[rows[i][0]], *rows[i][1:]) for i in order]
