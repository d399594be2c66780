"""Faults for the SimPy engine and the rule book: each breaks one sentence of the rules of one instant."""

from engines.agreement.faults.mutant import Mutant

LINE, SETTLE, OWNERS = "engines/reference/line.py", "engines/reference/settle.py", "engines/reference/owners.py"
JOURNEY, SERVICE = "engines/reference/journey.py", "engines/reference/service.py"
SHIFTS, HANDOVER, ACTORS = "engines/reference/shifts.py", "engines/reference/handover.py", "engines/reference/actors.py"
SCENE, RULES = "engines/reference/scene.py", "network/rules.py"

MUTANTS = (
    Mutant("ties of entities broken by the higher key", LINE, "entity.queued, entity.key, entity)", "entity.queued, -entity.key, entity)"),
    Mutant("ties of a LIFO line broken by the higher key", LINE, "entity.queued, entity.key, entity)", "entity.queued, -entity.key if self.lifo else entity.key, entity)"),
    Mutant("ties of servers broken by the higher key", SETTLE, "(server.idle_since, server.key)", "(server.idle_since, -server.key)"),
    Mutant("a gate without hysteresis", RULES, "return count <= open_at", "return count <= close_at"),
    Mutant("a gate shuts at its count", RULES, "return count <= close_at", "return count < close_at"),
    Mutant("a start beats a renege", JOURNEY, "lambda: self._lose_patience(entity) if entity.over is over else None)", "lambda: self._lose_patience(entity) if entity.over is over else None, 3)"),
    Mutant("patience of a visit before", JOURNEY, "self._lose_patience(entity) if entity.over is over else None", "self._lose_patience(entity)"),
    Mutant("patience may be none at all", JOURNEY, "max(1, scene.seconds(stations.patience", "max(0, scene.seconds(stations.patience"),
    Mutant("no overtime", RULES, "    if mode == FINISH:\n        return t + needed, True\n", ""),
    Mutant("a gap as long as its cover is too long", RULES, "duty.on[row + 1] - off > cover", "duty.on[row + 1] - off >= cover"),
    Mutant("a restart forgets nothing", RULES, "        if mode != RESTART:\n            left -= off - begin\n", "        left -= off - begin\n"),
    Mutant("a duty row is forgotten", RULES, "            worked += duty.off[row] - begin\n        row += 1\n", "            worked += duty.off[row] - begin\n        row += 2\n"),
    Mutant("halves are rounded down", RULES, "return math.floor(x + 0.5)", "return math.ceil(x - 0.5)"),
    Mutant("a curve jumps after its knot", RULES, "knot.x[at + 1] <= x", "knot.x[at + 1] < x"),
    Mutant("a calendar's time is over a stretch later", RULES, "opening.before[middle] < target", "opening.before[middle] <= target"),
    Mutant("the last way keeps its weight", RULES, "row < final else max(0.0, 1.0 - bases)", "row <= final else max(0.0, 1.0 - bases)"),
    Mutant("the rank of a station is that of its first skill", SETTLE, "place = (self.network.skill.rank[skill], *those[0])", "place = (0, *those[0])"),
    Mutant("one more than the limit", OWNERS, "server.owned[slot] >= most", "server.owned[slot] > most"),
    Mutant("the end of an interrupted service", SERVICE, "self._end(service, done) if server.service is service else None", "self._end(service, done)"),
    Mutant("no set-up for interrupted work", SERVICE, "server.last_station in (-1, entity.station)", "server.last_station in (-1, entity.station) or entity.part"),
    Mutant("interrupted work is always restarted", SERVICE, "        if mode != RESTART:\n            worked = max", "        if mode < 0:\n            worked = max"),
    Mutant("draws at the visit number since the reset", ACTORS, "return self.visits[self.station] + self.earlier.get(self.station, 0)", "return self.visits[self.station]"),
    Mutant("the prompt way knows of the wait", JOURNEY, "stay._replace(started=entity.queued)", "stay"),
    Mutant("owners are assigned in the order of keys", OWNERS, "sorted(look, key=lambda entity: (entity.queued, entity.key))", "sorted(look, key=lambda entity: entity.key)"),
    Mutant("a booking without owner is credited to the server", JOURNEY, "-1 if owner is None else owner.row", "server if owner is None else owner.row"),
    Mutant("the latest is turned away, whatever the ranks", SETTLE, "(self._rank(row, entity), entity.queued, entity.key)", "(entity.queued, entity.key)"),
    Mutant("a child of a stream comes one second late", JOURNEY, "return self.scene.now + max(1, rules.whole(gap))", "return self.scene.now + max(1, rules.whole(gap)) + 1"),
    Mutant("a child of a stream comes after other events", JOURNEY, "self._bear_of_stream(entity, row, number), URGENT)", "self._bear_of_stream(entity, row, number), 3)"),
    Mutant("the mark is not set", JOURNEY, "entity.mark = scene.now", "entity.mark = entity.mark"),
    Mutant("the first started is interrupted", SETTLE, "(queued, key, -service.started,", "(queued, key, service.started,"),
    Mutant("who cannot be served by an owner is not looked at again", OWNERS, "            owner.owned[slot] -= 1\n            self.vacate()", "            owner.owned[slot] -= 1"),
    Mutant("an inherited owner counts", OWNERS, "        child.inherited.add(slot)\n", ""),
    Mutant("the length of an absence is one more", SHIFTS, "server.gap = duty.on[row] - last_off", "server.gap = duty.on[row] - last_off + 1"),
    Mutant("idle since duty began, whatever was done since", SHIFTS, "max(server.idle_since, duty.on[row])", "duty.on[row]"),
    Mutant("a try that reaches is as short as one that misses", SERVICE, "entity.missed and missed != -1", "missed != -1"),
    Mutant("gates are open at the start of a run", HANDOVER, "key not in before.shut.key", "True"),
    Mutant("set-up counts as work when work is laid down", HANDOVER, "inside.worked[row] - inside.setup[row]", "inside.worked[row]"),
    Mutant("whoever leaves a delay changes no gate", SCENE, "        entity.over.succeed((outcome, to))\n        self.ask_settle_if_watched(entity.station)\n", "        entity.over.succeed((outcome, to))\n"),
)  # fmt: skip
