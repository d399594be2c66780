"""Ownership in slots: who owns whom, and who becomes owner."""

from collections.abc import Iterable

from salessim.engines.reference.actors import Entity, Server
from salessim.engines.reference.line import ANYBODY, NOBODY
from salessim.engines.reference.scene import Scene
from salessim.network import draws, rules
from salessim.network.tables import FOREVER, HAND_OVER
from salessim.results.log import RENEGED


class Owners:
    """Keeps the books of ownership, and assigns owners in SETTLE."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.network = scene.network
        self.last_turn: dict[int, int] = {}  # slot -> key of the server assigned last

    # ---- the books ------------------------------------------------------------------------------------------------

    def own(self, server: Server, entity: Entity, slot: int) -> None:
        """Somebody becomes owner, in place of whoever was."""
        if entity.owners.get(slot) is not server or slot in entity.inherited:
            self.disown(entity, slot)
            entity.owners[slot] = server
            server.holds[slot][entity] = None
            server.owned[slot] += 1
        entity.wanting.pop(slot, None)

    def inherit(self, child: Entity, slot: int, owner: Server) -> None:
        """A child has its parent's owner, which counts against no limit."""
        child.owners[slot] = owner
        child.inherited.add(slot)
        owner.holds[slot][child] = None

    def disown(self, entity: Entity, slot: int) -> None:
        """Nobody owns the entity in this slot any more."""
        owner = entity.owners.pop(slot, None)
        entity.wanting.pop(slot, None)
        if owner is None:
            return
        del owner.holds[slot][entity]
        if slot in entity.inherited:
            entity.inherited.discard(slot)
        else:
            owner.owned[slot] -= 1
            self.scene.vacancy = True
            self.scene.ask_settle()
            if owner.in_spell:
                self.scene.touch(owner.team)

    def want(self, entity: Entity, slot: int) -> None:
        """The entity is to get an owner, unless somebody in spell owns it already."""
        owner = entity.owners.get(slot)
        if owner is None or not owner.in_spell or slot in entity.inherited:
            entity.wanting[slot] = -1
            self.scene.at_desks.append(entity)
            self.scene.ask_settle()

    def look_again(self, entity: Entity) -> None:
        """Somebody who wants an owner in whatever slot is looked at where it is now."""
        if entity.wanting:
            self.scene.at_desks.append(entity)
            self.scene.ask_settle()

    def full(self, server: Server, slot: int) -> bool:
        """Whether somebody owns as many as allowed."""
        most = self.scene.lookup.limit[server.team, slot]
        return most is not None and server.owned[slot] >= most

    # ---- the line, as owners divide it ----------------------------------------------------------------------------

    def wait(self, entity: Entity) -> None:
        """Stand in the line; at a desk SETTLE sees to the owner first."""
        if entity.case.desk == -1:
            self._stand(entity, ANYBODY)
        else:
            self._stand(entity, NOBODY)
            self.scene.at_desks.append(entity)
            self.scene.ask_settle()

    def _stand(self, entity: Entity, for_whom: object) -> None:
        scene, case = self.scene, entity.case
        unowned = case.claims != -1 and case.claims not in entity.owners
        scene.lines[entity.station].add(entity, (case.alike, for_whom, unowned))
        scene.somebody_waits(case)

    # ---- SETTLE (a) -----------------------------------------------------------------------------------------------

    def assign(self) -> None:
        """Hand over what the gone have left, then give owners to whoever needs one, in order (queued, entity key)."""
        scene = self.scene
        if not (scene.gone or scene.at_desks or scene.vacancy):
            return
        for server in sorted(scene.gone, key=lambda server: server.key):
            self._hand_over(server)
        scene.gone.clear()
        look: Iterable[Entity] = dict.fromkeys(scene.at_desks)
        scene.at_desks.clear()
        if scene.vacancy:
            look = {**scene.wanting, **dict.fromkeys(look)}
            scene.vacancy = False
        for entity in sorted(look, key=lambda entity: (entity.queued, entity.key)):
            if entity.here:
                self._provide(entity)

    def _provide(self, entity: Entity) -> None:
        """Owners in the slots in which an entity needs one; at a desk, its place in the line."""
        desk = entity.case.desk if entity.waiting is not None else -1
        wanted = dict(entity.wanting)
        if desk != -1 and not self._may_serve(entity.owners.get(desk), entity):
            wanted.setdefault(desk, -1)
        self.scene.wanting.pop(entity, None)
        for slot, team in sorted(wanted.items()):
            owner = self._choose(entity, slot, team, at_desk=slot == desk)
            if owner is not None:
                self.own(owner, entity, slot)
                self.last_turn[slot] = owner.key
            else:
                self.scene.wanting[entity] = None
        if entity.waiting is not None:
            owner = entity.owners.get(desk)
            for_whom = ANYBODY if desk == -1 else owner if self._may_serve(owner, entity) else NOBODY
            self.scene.lines[entity.station].remove(entity)
            self._stand(entity, for_whom)

    def _may_serve(self, server: Server | None, entity: Entity) -> bool:
        if server is None or not server.in_spell:
            return False
        return entity.case.skills[server.team] != -1

    def _choose(self, entity: Entity, slot: int, team: int, at_desk: bool) -> Server | None:
        """The new owner: among the able below their limit, those of the lowest rank, by the slot's rule."""
        stations = [entity.station] if at_desk else self.scene.lookup.slot_stations[slot]
        ranked = [
            (rank, server)
            for server in self.scene.servers
            if server.in_spell
            and team in (-1, server.team)
            and (rank := self.scene.lookup.rank(server.team, stations, entity.segment)) is not None
            and not self.full(server, slot)
        ]
        if not ranked:
            return None
        lowest = min(rank for rank, _ in ranked)
        able = [server for rank, server in ranked if rank == lowest]
        word = draws.draw(self.scene.run, entity.key, self.network.slot.key[slot], entity.turn, draws.OWNER)
        return min(able, key=lambda server: (self._score(server, slot, word), server.key))

    def _score(self, server: Server, slot: int, word: int) -> int:
        idle_since = server.idle_since if server.service is None else FOREVER
        rule, last = self.network.slot.assign_rule[slot], self.last_turn.get(slot, 0)
        return rules.owner_score(rule, idle_since, server.owned[slot], server.key, last, word)

    def _hand_over(self, gone: Server) -> None:
        """What a spell that ended leaves: re-assigned, or unowned until the next desk."""
        slots = self.network.slot
        for slot in sorted(gone.holds):
            for entity in sorted(gone.holds[slot], key=lambda entity: (entity.queued, entity.key)):
                self.disown(entity, slot)
                if slots.on_owner_left[slot] == HAND_OVER:
                    if self._lost(entity, slot):
                        self.scene.turn_away(entity, RENEGED, slots.lost_to[slot])
                        continue
                    entity.wanting[slot] = slots.handover_to[slot]
                self.scene.at_desks.append(entity)

    def _lost(self, entity: Entity, slot: int) -> bool:
        """Whether a hand-over loses an entity that nobody works on."""
        loss = self.network.slot.handover_loss[slot]
        if loss <= 0.0 or entity.service is not None or not entity.here:
            return False
        word = draws.draw(self.scene.run, entity.key, self.network.slot.key[slot], entity.turn, draws.LOSS)
        return draws.uniform(word) < loss
