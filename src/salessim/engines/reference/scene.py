"""Where everything is at this instant, and the two phases of an instant.

EVENT moves entities and frees servers, in any order; SETTLE, once at the end of the instant, decides who serves whom.
"""

from collections import Counter
from collections.abc import Callable

import simpy
from simpy.events import NORMAL, Event

from salessim.engines.errors import EndlessRunError
from salessim.engines.reference.actors import Entity, Server
from salessim.engines.reference.line import Line
from salessim.engines.reference.lookup import Lookup
from salessim.engines.reference.record import Recorder
from salessim.network import draws, rules
from salessim.network.tables import LIFO

AFTER_ALL_EVENTS = 2  # the priority of SETTLE; SimPy's own are URGENT 0 and NORMAL 1
HOPS_PER_INSTANT = 1_000  # of one entity
EVENT_BUDGET = 20_000_000  # joins and starts of one run


class Alarm(Event):
    """An event at a given distance and priority that does something."""

    def __init__(self, env: simpy.Environment, delay: int, priority: int, action: Callable[[], None]) -> None:
        super().__init__(env)
        self._ok = True
        self._value = None
        self.callbacks = [lambda _: action()]
        env.schedule(self, priority, delay)  # type: ignore[arg-type]


class Scene:
    """Who is where in one replication."""

    def __init__(self, lookup: Lookup, env: simpy.Environment) -> None:
        self.env = env
        self.lookup = lookup
        self.network, self.world = lookup.network, lookup.world
        self.recorder = Recorder()
        self.nonempty: set[int] = set()  # the stations at which anybody waits
        self.lines = [Line(row, order == LIFO, self.nonempty) for row, order in enumerate(self.network.station.order)]
        self.present = [0] * len(self.lines)  # inside each station: in line, in service or in delay
        self.servers = [Server(row, *columns) for row, columns in enumerate(zip(*self.world.server, strict=True))]
        self.inside: dict[int, Entity] = {}
        self.at_desks: list[Entity] = []  # joined a desk, not yet looked at by SETTLE
        self.wanting: dict[Entity, None] = {}  # need an owner and found none yet
        self.gone: list[Server] = []  # their spell ended; not yet looked at by SETTLE
        self.vacancy = False  # somebody may be able to own more than when `wanting` was last tried
        self.settle: Callable[[], None] = lambda: None
        self._settle_asked = False
        self._spent = 0

    @property
    def now(self) -> int:
        """The second of this instant."""
        return self.env.now  # type: ignore[return-value]  # whole seconds in, whole seconds out

    def at(self, moment: int, action: Callable[[], None], priority: int = NORMAL) -> None:
        """Do something as an event of that instant, unless the run is over by then."""
        if moment < self.network.clock.until[0]:
            Alarm(self.env, moment - self.now, priority, action)

    def ask_settle(self) -> None:
        """Something changed: settle once everything of this instant has happened."""
        if not self._settle_asked:
            self._settle_asked = True
            Alarm(self.env, 0, AFTER_ALL_EVENTS, self._settle_now)

    def ask_settle_if_watched(self, station: int) -> None:
        """How many are at a station has changed: only a gate can be concerned."""
        if station in self.lookup.watched:
            self.ask_settle()

    def _settle_now(self) -> None:
        self._settle_asked = False
        self.settle()

    def spend(self) -> None:
        """One step more; a run that would not end is stopped."""
        self._spent += 1
        if self._spent > EVENT_BUDGET:
            raise EndlessRunError(self.now, self.busiest(), f"its budget of {EVENT_BUDGET} events is spent")

    def busiest(self) -> tuple[int, ...]:
        """The stations that appear most in the last steps, the busiest first."""
        last = Counter(row[1] for row in self.recorder.visits[-10_000:])
        return tuple(station for station, _ in last.most_common(5))

    def word(self, entity: Entity, purpose: int) -> int:
        """Random bits for a decision of this visit."""
        station = self.network.station.key[entity.station]
        return draws.draw(self.world.run, entity.key, station, entity.turn, purpose)

    def sample(self, law: int, entity: Entity, purpose: int) -> float:
        """A value of a law for this visit."""
        word = self.word(entity, purpose)
        return rules.sample(self.network.law, self.network.item, law, word, entity.ordinal + entity.turn - 1)

    def seconds(self, law: int, entity: Entity, purpose: int) -> int:
        """A value of a law for this visit in whole seconds."""
        return max(0, rules.whole(self.sample(law, entity, purpose)))

    def after(self, clock: int, length: int) -> int:
        """The moment by which a calendar has been open for that long from now."""
        return rules.after(self.network.calendar, self.network.opening, clock, self.now, length)

    def end_visit(self, entity: Entity, outcome: int, to: int = -1) -> None:
        """The visit is over; the entity moves on as an event of this instant, to a given station or by its routes."""
        self.present[entity.station] -= 1
        self.wanting.pop(entity, None)
        assert entity.over is not None
        entity.over.succeed((outcome, to))
        self.ask_settle_if_watched(entity.station)

    def turn_away(self, entity: Entity, outcome: int, to: int) -> None:
        """Somebody who waits or is delayed leaves for a given station."""
        if entity.waiting is not None:
            self.lines[entity.station].remove(entity)
        self.recorder.visit(entity, -1, -1, self.now, outcome)
        self.end_visit(entity, outcome, to)
