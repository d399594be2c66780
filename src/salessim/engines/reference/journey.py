"""The life of an entity, told as a process: station after station until an exit."""

from collections.abc import Generator

from simpy.events import URGENT, Event

from salessim.engines.errors import EndlessRunError
from salessim.engines.reference.actors import Entity
from salessim.engines.reference.owners import Owners
from salessim.engines.reference.scene import HOPS_PER_INSTANT, Scene
from salessim.network import draws, rules
from salessim.network.tables import DELAY, EXIT, FOREVER
from salessim.results.log import DELAYED, RENEGED, SERVED

Life = Generator[Event, tuple[int, int], None]


class Journeys:
    """What EVENT does with entities: they arrive, are delayed, wait, move on, have children and leave."""

    def __init__(self, scene: Scene, owners: Owners) -> None:
        self.scene = scene
        self.owners = owners
        self.network = scene.network

    def arrivals(self) -> Generator[Event, None, None]:
        """Everybody who comes from outside, at the moments that the world decided."""
        env = self.scene.env
        for time, key, source, station, segment, size, ordinal in zip(*self.scene.world.arrival, strict=True):
            if time > env.now:
                yield env.timeout(time - env.now)
            self.admit(Entity(key, 0, source, ordinal, segment, time, size, size, time), station)

    def admit(self, entity: Entity, station: int) -> None:
        """Somebody new begins its life."""
        self.know(entity)
        self.scene.env.process(self.life(entity, station))

    def know(self, entity: Entity) -> None:
        """Somebody is inside."""
        self.scene.inside[entity.key] = entity
        self.scene.recorder.entities.append(entity)

    def life(self, entity: Entity, station: int) -> Life:
        """Station after station until an exit."""
        while True:
            self.enter(entity, station)
            if self.network.station.kind[station] == EXIT:
                self.leave(entity)
                return
            self.begin(entity)
            station = yield from self.stay(entity)

    def go_on(self, entity: Entity) -> Life:
        """The life of somebody who was inside before the run began."""
        station = yield from self.stay(entity)
        yield from self.life(entity, station)

    def stay(self, entity: Entity) -> Generator[Event, tuple[int, int], int]:
        """Be at a station until the visit is over; answers the next station."""
        outcome, to = yield entity.over  # type: ignore[misc]
        return self.way_on(entity, outcome) if outcome in (SERVED, DELAYED) else to

    def enter(self, entity: Entity, station: int) -> None:
        """Join a station."""
        scene = self.scene
        scene.spend()
        entity.hops = entity.hops + 1 if entity.queued == scene.now else 0
        if entity.hops > HOPS_PER_INSTANT:
            raise EndlessRunError(scene.now, scene.busiest(), "somebody moves on and on within one instant")
        entity.station, entity.queued = station, scene.now
        entity.visits[station] = entity.visits.get(station, 0) + 1
        entity.first, entity.part, entity.work_left, entity.missed, entity.until = -1, 0, -1.0, 0, FOREVER

    def leave(self, entity: Entity) -> None:
        """Go out for good; whoever owned it is free of it."""
        entity.exit, entity.left_at = entity.station, self.scene.now
        for slot in list(entity.owners):
            self.owners.disown(entity, slot)
        del self.scene.inside[entity.key]

    # ---- the beginning of a visit ---------------------------------------------------------------------------------

    def begin(self, entity: Entity) -> None:
        """Begin a delay, or wait in a line with patience."""
        scene, station = self.scene, entity.station
        stations = self.network.station
        entity.over = scene.env.event()
        scene.present[station] += 1
        self.begin_streams(entity)
        self.owners.look_again(entity)
        if stations.kind[station] == DELAY:
            length = scene.seconds(scene.lookup.work_law(station, entity.segment), entity, draws.WORK)
            self.delay(entity, scene.after(stations.clock[station], length))
            return
        if stations.patience[station] != -1:
            patience = max(1, scene.seconds(stations.patience[station], entity, draws.PATIENCE))
            self.be_patient(entity, scene.after(stations.clock[station], patience))
        self.owners.wait(entity)

    def delay(self, entity: Entity, until: int) -> None:
        """Be delayed until a moment."""
        entity.until, over = until, entity.over
        self.scene.at(until, lambda: self._end_delay(entity) if entity.over is over else None)
        self.scene.ask_settle_if_watched(entity.station)

    def _end_delay(self, entity: Entity) -> None:
        if entity.over is not None and not entity.over.triggered:
            self.scene.end_visit(entity, DELAYED)

    def be_patient(self, entity: Entity, until: int) -> None:
        """Wait no longer than until a moment, unless service begins before."""
        entity.until, over = until, entity.over
        self.scene.at(until, lambda: self._lose_patience(entity) if entity.over is over else None)

    def _lose_patience(self, entity: Entity) -> None:
        if entity.first == -1 and entity.waiting is not None:
            self.scene.turn_away(entity, RENEGED, self.network.station.renege_to[entity.station])

    # ---- the way on -----------------------------------------------------------------------------------------------

    def way_on(self, entity: Entity, outcome: int) -> int:
        """The end of a visit: choose the route, then size, booking, children, owners, mark and reset, in this order."""
        scene, route = self.scene, self.network.route
        service, entity.service = entity.service, None
        server, started = (-1, entity.queued) if service is None else (service.server.row, service.started)
        row, prompt = self._choose(entity, 1.0 if service is None else service.quality)
        assert row != -1, f"no route leads on from station {entity.station}"
        scene.recorder.visit(entity, server, started, scene.now, outcome, row, prompt)
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
        return route.next[row]

    def _choose(self, entity: Entity, quality: float) -> tuple[int, int]:
        """The route taken, and the one that would have been taken had nobody waited."""
        scene = self.scene
        u = draws.uniform(scene.word(entity, draws.ROUTE))
        started = entity.queued if entity.first == -1 else entity.first
        stay = rules.Stay(
            entity.segment, entity.missed, entity.queued, started, entity.mark, scene.now, entity.visit, quality
        )
        row = rules.choose_route(self.network, entity.station, stay, u)
        if started == entity.queued or entity.station not in scene.lookup.bent_by_waiting:
            return row, row
        return row, rules.choose_route(self.network, entity.station, stay._replace(started=entity.queued), u)

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
        spawn, run, scene = self.network.spawn, self.scene.world.run, self.scene
        if draws.uniform(draws.draw(run, key, spawn.key[row], 0, draws.CHILD)) >= spawn.probability[row]:
            return
        size = parent.size
        if spawn.size[row] != -1:
            word = draws.draw(run, key, spawn.key[row], 0, draws.CHILD_SIZE)
            size = rules.sample(self.network.law, self.network.item, spawn.size[row], word, parent.ordinal)
        child = Entity(key, parent.key, parent.source, parent.ordinal, parent.segment, scene.now, size, size, scene.now)
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
        self.scene.at(moment, lambda: self._bear_of_stream(entity, row, number), URGENT)

    def _bear_of_stream(self, entity: Entity, row: int, number: int) -> None:
        if entity.exit != -1:
            return
        key = draws.child_key(entity.key, 0, number, self.network.spawn.key[row])
        self.bear(entity, row, key)
        self.stream(entity, row, number + 1, self._next_child(entity, row, number + 1))

    def _next_child(self, entity: Entity, row: int, number: int) -> int:
        spawn = self.network.spawn
        word = draws.draw(self.scene.world.run, entity.key, spawn.key[row], number, draws.GAP)
        gap = rules.sample(self.network.law, self.network.item, spawn.gap[row], word, entity.ordinal + number)
        return self.scene.now + max(1, rules.whole(gap))
