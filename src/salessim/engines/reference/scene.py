"""Where everything is at this instant, and the two phases of an instant.

EVENT moves entities and frees servers, in any order; SETTLE, once at the end of the instant, decides who serves whom.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable

import simpy
from simpy.events import NORMAL

from salessim.columns import as_lists
from salessim.engines.errors import EndlessRunError
from salessim.engines.reference.actors import Entity, Server
from salessim.engines.reference.line import Line
from salessim.engines.reference.lookup import Case, Lookup, plain
from salessim.engines.reference.moment import Moment
from salessim.engines.reference.record import Recorder
from salessim.network import draws, rules
from salessim.network.draws import GOLDEN, MASK
from salessim.network.tables import LIFO, World
from salessim.translation import say

AFTER_ALL_EVENTS = 2  # the priority of SETTLE; SimPy's own are URGENT 0 and NORMAL 1
HOPS_PER_INSTANT = 1_000  # of one entity
EVENT_BUDGET = 20_000_000  # joins and starts of one run


class Scene:
    """Who is where in one replication."""

    def __init__(self, lookup: Lookup, world: World, env: simpy.Environment, until: int) -> None:
        self.env = env
        self.until = until
        self.lookup, self.network = lookup, lookup.network
        self.run, self.duty = world.run, plain(world.duty)
        self.recorder = Recorder()
        self.lines = [Line(order == LIFO) for order in self.network.station.order]
        self.present = [0] * len(self.lines)  # inside each station: in line, in service or in delay
        self.servers = [Server(row, *columns) for row, columns in enumerate(zip(*as_lists(world.server), strict=True))]
        self.arrivals = zip(*as_lists(world.arrival), strict=True)
        self.served = lookup.served
        self.idle: list[list[tuple[int, int, Server]]] = [[] for _ in self.served]  # of each team, longest idle first
        self.inside: dict[int, Entity] = {}
        # whom this file does not know: SETTLE at a second, and the way into a station at a second
        self.settle: Callable[[int], None] = lambda now: None
        self.enter: Callable[[Entity, int, int], None] = lambda entity, station, now: None
        # what SETTLE has to look at
        self.touched: set[int] = set()  # teams that may have somebody idle and work for them
        self.recount = True  # how many are at a station that a gate watches
        self.newcomers: list[Entity] = []  # joined a line where patience ends, and may be served at once
        self.at_desks: list[Entity] = []  # joined a desk, not yet looked at
        self.wanting: dict[Entity, None] = {}  # need an owner and found none yet
        self.gone: list[Server] = []  # their spell ended; not yet looked at
        self.vacancy = False  # somebody may be able to own more than when `wanting` was last tried
        self._settle_asked = False
        self.spent = 0  # steps

    @property
    def now(self) -> int:
        """The second of this instant."""
        return self.env.now  # type: ignore[return-value]  # whole seconds in, whole seconds out

    def at(self, moment: int, action: Callable[[Moment], None], who: object, priority: int = NORMAL) -> Moment | None:
        """Do something to somebody as an event of that instant, unless the run is over by then."""
        if moment >= self.until:
            return None
        event = Moment(moment, action, who)
        self.env.schedule(event, priority, moment - self.env.now)  # type: ignore[arg-type]
        return event

    # ---- SETTLE ---------------------------------------------------------------------------------------------------

    def ask_settle(self) -> None:
        """Something changed: settle once everything of this instant has happened."""
        if not self._settle_asked:
            self._settle_asked = True
            self.at(self.now, self._settle_now, None, AFTER_ALL_EVENTS)

    def _settle_now(self, event: Moment) -> None:
        self._settle_asked = False
        self.settle(event.at)

    def touch(self, team: int) -> None:
        """Somebody of a team may start something."""
        self.touched.add(team)
        self.ask_settle()

    def touch_all(self) -> None:
        """Anybody may start something."""
        self.touched.update(range(len(self.idle)))
        self.ask_settle()

    def somebody_waits(self, case: Case) -> None:
        """Somebody stands in a line: who is idle looks there."""
        for team in case.crews:
            if self.idle[team]:
                self.touch(team)
        if case.heeded or self.recount:
            self.crowd_changed()

    def is_idle(self, server: Server) -> None:
        """A server is on duty and free: it looks at the lines where somebody waits."""
        insort(self.idle[server.team], (server.idle_since, server.key, server))
        for station in self.served[server.team]:
            if self.lines[station].waiting:
                self.touch(server.team)
                break

    def is_idle_no_more(self, server: Server) -> None:
        """A server has work, or goes off duty."""
        idle = self.idle[server.team]
        del idle[bisect_left(idle, (server.idle_since, server.key))]
        if not idle:
            self.touched.discard(server.team)

    def crowd_changed(self) -> None:
        """How many are at a station has changed, and SETTLE has to know."""
        self.recount = True
        self.ask_settle()

    # ---- an endless run -------------------------------------------------------------------------------------------

    def stop(self) -> None:
        """A run that would not end is stopped."""
        raise EndlessRunError(
            self.now, self.busiest(), say("its budget of {number} events is spent", number=EVENT_BUDGET)
        )

    def busiest(self) -> tuple[int, ...]:
        """The stations that appear most in the last steps, the busiest first."""
        last = Counter(row[1] for row in self.recorder.visits[-10_000:])
        return tuple(station for station, _ in last.most_common(5))

    # ---- chance and clocks ----------------------------------------------------------------------------------------

    def home(self, key: int) -> int:
        """The random bits in which all draws of an entity live."""
        return draws.mix((self.run + key) & MASK)

    def word(self, entity: Entity, purpose: int) -> int:
        """Random bits for a decision of this visit: draws.draw, its first two mixes kept, the third written out."""
        word = (entity.place + GOLDEN * ((entity.turn << 8) + purpose)) & MASK
        word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & MASK
        return word ^ (word >> 31)

    def sample(self, law: int, entity: Entity, purpose: int) -> float:
        """A value of a law for this visit."""
        network = self.network
        word = self.word(entity, purpose)
        return rules.sample(network.law, network.item, law, word, entity.ordinal + entity.turn - 1)

    def seconds(self, law: int, entity: Entity, purpose: int) -> int:
        """A value of a law for this visit in whole seconds."""
        return max(0, rules.whole(self.sample(law, entity, purpose)))

    def after(self, clock: int, since: int, length: int) -> int:
        """The moment by which a calendar has been open for that long since another."""
        if clock == -1:
            return since + length
        return rules.after(self.network.calendar, self.network.opening, clock, since, length)

    # ---- the end of a visit ---------------------------------------------------------------------------------------

    def end_stay(self, entity: Entity) -> None:
        """Somebody is at its station no more."""
        entity.here, entity.ends = False, None
        self.present[entity.station] -= 1
        if self.wanting:
            self.wanting.pop(entity, None)
        if entity.case.watched:
            self.crowd_changed()

    def turn_away(self, entity: Entity, outcome: int, to: int) -> None:
        """Somebody who waits or is delayed leaves for a given station, as an event of this instant."""
        if entity.waiting is not None:
            self.lines[entity.station].remove(entity)
        self.recorder.visit(entity, -1, -1, self.now, outcome)
        self.end_stay(entity)
        self.at(self.now, self._go, (entity, to))

    def _go(self, event: Moment) -> None:
        entity, to = event.who
        self.enter(entity, to, event.at)
