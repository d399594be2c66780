"""Service: a server works on an entity, over nights and interruptions, until it is done or goes back to the line."""

from salessim.engines.reference.actors import Entity, Server, Service
from salessim.engines.reference.journey import Journeys
from salessim.engines.reference.moment import Moment
from salessim.engines.reference.owners import Owners
from salessim.engines.reference.scene import EVENT_BUDGET, Scene
from salessim.network import draws, rules
from salessim.network.tables import RESTART
from salessim.results.log import INTERRUPTED


class Services:
    """Starts, interrupts and ends spells of service."""

    def __init__(self, scene: Scene, owners: Owners, journeys: Journeys) -> None:
        self.scene = scene
        self.owners = owners
        self.journeys = journeys
        self.network = scene.network

    def start(self, server: Server, entity: Entity, now: int) -> None:
        """A server takes somebody out of the line."""
        scene, case = self.scene, entity.case
        scene.spent += 1
        if scene.spent > EVENT_BUDGET:
            scene.stop()
        scene.lines[entity.station].remove(entity)
        scene.is_idle_no_more(server)
        if case.watched:
            scene.crowd_changed()
        if entity.first == -1:
            entity.first, entity.ends = now, None
            if case.reach != -1:
                entity.missed = self._misses(entity)
        if entity.work_left < 0.0:
            entity.work_left = max(0.0, scene.sample(self._law(entity), entity, draws.WORK))
        setup = 0 if self.network.team.setup[server.team] == -1 else self._setup(server, entity)
        if case.claims != -1:
            self.owners.own(server, entity, case.claims)
        skill, tenure = case.skills[server.team], now - server.hired
        length = rules.service_length(entity.work_left, self.speed(server, skill, tenure))
        quality = self.quality(server, skill, tenure)
        self.serve(Service(entity, server, now, setup, length, entity.work_left, quality, server.at, now))

    def serve(self, service: Service) -> None:
        """Work on somebody as long as it needs, or until the server goes for longer than the work can wait."""
        entity, server, station = service.entity, service.server, self.network.station
        server.service = entity.service = service
        server.last_station = entity.station
        ends, done = rules.finish(
            self.scene.duty,
            service.row,
            server.duty_to,
            service.since,
            service.setup + service.length - service.before,
            station.at_shift_end[entity.station],
            station.cover[entity.station],
        )
        self.scene.at(ends, self._done if done else self._stopped, service)

    def interrupt(self, server: Server, mode: int) -> None:
        """Whoever is served goes back to the line, with what is left of its work, or with all of it."""
        service = server.service
        assert service is not None
        self._free(server, self.scene.now)
        self._put_back(service, mode)

    def worked(self, service: Service) -> int:
        """Seconds worked so far, set-up included; none while work that will be restarted waits for its server."""
        mode = self.network.station.at_shift_end[service.entity.station]
        server, now = service.server, self.scene.now
        now_worked = rules.worked_by(self.scene.duty, service.row, server.duty_to, service.since, now, mode)
        if mode == RESTART and self.scene.duty.off[service.row] < now:
            return now_worked if server.on_duty else 0
        return service.before + now_worked

    def _done(self, event: Moment) -> None:
        service: Service = event.who
        server = service.server
        if server.service is service:
            self._free(server, event.at)
            self.journeys.end_visit(service.entity, service, event.at)

    def _stopped(self, event: Moment) -> None:
        service: Service = event.who
        if service.server.service is service:
            self._free(service.server, event.at)
            self._put_back(service, self.network.station.at_shift_end[service.entity.station])

    def _free(self, server: Server, now: int) -> None:
        server.service, server.idle_since = None, now
        if server.on_duty:
            self.scene.is_idle(server)

    def _put_back(self, service: Service, mode: int) -> None:
        entity = service.entity
        self.scene.recorder.visit(entity, service.server.row, service.started, self.scene.now, INTERRUPTED)
        if mode != RESTART:
            worked = max(0, self.worked(service) - service.setup)
            entity.work_left = rules.work_left(service.work, service.length, worked)
        entity.part += 1
        entity.service = None
        self.owners.wait(entity)

    def _misses(self, entity: Entity) -> int:
        """Whether this try does not reach."""
        reach = self.network.station.reach[entity.station]
        chance = rules.curve_at(self.network.curve, self.network.knot, reach, entity.visit)
        return int(draws.uniform(self.scene.word(entity, draws.REACH)) >= chance)

    def _law(self, entity: Entity) -> int:
        """The law of the work of a visit: seconds at speed 1."""
        missed = self.network.station.missed[entity.station] if entity.missed else -1
        return entity.case.work if missed == -1 else missed

    def _setup(self, server: Server, entity: Entity) -> int:
        """Seconds to turn to this station from another one; a first service needs none."""
        if server.last_station in (-1, entity.station):
            return 0
        return self.scene.seconds(self.network.team.setup[server.team], entity, draws.SETUP)

    def speed(self, server: Server, skill: int, tenure: int) -> float:
        """Person x ramp x skill."""
        own, ramp = server.speed, self.network.seat.speed_ramp[server.seat]
        if ramp != -1:
            own *= rules.curve_at(self.network.curve, self.network.knot, ramp, tenure)
        return own * self.network.skill.speed[skill]

    def quality(self, server: Server, skill: int, tenure: int) -> float:
        """Person x ramp x skill."""
        own, ramp = server.quality, self.network.seat.quality_ramp[server.seat]
        if ramp != -1:
            own *= rules.curve_at(self.network.curve, self.network.knot, ramp, tenure)
        return own * self.network.skill.quality[skill]
