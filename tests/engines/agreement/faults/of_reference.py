"""Faults for the SimPy engine and the rule book: each breaks one sentence of the rules of one instant."""

from engines.agreement.faults.mutant import Mutant

LINE, SETTLE, OWNERS = "engines/reference/line.py", "engines/reference/settle.py", "engines/reference/owners.py"
JOURNEY, SERVICE = "engines/reference/journey.py", "engines/reference/service.py"
SHIFTS, HANDOVER = "engines/reference/shifts.py", "engines/reference/handover.py"
SCENE, RULES = "engines/reference/scene.py", "network/rules.py"

MUTANTS = (
    Mutant(
        "ties of entities broken by the higher key",
        LINE,
        "-entity.queued if self.lifo else entity.queued, entity.key",
        "-entity.queued if self.lifo else entity.queued, -entity.key",
        2,
    ),
    Mutant(
        "ties of a LIFO line broken by the higher key",
        LINE,
        "-entity.queued if self.lifo else entity.queued, entity.key",
        "-entity.queued if self.lifo else entity.queued, -entity.key if self.lifo else entity.key",
        2,
    ),
    Mutant(
        "ties of servers broken by the higher key",
        SCENE,
        "(server.idle_since, server.key",
        "(server.idle_since, -server.key",
        2,
    ),
    Mutant("a gate without hysteresis", RULES, "return count <= open_at", "return count <= close_at"),
    Mutant("a gate shuts at its count", RULES, "return count <= close_at", "return count < close_at"),
    Mutant(
        "a start beats a renege",
        JOURNEY,
        "self.scene.at(until, self._lose_patience, entity)",
        "self.scene.at(until, self._lose_patience, entity, 3)",
    ),
    Mutant(
        "patience of a visit before",
        JOURNEY,
        "        if entity.ends is event:\n            self.scene.turn_away",
        "        if entity.waiting is not None:\n            self.scene.turn_away",
    ),
    Mutant(
        "patience may be none at all",
        JOURNEY,
        "max(1, self.scene.seconds(entity.case.patience",
        "max(0, self.scene.seconds(entity.case.patience",
    ),
    Mutant("no overtime", RULES, "    if mode == FINISH:\n        return t + needed, True\n", ""),
    Mutant(
        "a gap as long as its cover is too long",
        RULES,
        "duty.on[row + 1] - off > cover",
        "duty.on[row + 1] - off >= cover",
    ),
    Mutant(
        "a restart forgets nothing",
        RULES,
        "        if mode != RESTART:\n            left -= off - begin\n",
        "        left -= off - begin\n",
    ),
    Mutant(
        "a duty row is forgotten",
        RULES,
        "            worked += duty.off[row] - begin\n        row += 1\n",
        "            worked += duty.off[row] - begin\n        row += 2\n",
    ),
    Mutant("halves are rounded down", RULES, "return math.floor(x + 0.5)", "return math.ceil(x - 0.5)"),
    Mutant("a curve jumps after its knot", RULES, "knot.x[at + 1] <= x", "knot.x[at + 1] < x"),
    Mutant(
        "a calendar's time is over a stretch later",
        RULES,
        "opening.before[middle] < target",
        "opening.before[middle] <= target",
    ),
    Mutant(
        "the last way keeps its weight",
        RULES,
        "row < final else max(0.0, 1.0 - bases)",
        "row <= final else max(0.0, 1.0 - bases)",
    ),
    Mutant(
        "the rank of a station is that of its first skill",
        SETTLE,
        "place = (self.network.skill.rank[skill], queued, key, first)",
        "place = (0, queued, key, first)",
    ),
    Mutant("one more than the limit", OWNERS, "server.owned[slot] >= most", "server.owned[slot] > most"),
    Mutant(
        "the end of an interrupted service",
        SERVICE,
        "        if server.service is service:\n",
        "        if server.service is not None:\n",
    ),
    Mutant(
        "no set-up for interrupted work",
        SERVICE,
        "server.last_station in (-1, entity.station)",
        "server.last_station in (-1, entity.station) or entity.part",
    ),
    Mutant(
        "interrupted work is always restarted",
        SERVICE,
        "        if mode != RESTART:\n            worked = max",
        "        if mode < 0:\n            worked = max",
    ),
    Mutant(
        "draws at the visit number since the reset",
        JOURNEY,
        "entity.turn = entity.visit + entity.earlier[station] if station in entity.earlier else entity.visit",
        "entity.turn = entity.visit",
    ),
    Mutant("the prompt way knows of the wait", JOURNEY, "stay._replace(started=entity.queued)", "stay"),
    Mutant(
        "owners are assigned in the order of keys",
        OWNERS,
        "sorted(look, key=lambda entity: (entity.queued, entity.key))",
        "sorted(look, key=lambda entity: entity.key)",
    ),
    Mutant(
        "a booking without owner is credited to the server",
        JOURNEY,
        "-1 if owner is None else owner.row",
        "server if owner is None else owner.row",
    ),
    Mutant(
        "the latest is turned away, whatever the ranks",
        SETTLE,
        "(self._rank(row, entity), entity.queued, entity.key)",
        "(entity.queued, entity.key)",
    ),
    Mutant(
        "a child of a stream comes one second late",
        JOURNEY,
        "return self.scene.now + max(1, rules.whole(gap))",
        "return self.scene.now + max(1, rules.whole(gap)) + 1",
    ),
    Mutant(
        "a child of a stream comes after other events",
        JOURNEY,
        "(entity, row, number), URGENT)",
        "(entity, row, number), 3)",
    ),
    Mutant("the mark is not set", JOURNEY, "entity.mark = scene.now", "entity.mark = entity.mark"),
    Mutant(
        "the first started is interrupted", SETTLE, "(queued, key, -service.started,", "(queued, key, service.started,"
    ),
    Mutant(
        "who found no owner is not looked at again",
        OWNERS,
        "            self.scene.vacancy = True\n            self.scene.ask_settle()\n            if owner",
        "            self.scene.ask_settle()\n            if owner",
    ),
    Mutant("an inherited owner counts", OWNERS, "        child.inherited.add(slot)\n", ""),
    Mutant(
        "the length of an absence is one more",
        SHIFTS,
        "server.gap = duty.on[row] - last_off",
        "server.gap = duty.on[row] - last_off + 1",
    ),
    Mutant(
        "idle since duty began, whatever was done since", SHIFTS, "max(server.idle_since, duty.on[row])", "duty.on[row]"
    ),
    Mutant(
        "a try that reaches is as short as one that misses",
        SERVICE,
        "self.network.station.missed[entity.station] if entity.missed else -1",
        "self.network.station.missed[entity.station]",
    ),
    Mutant("gates are open at the start of a run", HANDOVER, "if key in before.shut.key:", "if False:"),
    Mutant(
        "set-up counts as work when work is laid down",
        HANDOVER,
        "inside.worked[row] - inside.setup[row]",
        "inside.worked[row]",
    ),
    Mutant(
        "whoever leaves a delay changes no gate",
        SCENE,
        "        if entity.case.watched:\n            self.crowd_changed()\n\n    def turn_away",
        "\n    def turn_away",
    ),
    Mutant(
        "a gate that opens wakes nobody",
        SETTLE,
        "                self.scene.touch_all()\n                self.scene.recorder",
        "                self.scene.recorder",
    ),
    Mutant(
        "colleagues are alike where they are not", SETTLE, "            if self.alike[team]:", "            if True:"
    ),
    Mutant("a straight way forgets the quality", JOURNEY, "ways is not None and quality == 1.0", "ways is not None"),
    Mutant(
        "a limit that is free again wakes nobody",
        OWNERS,
        "            if owner.in_spell:\n                self.scene.touch(owner.team)\n",
        "",
    ),
)
