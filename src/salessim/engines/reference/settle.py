"""SETTLE: who serves whom, decided when everything of an instant has happened; passes until nothing changes.

(a) owners are assigned; (b) gates are updated; (c) one start, then (b) again, until nobody can start; (d) one
interruption, then (b) again; (e) only then one turn-away, then (a) again.
"""

from salessim.engines.reference.actors import Entity, Server
from salessim.engines.reference.journey import Journeys
from salessim.engines.reference.line import ANYBODY
from salessim.engines.reference.owners import Owners
from salessim.engines.reference.scene import Scene
from salessim.engines.reference.service import Services
from salessim.network import rules
from salessim.network.tables import WAITING
from salessim.results.log import BALKED

Head = tuple[int, int, int, int, Entity]  # rank, queued, key, station, entity


class Settle:
    """Decides starts, interruptions and turn-aways."""

    def __init__(self, scene: Scene, owners: Owners, services: Services, journeys: Journeys) -> None:
        self.scene = scene
        self.owners = owners
        self.services = services
        self.journeys = journeys
        self.network, self.lookup = scene.network, scene.lookup
        self.served, self.alike = scene.lookup.served, scene.lookup.alike
        self.victims, self.capped = scene.lookup.victims, scene.lookup.capped
        self.open = [True] * len(self.network.gate.key)

    def __call__(self, now: int) -> None:
        """Settle this instant."""
        scene = self.scene
        while True:
            self.owners.assign()
            self.update_gates()
            while (scene.touched and self.start_one(now)) or (self.victims and self.interrupt_one(now)):
                if scene.recount:
                    self.update_gates()
            if not ((self.capped and self.turn_one_away()) or scene.vacancy or scene.at_desks):
                break
        if scene.newcomers:
            self.journeys.look_at_newcomers()

    # ---- (b) gates ------------------------------------------------------------------------------------------------

    def update_gates(self) -> None:
        """Close and open gates by what they watch."""
        if not self.scene.recount:
            return
        self.scene.recount = False
        gate = self.network.gate
        for row in range(len(self.open)):
            now_open = rules.gate_opens(self.open[row], self._watched(row), gate.close_at[row], gate.open_at[row])
            if now_open != self.open[row]:
                self.open[row] = now_open
                self.scene.touch_all()
                self.scene.recorder.gates.append((row, self.scene.now, int(now_open)))

    def _watched(self, gate: int) -> int:
        watch, table = self.network.watch, self.network.gate
        return sum(
            self.scene.lines[watch.station[row]].waiting
            if watch.what[row] == WAITING
            else self.scene.present[watch.station[row]]
            for row in range(table.watch_from[gate], table.watch_to[gate])
        )

    # ---- (c) starts -----------------------------------------------------------------------------------------------

    def start_one(self, now: int) -> bool:
        """The longest-idle server that has open work takes its best head; only touched teams can have one."""
        touched, best = self.scene.touched, None
        for team in [*touched]:
            able = self._longest_idle(team)
            if able is None:
                touched.remove(team)
            elif best is None or able < best:
                best = able
        if best is None:
            return False
        _, _, server, entity = best
        self.services.start(server, entity, now)
        return True

    def _longest_idle(self, team: int) -> tuple[int, int, Server, Entity] | None:
        """Of a team, who is idle the longest and has open work: (idle since, key, server, whom it would serve)."""
        for since, key, server in self.scene.idle[team]:
            head = self.best_head(server)
            if head is not None:
                return since, key, server, head
            if self.alike[team]:
                return None
        return None

    def best_head(self, server: Server) -> Entity | None:
        """The head of least (rank, queued, key); urgent work before the work it may interrupt, whatever the ranks."""
        heads = []
        for station in self.served[server.team]:
            if self.scene.lines[station].waiting:
                head = self.head(server, station)
                if head is not None:
                    heads.append(head)
        if not heads:
            return None
        best = min(heads)
        while self.victims and (sooner := [head for head in heads if best[3] in self.victims.get(head[3], ())]):
            best = min(sooner)
        return best[4]

    def head(self, server: Server, station: int) -> Head | None:
        """Whom this server would serve next at a station: by rank, then in the station's order."""
        best: tuple[int, int, int, Entity] | None = None
        for (_, for_whom, unowned), those in self.scene.lines[station].classes.items():
            queued, key, first = those[0]
            skill = first.case.skills[server.team]
            if skill == -1 or not self._open_to(server, station, skill, for_whom, unowned):
                continue
            place = (self.network.skill.rank[skill], queued, key, first)
            if best is None or place < best:
                best = place
        if best is None:
            return None
        rank, _, key, entity = best
        return (rank, entity.queued, key, station, entity)

    def _open_to(self, server: Server, station: int, skill: int, for_whom: object, unowned: bool) -> bool:
        """Whether a server may start somebody of this class now: gate, desk and limit."""
        gate = self.network.skill.gate[skill]
        if gate != -1 and not self.open[gate]:
            return False
        if unowned and self.owners.full(server, self.network.station.claims[station]):
            return False
        if for_whom is ANYBODY or for_whom is server:
            return True
        return isinstance(for_whom, Server) and self._away(for_whom, station)

    def _away(self, owner: Server, station: int) -> bool:
        """Whether an owner is absent for longer than the desk's work can wait."""
        return not owner.on_duty and owner.gap > self.network.station.cover[station]

    # ---- (d) interruptions ----------------------------------------------------------------------------------------

    def interrupt_one(self, now: int) -> bool:
        """The oldest urgent head for which anybody can be interrupted takes the server of the latest started victim."""
        chances: list[tuple[int, int, int, int, int, Server, Entity]] = []
        for urgent, victims in self.victims.items():
            if not self.scene.lines[urgent].waiting:
                continue
            for server in self.scene.servers:
                service = server.service
                if service is None or not server.on_duty or service.entity.station not in victims:
                    continue
                head = self.head(server, urgent)
                if head is not None:
                    _, queued, key, _, entity = head
                    mode = victims[service.entity.station]
                    chances.append((queued, key, -service.started, -service.entity.key, mode, server, entity))
        if not chances:
            return False
        *_, mode, server, entity = min(chances, key=lambda chance: chance[:4])
        self.services.interrupt(server, mode)
        self.services.start(server, entity, now)
        return True

    # ---- (e) turn-aways -------------------------------------------------------------------------------------------

    def turn_one_away(self) -> bool:
        """At the first station that is too full, the worst of those who wait unstarted goes."""
        station = self.network.station
        full = [row for row in self.capped if self.scene.lines[row].unstarted > station.capacity[row]]
        if not full:
            return False
        row = min(full, key=lambda row: station.key[row])
        unstarted = [entity for entity in self.scene.lines[row] if entity.first == -1]
        worst = max(unstarted, key=lambda entity: (self._rank(row, entity), entity.queued, entity.key))
        self.scene.turn_away(worst, BALKED, station.balk_to[row])
        return True

    def _rank(self, station: int, entity: Entity) -> float:
        """The lowest rank at which anybody in spell would serve an entity; infinite if nobody would."""
        teams = {server.team for server in self.scene.servers if server.in_spell}
        ranks = [self.lookup.rank(team, [station], entity.segment) for team in teams]
        return min((rank for rank in ranks if rank is not None), default=float("inf"))
