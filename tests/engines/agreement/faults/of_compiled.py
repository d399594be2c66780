"""Faults for the kernel of the compiled engine: rules broken, lists and timers left as they were."""

from engines.agreement.faults.mutant import Mutant

ADVANCE, ASSIGNMENT, CALENDAR = (f"engines/compiled/{name}.py" for name in ("advance", "assignment", "calendar"))
CHANCE, CROWDS, HANDOVER = (f"engines/compiled/{name}.py" for name in ("chance", "crowds", "handover"))
HEADS, IDLE, JOURNEY, LEGACY = (f"engines/compiled/{name}.py" for name in ("heads", "idle", "journey", "legacy"))
LINES, OWNERS, POPULATION = (f"engines/compiled/{name}.py" for name in ("lines", "owners", "population"))
SERVICE, SETTLE, SHIFTS = (f"engines/compiled/{name}.py" for name in ("service", "settle", "shifts"))

MUTANTS = (
    Mutant(
        "ties of entities broken by the higher key", LINES, "return one.key < other.key", "return one.key > other.key"
    ),
    Mutant(
        "a LIFO line is a FIFO line",
        LINES,
        "(one.queued > other.queued) if lifo else (one.queued < other.queued)",
        "one.queued < other.queued",
    ),
    Mutant("ties of servers broken by the higher key", IDLE, "return one.key < two.key", "return one.key > two.key"),
    Mutant(
        "a gate does not see who joins",
        LINES,
        "    if spot.watched == 1:\n        m.regate = 1\n    touch_crews(m, station)",
        "    touch_crews(m, station)",
    ),
    Mutant(
        "a gate that opens wakes nobody",
        SETTLE,
        "            record.change(m, gate, m.open[gate])\n            owners.touch_all(m)\n",
        "            record.change(m, gate, m.open[gate])\n",
    ),
    Mutant(
        "a gate counts those in service as waiting",
        SETTLE,
        "spot.waiting if m.watch.what[row] == WAITING else spot.present",
        "spot.present",
    ),
    Mutant(
        "colleagues are alike where they are not", SETTLE, "s = -1 if crew.alike == 1 else m.server[s].behind", "s = -1"
    ),
    Mutant("one more than the limit", OWNERS, "counted >= most", "counted > most"),
    Mutant(
        "patience goes on in service",
        SERVICE,
        "    lines.remove(m, a)\n    calendar.cancel(m, a)\n",
        "    lines.remove(m, a)\n",
    ),
    Mutant("the end of an interrupted service", SERVICE, "    calendar.cancel(m, m.server[s].entity)\n", ""),
    Mutant(
        "no set-up for interrupted work",
        SERVICE,
        "if law == -1 or server.last_station == -1 or",
        "if law == -1 or m.actor[a].part > 0 or server.last_station == -1 or",
    ),
    Mutant("set-up counts as work", SERVICE, "done = max(0, worked(m, s) - server.setup)", "done = worked(m, s)"),
    Mutant(
        "draws at the visit number since the reset",
        JOURNEY,
        "m.now, joins.number, joins.number + joins.earlier",
        "m.now, joins.number, joins.number",
    ),
    Mutant(
        "the prompt way knows of the wait",
        JOURNEY,
        "Stay(actor.segment, actor.missed, actor.queued, actor.queued, actor.mark",
        "Stay(actor.segment, actor.missed, actor.queued, started, actor.mark",
    ),
    Mutant("a straight way forgets the quality", JOURNEY, "if quality == 1.0 and m.ways_from", "if m.ways_from"),
    Mutant(
        "a booking by an owner of a run before",
        JOURNEY,
        "        if credited >= m.servers:",
        "        if credited > m.servers:",
    ),
    Mutant(
        "the latest is turned away, whatever the ranks",
        CROWDS,
        "worst == -1 or rank > highest or (rank == highest and _joined_after(m, a, worst))",
        "worst == -1 or _joined_after(m, a, worst)",
    ),
    Mutant(
        "of those who joined a LIFO line together, any is turned away",
        CROWDS,
        "        if m.actor[a].first == -1:\n            latest = a\n",
        "",
    ),
    Mutant("people who are gone rank those who wait", SHIFTS, "    m.crew[server.team].in_spell -= 1\n", ""),
    Mutant(
        "a child of a stream comes one second late",
        JOURNEY,
        "return m.now + max(1, rules.whole(gap))",
        "return m.now + max(1, rules.whole(gap)) + 1",
    ),
    Mutant(
        "a child of a stream comes after other events",
        ADVANCE,
        "a = calendar.first_stream(m) if m.streams > 0 else -1",
        "a = -1",
    ),
    Mutant("the mark is not set", JOURNEY, "        actor.mark = m.now\n", "        actor.mark = actor.mark\n"),
    Mutant(
        "idle since duty began, whatever was done since",
        SHIFTS,
        "max(server.idle_since, m.duty.on[server.at])",
        "m.duty.on[server.at]",
    ),
    Mutant(
        "a gap as long as its cover is too long for a desk",
        HEADS,
        "m.server[owner].gap > cover",
        "m.server[owner].gap >= cover",
    ),
    Mutant(
        "urgent work waits for its rank",
        HEADS,
        "    if best == -1 or m.urgents == 0:\n        return best\n",
        "    if best == -1 or m.urgents >= 0:\n        return best\n",
    ),
    Mutant(
        "the first started is interrupted",
        SETTLE,
        "m.server[s].started > m.server[chosen].started",
        "m.server[s].started < m.server[chosen].started",
    ),
    Mutant(
        "urgent work that comes interrupts nobody",
        LINES,
        "touched = 1\n    m.hurried = 1\n",
        "touched = 1\n",
    ),
    Mutant(
        "owners are assigned in the order of arrival", ASSIGNMENT, "    sorting.by_joining(m, m.look_list, looks)\n", ""
    ),
    Mutant(
        "owners above the limit may be assigned",
        ASSIGNMENT,
        "rank > best_rank or rank == NO_RANK or owners.full(m, s, slot)",
        "rank > best_rank or rank == NO_RANK",
    ),
    Mutant("a hand-over goes to anybody", ASSIGNMENT, "slots.handover_to[slot]\n", "ANY_TEAM\n"),
    Mutant("an inherited owner counts", OWNERS, "    m.owning[a * m.slots + slot].inherited = 1\n", ""),
    Mutant(
        "who found no owner is not looked at again",
        OWNERS,
        "    m.vacancy = m.asked = 1\n    touch_all(m)\n",
        "    m.asked = 1\n",
    ),
    Mutant(
        "a newcomer has the streams of who had its row",
        POPULATION,
        "actor.server, actor.streams, actor.hops = -1, -1, 0",
        "actor.server, actor.hops = -1, 0",
    ),
    Mutant(
        "a newcomer has the visits of who had its row",
        POPULATION,
        "        joins.number, joins.earlier = 0, 0\n",
        "        joins.earlier = 0\n",
    ),
    Mutant(
        "a stream outlives its parent",
        POPULATION,
        "        calendar.cancel(m, flow)\n        m.streams -= 1\n        _die(m, flow)\n",
        "",
    ),
    Mutant(
        "an event of a later stretch cannot be cancelled",
        CALENDAR,
        "        m.epochs[place >> STRETCH] = later\n        return",
        "        return",
    ),
    Mutant("a second that is free again looks taken", CALENDAR, "    if later == -1:\n        _leave(m, second)\n", ""),
    Mutant("patience at the end counts from the end", CHANCE, "actor.queued, patience)", "m.now, patience)"),
    Mutant("work of somebody gone is lost", HANDOVER, "            _lay_down(m, row)\n", "            pass\n"),
    Mutant(
        "a restart after the cut forgets what was done before",
        HANDOVER,
        "server.since = m.now - server.before",
        "server.since = m.now",
    ),
    Mutant(
        "whoever is employed at the start is so later",
        HANDOVER,
        "if m.server[s].starts <= m.start:",
        "if m.server[s].starts < m.start - 1000000000:",
    ),
    Mutant("turns are forgotten", LEGACY, "state.turn.server[slot != -1]", "0"),
)
