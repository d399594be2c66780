"""The memory of one run: made here, grown here, and lent to the kernel by its addresses."""

from typing import Any

import numpy as np

from salessim.columns import I64, describe
from salessim.engines.compiled.calendar import SECONDS, STRETCH, TOPS, WORDS
from salessim.engines.compiled.layout import Dtype, row_type
from salessim.engines.compiled.lookup import Lookup
from salessim.engines.compiled.machine import Machine
from salessim.engines.compiled.tables import SHIFT, SMALL, Actor, Holding, Joins, Line, Owning, Server
from salessim.network.tables import Network, World
from salessim.results import log

LISTS_OF_ACTORS = ("fresh_list", "look_list", "unmet_list", "held_list", "move_list", "move_to")
LOGS = {"visit": log.Visit, "booking": log.Booking, "change": log.GateChange, "entity": log.Entity}
SPARE_ROWS = 512  # of a log, at first
SPARE_ACTORS = 1024
EVENT_BUDGET = 20_000_000  # joins and starts of one run
WRITTEN = {"visit": "visits", "booking": "bookings", "change": "changes", "entity": "entities"}


class Memory(Machine):
    """The machine of one run."""

    def __init__(self, network: Network, world: World, lookup: Lookup, inside: int, streams: int, ghosts: int) -> None:
        super().__init__(like=lookup.machine)
        start, until = int(network.clock.start[0]), int(network.clock.until[0])
        servers = len(world.server.key)
        self.set(
            start=start, until=until, now=start, regate=1, free=-1, dying=-1, arrivals=len(world.arrival.key),
            servers=servers, actors=servers, run=world.run, budget=EVENT_BUDGET,
        )  # fmt: skip
        self.lend("arrival", world.arrival)
        self.lend("duty", world.duty)
        self.lend("crew", lookup.crew.copy())
        self._lines(lookup, servers)
        self._calendar(until - start)
        slots = self["slots"]
        self.lend("server", _servers(world, ghosts))
        holding = np.zeros((servers + ghosts) * slots, row_type(Holding))
        holding["head"] = -1
        self.lend("holding", holding)
        self.lend("gone_list", np.zeros(servers + ghosts, np.int32))
        self.lend("open", np.ones(self["gates"], np.int8))
        self.lend("last_turn", np.zeros(slots, np.uint64))
        self._logs(len(world.arrival.key) + inside)
        self._actors(servers + inside + streams + self["most_births"] + SPARE_ACTORS)
        shifts = self.tables["actor"][:servers]
        shifts["kind"], shifts["station"], shifts["due"] = SHIFT, np.arange(servers), -1

    # ---- making ----------------------------------------------------------------------------------------------------

    def _lines(self, lookup: Lookup, servers: int) -> None:
        spot = lookup.spot.copy()
        desks = self.tables["station"].desk != -1
        spot["width"] = np.where(desks, servers + 1, 1)
        count = spot["classes"] * spot["claiming"] * spot["width"]
        spot["first_line"] = np.cumsum(count) - count
        self.lend("spot", spot)
        line = np.empty(int(count.sum()), row_type(Line))
        line["head"] = line["tail"] = -1
        self.lend("line", line)

    def _calendar(self, length: int) -> None:
        self.lend("seconds", np.full(SECONDS, -1, np.int32))
        self.lend("words", np.zeros(WORDS, np.int64))
        self.lend("tops", np.zeros(TOPS, np.int64))
        self.lend("epochs", np.full((length >> STRETCH) + 2, -1, np.int32))

    def _logs(self, entities: int) -> None:
        """Room that a usual run does not fill; what is never written takes no memory."""
        rooms = {"visit": 8 * entities, "booking": entities, "change": self["gates"], "entity": entities}
        for name, room in rooms.items():
            self._room_of_log(name, room + self["most_births"] + SPARE_ROWS)

    def _room_of_log(self, name: str, room: int) -> None:
        table = LOGS[name]
        new = table(*(np.empty(room, column.dtype) for column in describe(table)))
        if name in self.tables:
            written = self[WRITTEN[name]]
            for column, old in zip(new, self.tables[name], strict=True):
                column[:written] = old[:written]
        self.lend(name, new)
        self.set(**{f"{name}_room": room})

    def _actors(self, room: int) -> None:
        slots, stations = self["slots"], self["stations"]
        self._grown("actor", room, row_type(Actor))
        self._grown("joins", room * stations, row_type(Joins))
        self._grown("owning", room * slots, row_type(Owning))
        for name in LISTS_OF_ACTORS:
            self._grown(name, room, SMALL)
        self.set(actor_room=room)

    def _grown(self, name: str, room: int, dtype: Dtype) -> None:
        new = np.zeros(room, dtype)
        if name in self.tables:
            new[: len(self.tables[name])] = self.tables[name]
        self.lend(name, new)

    def list_inside(self, rows: I64) -> None:
        """Say who is inside, in the order in which their OPEN rows are to be written."""
        self.tables["look_list"][: len(rows)] = rows
        self.set(inside=len(rows))
        self.grow(len(rows))

    def grow(self, more: int) -> None:
        """Let what is nearly full grow to twice its size; `more` rows of visits are needed at least."""
        births = self["most_births"]
        if self["actors"] + births > self["actor_room"]:
            self._actors(2 * self["actor_room"] + births)
        for name, needed in (("visit", more + 64), ("booking", 64), ("change", self["gates"] + 64), ("entity", births)):
            if self[WRITTEN[name]] + needed > self[f"{name}_room"]:
                self._room_of_log(name, 2 * self[f"{name}_room"] + needed)

    def written(self, name: str) -> Any:
        """The rows of a log that are written."""
        rows = self[WRITTEN[name]]
        return LOGS[name](*(column[:rows] for column in self.tables[name]))


def _servers(world: World, ghosts: int) -> Any:
    """Everybody in the world, then those who are in it no more but still own somebody; the last row is nobody's."""
    known = world.server
    server = np.zeros(len(known.key) + ghosts + 1, row_type(Server))
    mine = server[: len(known.key)]
    for name in ("key", "hired", "starts", "ends", "speed", "quality", "team", "seat", "duty_from", "duty_to"):
        mine[name] = getattr(known, name)
    for name in ("at", "stretch", "entity", "last_station", "ahead", "behind"):
        server[name] = -1
    return server
