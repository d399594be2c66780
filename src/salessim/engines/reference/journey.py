"""The life of an entity: station after station until an exit."""

from collections.abc import Generator

from simpy.events import URGENT, Event

from salessim.engines.errors import EndlessRunError
from salessim.engines.reference.actors import Entity, Service
from salessim.engines.reference.moment import Moment
from salessim.engines.reference.owners import Owners
from salessim.engines.reference.scene import EVENT_BUDGET, HOPS_PER_INSTANT, Scene
from salessim.network import draws, rules
from salessim.network.tables import DELAY, EXIT, FOREVER
from salessim.results.log import DELAYED, RENEGED, SERVED
from salessim.translation import say


class Journeys:
    """What EVENT does with entities: they arrive, are delayed, wait, move on, have children and leave."""

    def __init__(self, scene: Scene, owners: Owners) -> None:
        self.scene = scene
        self.owners = owners
        self.network, self.mere = scene.network, scene.lookup.mere

    def arrivals(self) -> Generator[Event, None, None]:
        """Everybody who comes from outside, at the moments that the world decided."""
        env = self.scene.env
        for time, key, source, station, segment, size, ordinal in self.scene.arrivals:
            if time > env.now:
                yield env.timeout(time - env.now)
            home = self.scene.home(key)
            self.admit(Entity(key, 0, source, ordinal, segment, time, size, size, time, home), station)

    def admit(self, entity: Entity, station: int) -> None:
        """Somebody new begins its life."""
        self.scene.inside[entity.key] = entity
        self.enter(entity, station, entity.born)

    def enter(self, entity: Entity, station: int, now: int) -> None:
        """Join a station: be delayed there, wait in its line, or leave if it is an exit."""
        scene = self.scene
        scene.spent += 1
        if scene.spent > EVENT_BUDGET:
            scene.stop()
        entity.hops = entity.hops + 1 if entity.queued == now else 0
        if entity.hops > HOPS_PER_INSTANT:
            raise EndlessRunError(now, scene.busiest(), say("somebody moves on and on within one instant"))
        entity.station, entity.queued = station, now
        case = entity.case = scene.lookup.case[station, entity.segment]
        if case.kind == EXIT:
            self.leave(entity, now)
            return
        entity.place = draws.mix((entity.home + case.key) & draws.MASK)
        entity.visit = entity.visits[station] = entity.visits.get(station, 0) + 1
        entity.turn = entity.visit + entity.earlier[station] if station in entity.earlier else entity.visit
        entity.here, entity.until, entity.first, entity.part, entity.missed, entity.work_left = True, -1, -1, 0, 0, -1.0
        scene.present[station] += 1
        if case.spawns:
            self.begin_streams(entity)
        if entity.wanting:
            self.owners.look_again(entity)
        if case.kind == DELAY:
            length = scene.seconds(case.work, entity, draws.WORK)
            self.delay(entity, scene.after(case.clock, now, length))
        else:
            self.owners.wait(entity)
            if case.patience != -1:
                self.begin_patience(entity)

    def leave(self, entity: Entity, now: int) -> None:
        """Go out for good; whoever owned it is free of it."""
        entity.exit, entity.left_at = entity.station, now
        for slot in list(entity.owners):
            self.owners.disown(entity, slot)
        self.scene.recorder.entity(entity)
        del self.scene.inside[entity.key]

    # ---- delays and patience --------------------------------------------------------------------------------------

    def delay(self, entity: Entity, until: int) -> None:
        """Be delayed until a moment."""
        entity.until = until
        entity.ends = self.scene.at(until, self._end_delay, entity)
        if entity.case.watched:
            self.scene.crowd_changed()

    def _end_delay(self, event: Moment) -> None:
        entity: Entity = event.who
        if entity.ends is event:
            self.end_visit(entity, None, event.at)

    def begin_patience(self, entity: Entity) -> None:
        """Wait no longer than one likes to; who may be served in this instant is not asked until SETTLE is done."""
        scene = self.scene
        if scene.touched.isdisjoint(entity.case.crews):
            self.be_patient(entity, self.until(entity))
        else:
            scene.newcomers.append(entity)

    def look_at_newcomers(self) -> None:
        """SETTLE is done: who still waits has patience from now on."""
        for entity in self.scene.newcomers:
            if entity.waiting is not None and entity.first == -1 and entity.until == -1:
                self.be_patient(entity, self.until(entity))
        self.scene.newcomers.clear()

    def until(self, entity: Entity) -> int:
        """When a delay or patience ends, or would have ended had it been awaited."""
        if entity.until != -1:
            return entity.until
        if entity.case.patience == -1:
            return FOREVER
        patience = max(1, self.scene.seconds(entity.case.patience, entity, draws.PATIENCE))
        return self.scene.after(entity.case.clock, entity.queued, patience)

    def be_patient(self, entity: Entity, until: int) -> None:
        """Wait no longer than until a moment, unless service begins before."""
        entity.until = until
        entity.ends = self.scene.at(until, self._lose_patience, entity)

    def _lose_patience(self, event: Moment) -> None:
        entity: Entity = event.who
        if entity.ends is event:
            self.scene.turn_away(entity, RENEGED, self.network.station.renege_to[entity.station])

    # ---- the way on -----------------------------------------------------------------------------------------------

    def end_visit(self, entity: Entity, service: Service | None, now: int) -> None:
        """Somebody has been served, or its delay is over: on to the next station."""
        self.scene.end_stay(entity)
        self.enter(entity, self.way_on(entity, service, now), now)

    def way_on(self, entity: Entity, service: Service | None, now: int) -> int:
        """The end of a service or delay: the route, then what it does, and the next station."""
        scene, case = self.scene, entity.case
        if service is None:
            server, started, outcome, quality = -1, entity.queued, DELAYED, 1.0
        else:
            server, started, outcome, quality = service.server.row, service.started, SERVED, service.quality
            entity.service = None
        u = draws.uniform(scene.word(entity, draws.ROUTE))
        ways = case.ways[entity.missed]
        if ways is not None and quality == 1.0:
            row = prompt = ways.choose(u)
        else:
            row, prompt = self._choose_bent(entity, quality, u)
        scene.recorder.visit(entity, server, started, now, outcome, row, prompt)
        if case.spawns or not self.mere[row]:
            self._take(entity, row, server)
        return self.network.route.next[row]

    def _choose_bent(self, entity: Entity, quality: float, u: float) -> tuple[int, int]:
        """The route taken, and the one that would have been taken had nobody waited."""
        scene, station = self.scene, entity.station
        started = entity.queued if entity.first == -1 else entity.first
        stay = rules.Stay(
            entity.segment, entity.missed, entity.queued, started, entity.mark, scene.now, entity.visit, quality
        )
        row = rules.choose_route(self.network, station, stay, u)
        assert row != -1, f"no route leads on from station {station}"
        if started == entity.queued or station not in scene.lookup.bent_by_waiting:
            return row, row
        return row, rules.choose_route(self.network, station, stay._replace(started=entity.queued), u)

    def _take(self, entity: Entity, row: int, server: int) -> None:
        """What a route does: size, booking, children, owners, mark and reset, in this order."""
        scene, route = self.scene, self.network.route
        if route.size[row] != -1:
            entity.size = scene.sample(route.size[row], entity, draws.SIZE)
        entity.size *= rules.curve_at(self.network.curve, self.network.knot, route.size_curve[row], entity.visit)
        if route.ledger[row] != -1:
            self._book(entity, row, server)
        self._have_children(entity, row)
        if route.release[row] != -1:
            self.owners.disown(entity, route.release[row])
        if route.assign[row] != -1:
            self.owners.want(entity, route.assign[row])
        if route.mark[row] == 1:
            entity.mark = scene.now
        if route.reset[row] == 1:
            joins = entity.visits.pop(route.next[row], 0)
            entity.earlier[route.next[row]] = entity.earlier.get(route.next[row], 0) + joins

    def _book(self, entity: Entity, row: int, server: int) -> None:
        route = self.network.route
        owner = entity.owners.get(route.credit[row])
        credited = server if route.credit[row] == -1 else -1 if owner is None else owner.row
        amount = route.factor[row] * entity.size
        self.scene.recorder.booking(entity, self.scene.now, route.ledger[row], amount, credited)

    # ---- children -------------------------------------------------------------------------------------------------

    def _have_children(self, entity: Entity, route: int) -> None:
        """The children that the end of a visit makes."""
        spawn, station = self.network.spawn, self.network.station
        for row in range(station.spawn_from[entity.station], station.spawn_to[entity.station]):
            if spawn.gap[row] == -1 and spawn.route[row] in (-1, route):
                key = draws.child_key(entity.key, station.key[entity.station], entity.turn, spawn.key[row])
                self.bear(entity, row, key)

    def bear(self, parent: Entity, row: int, key: int) -> None:
        """A child, if chance will: it inherits segment and owners; its size is its own or the parent's."""
        spawn, run, scene = self.network.spawn, self.scene.run, self.scene
        if draws.uniform(draws.draw(run, key, spawn.key[row], 0, draws.CHILD)) >= spawn.probability[row]:
            return
        size = parent.size
        if spawn.size[row] != -1:
            word = draws.draw(run, key, spawn.key[row], 0, draws.CHILD_SIZE)
            size = rules.sample(self.network.law, self.network.item, spawn.size[row], word, parent.ordinal)
        family = (parent.source, parent.ordinal, parent.segment)
        child = Entity(key, parent.key, *family, scene.now, size, size, scene.now, scene.home(key))
        child.queued, child.hops = scene.now, parent.hops  # a chain of births within one instant is a loop, too
        for slot, owner in parent.owners.items():
            self.owners.inherit(child, slot, owner)
        self.admit(child, spawn.next[row])

    def begin_streams(self, entity: Entity) -> None:
        """The streams of children that begin with the first visit to this station."""
        station = self.network.station
        for row in range(station.spawn_from[entity.station], station.spawn_to[entity.station]):
            if self.network.spawn.gap[row] != -1 and row not in entity.streams:
                self.stream(entity, row, 0, self._next_child(entity, row, 0))

    def stream(self, entity: Entity, row: int, number: int, moment: int) -> None:
        """The next child of a stream; born before anything else of its instant, with what its parent had until then."""
        entity.streams[row] = (number, moment)
        self.scene.at(moment, self._bear_of_stream, (entity, row, number), URGENT)

    def _bear_of_stream(self, event: Moment) -> None:
        entity, row, number = event.who
        if entity.exit != -1:
            return
        key = draws.child_key(entity.key, 0, number, self.network.spawn.key[row])
        self.bear(entity, row, key)
        self.stream(entity, row, number + 1, self._next_child(entity, row, number + 1))

    def _next_child(self, entity: Entity, row: int, number: int) -> int:
        spawn = self.network.spawn
        word = draws.draw(self.scene.run, entity.key, spawn.key[row], number, draws.GAP)
        gap = rules.sample(self.network.law, self.network.item, spawn.gap[row], word, entity.ordinal + number)
        return self.scene.now + max(1, rules.whole(gap))
