"""Gates, owners and what runs hand on: what a run can show of them."""

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial
from itertools import pairwise

from engines.agreement.features.evidence import Evidence, Row
from salessim.network.tables import (
    DELAY,
    FEWEST_OPEN,
    FINISH,
    FOREVER,
    HAND_OVER,
    KEEP,
    LONGEST_IDLE,
    PRESENT,
    RANDOM,
    RESTART,
    ROUND_ROBIN,
    WAITING,
)
from salessim.results.log import RENEGED

Features = dict[str, Callable[[Evidence], bool]]


# ---- gates ---------------------------------------------------------------------------------------------------------


def _reopened(e: Evidence) -> set[int]:
    """Gates that opened in this run."""
    return {gate for gate, _, is_open in e.gates if is_open}


def _watches(e: Evidence, gate: int) -> list[tuple[int, int]]:
    """(station, what) of everything that a gate watches."""
    first, after = e.network.gate.watch_from[gate], e.network.gate.watch_to[gate]
    return list(zip(e.network.watch.station[first:after], e.network.watch.what[first:after], strict=True))


def _reopened_watching(e: Evidence, what: int) -> bool:
    return any({kind for _, kind in _watches(e, gate)} == {what} for gate in _reopened(e))


GATES: Features = {
    "a gate shuts": lambda e: any(not is_open for _, _, is_open in e.gates),
    "a gate shuts and opens again": lambda e: any(
        first[0] == second[0] for first, second in pairwise(sorted(e.gates)) if first[2] == 0 and second[2] == 1
    ),
    "a gate that counts who waits opens": partial(_reopened_watching, what=WAITING),
    "a gate that counts who is present opens": partial(_reopened_watching, what=PRESENT),
    "a gate that counts several stations opens": lambda e: any(
        len({station for station, _ in _watches(e, gate)}) > 1 for gate in _reopened(e)
    ),
    "a gate that watches a delay opens": lambda e: any(
        e.station.kind[station] == DELAY for gate in _reopened(e) for station, _ in _watches(e, gate)
    ),
    "a gate shuts and opens in one second": lambda e: max(
        Counter((gate, time) for gate, time, _ in e.gates).values(), default=0
    ) > 1,
    "a gate opens at nobody": lambda e: any(e.network.gate.open_at[gate] == 0 for gate in _reopened(e)),
    "a gate never opens again": lambda e: any(
        e.network.gate.open_at[gate] < 0 for gate, _, is_open in e.gates if not is_open
    ),
    "two gates change in one second": lambda e: any(
        first[1] == second[1] and first[0] != second[0] for first, second in pairwise(e.gates)
    ),
    "work begins as a gate opens": lambda e: bool(
        {time for _, time, is_open in e.gates if is_open} & {row.started for row in e.spells}
    ),
}  # fmt: skip


# ---- owners --------------------------------------------------------------------------------------------------------


def _at_desks(e: Evidence) -> list[Row]:
    """Spells of service at desks."""
    return [row for row in e.spells if e.station.desk[row.station] != -1]


def _desk_pairs(e: Evidence) -> list[tuple[Row, Row]]:
    """Two spells after one another of one entity at desks of one slot."""
    rows = defaultdict(list)
    for row in _at_desks(e):
        rows[row.entity, e.station.desk[row.station]].append(row)
    return [pair for of_one in rows.values() for pair in pairwise(of_one)]


def _assigned_by(e: Evidence, rule: int) -> bool:
    """Two servers at the desks of a slot with this rule."""
    servers = defaultdict(set)
    for row in _at_desks(e):
        servers[e.station.desk[row.station]].add(row.server)
    return any(e.network.slot.assign_rule[slot] == rule and len(those) > 1 for slot, those in servers.items())


def _left_between(e: Evidence, what: int) -> list[tuple[Row, Row]]:
    """Desk pairs of a slot of this kind between which the first server's spell ended."""
    return [
        (first, second)
        for first, second in _desk_pairs(e)
        if e.network.slot.on_owner_left[e.station.desk[first.station]] == what
        and e.world.server.ends[first.server] <= second.started
        and first.server != second.server
    ]


def _lost(e: Evidence) -> list[Row]:
    """Whoever is lost at a hand-over: gone in the second in which a spell ended or the run began, not by patience."""
    seconds = {end for end in e.world.server.ends if end < e.until} | {e.start}
    return [row for row in e.of(RENEGED) if row.ended in seconds and e.station.patience[row.station] == -1]


def _stood_in(e: Evidence) -> bool:
    """At a desk somebody else works while the owner, who worked before and after, is away."""
    pairs = _desk_pairs(e)
    return any(
        first.server == third.server != second.server
        for first, second in pairs
        for again, third in pairs
        if again == second
    )


def _claims(e: Evidence, same: bool) -> bool:
    return any(
        -1 not in (e.station.desk[row.station], e.station.claims[row.station])
        and (e.station.desk[row.station] == e.station.claims[row.station]) == same
        for row in e.spells
    )


def _limit_reached(e: Evidence) -> bool:
    """At the end somebody owns as many as allowed."""
    slot = {key: row for row, key in enumerate(e.network.slot.key)}
    team = dict(zip(e.world.server.key, e.world.server.team, strict=True))
    owned = Counter((owner, slot[of]) for _, of, owner, counts, _ in zip(*e.state.owned, strict=True) if counts)
    limits = e.network.limit
    for (owner, of), number in owned.items():
        if owner in team:
            first, after = e.network.team.limit_from[team[owner]], e.network.team.limit_to[team[owner]]
            if any(limits.slot[row] == of and limits.most[row] <= number for row in range(first, after)):
                return True
    return False


def _claimed_then_desk(e: Evidence) -> bool:
    claimed = {(row.entity, e.station.claims[row.station], row.server) for row in e.spells}
    return any((row.entity, e.station.desk[row.station], row.server) in claimed for row in _at_desks(e))


def _effect(e: Evidence, column: str) -> bool:
    values = getattr(e.route, column)
    return any(values[row.route] != -1 for row in e.taken)


OWNERS: Features = {
    "a desk is served by its owner again": lambda e: any(
        first.server == second.server for first, second in _desk_pairs(e)
    ),
    "a desk waits for its owner's duty": lambda e: any(
        row.started > row.queued and row.started in {on for on, _ in e.duty[row.server]} for row in _at_desks(e)
    ),
    "somebody stands in for an owner": _stood_in,
    "the longest idle is given a desk": partial(_assigned_by, rule=LONGEST_IDLE),
    "who owns fewest is given a desk": partial(_assigned_by, rule=FEWEST_OPEN),
    "whose turn it is is given a desk": partial(_assigned_by, rule=ROUND_ROBIN),
    "a desk is given by lot": partial(_assigned_by, rule=RANDOM),
    "somebody owns as many as allowed": _limit_reached,
    "somebody waits for an owner": lambda e: (
        0 in e.state.owned.server or any(row.server == -1 and e.station.desk[row.station] != -1 for row in e.open_rows)
    ),
    "whoever claims works at the desk": _claimed_then_desk,
    "a desk claims its own slot": partial(_claims, same=True),
    "a desk claims another slot": partial(_claims, same=False),
    "what somebody leaves is handed over": lambda e: bool(_left_between(e, HAND_OVER)),
    "what somebody leaves is kept": lambda e: bool(_left_between(e, KEEP)),
    "a hand-over goes to a team": lambda e: any(
        e.network.slot.handover_to[e.station.desk[first.station]] != -1 for first, _ in _left_between(e, HAND_OVER)
    ),
    "a hand-over loses somebody": lambda e: bool(_lost(e)),
    "a hand-over loses somebody who is delayed": lambda e: any(e.is_delay(row.station) for row in _lost(e)),
    "a way assigns an owner": lambda e: _effect(e, "assign"),
    "a way releases an owner": lambda e: _effect(e, "release"),
    "two slots have owners": lambda e: max(Counter(e.state.owned.entity).values(), default=0) > 1,
    "a child has its parent's owner": lambda e: 0 in e.state.owned.counts,
}


# ---- from one run to the next --------------------------------------------------------------------------------------


def _taken_up(e: Evidence) -> list[dict[str, int]]:
    """Everybody who was inside when the run began."""
    if e.before is None:
        return []
    inside = e.before.inside
    return [dict(zip(inside._fields, row, strict=True)) for row in zip(*inside, strict=True)]


def _in_hand(e: Evidence) -> list[dict[str, int]]:
    return [row for row in _taken_up(e) if row["server"] != 0]


def _goes_on(e: Evidence, row: dict[str, int]) -> bool:
    """Whether a spell of service in hand goes on with its server."""
    return any(spell.entity == row["key"] and spell.started == row["started"] for spell in e.spells)


def _mode_of(e: Evidence, row: dict[str, int]) -> int:
    modes = dict(zip(e.station.key, e.station.at_shift_end, strict=True))
    return modes[row["station"]]


def _before(e: Evidence, table: str, column: str) -> set[int]:
    """The values of a column of the state that was taken up."""
    return set() if e.before is None else set(getattr(getattr(e.before, table), column))


STATES: Features = {
    "a wait goes on": lambda e: any(row["server"] == 0 and row["until"] == FOREVER for row in _taken_up(e)),
    "a delay goes on": lambda e: any(
        spell.entity == row["key"] and e.is_delay(spell.station) and spell.queued < e.start
        for row in _taken_up(e) for spell in e.of_entity[row["key"]]
    ),
    "patience goes on": lambda e: any(row["first"] == -1 and e.start < row["until"] < FOREVER for row in _taken_up(e)),
    "work in hand goes on": lambda e: any(_goes_on(e, row) for row in _in_hand(e)),
    "work in hand is laid down": lambda e: any(
        not _goes_on(e, row) and any(spell.part > 0 for spell in e.of_entity[row["key"]]) for row in _in_hand(e)
    ),
    "work in hand that is restarted goes on": lambda e: any(
        _goes_on(e, row) and _mode_of(e, row) == RESTART for row in _in_hand(e)
    ),
    "overtime goes on": lambda e: any(
        _goes_on(e, row) and _mode_of(e, row) == FINISH and _off_duty_at_start(e, row["server"]) for row in _in_hand(e)
    ),
    "work in hand goes on over the night": lambda e: any(
        _goes_on(e, row) and _mode_of(e, row) != FINISH and _off_duty_at_start(e, row["server"]) for row in _in_hand(e)
    ),
    "a stream goes on": lambda e: bool(_before(e, "stream", "parent")),
    "a gate is shut from the start": lambda e: bool(_before(e, "shut", "key") & set(e.network.gate.key)),
    "a gate that was shut is not there": lambda e: bool(_before(e, "shut", "key") - set(e.network.gate.key)),
    "a turn goes on": lambda e: bool(_before(e, "turn", "slot") & set(e.network.slot.key)),
    "an owner is not there any more": lambda e: bool(_before(e, "owned", "server") - {0} - set(e.world.server.key)),
    "something is booked for an owner who is not there any more": lambda e: any(
        e.route.credit[row.route] != -1 and e.route.ledger[row.route] != -1 and row.entity in _left_behind(e)
        for row in e.taken if row.ended == e.start
    ),
    "an owner goes on owning": lambda e: bool(_before(e, "owned", "server") & set(e.world.server.key)),
    "somebody still wants an owner": lambda e: 0 in _before(e, "owned", "server"),
    "a slot is not there any more": lambda e: bool(_before(e, "owned", "slot") - set(e.network.slot.key)),
    "somebody's source is not there any more": lambda e: bool(
        _before(e, "inside", "source") - {0} - set(e.network.source.key)
    ),
    "visits go on counting": lambda e: any(number > 1 for number in _before(e, "visits", "number")),
    "a spell was over before the run began": lambda e: any(end <= e.start for end in e.world.server.ends),
}  # fmt: skip


def _left_behind(e: Evidence) -> set[int]:
    """Those whose owners are not there any more."""
    if e.before is None:
        return set()
    owned = zip(e.before.owned.entity, e.before.owned.server, strict=True)
    return {entity for entity, owner in owned if owner not in (0, *e.world.server.key)}


def _off_duty_at_start(e: Evidence, key: int) -> bool:
    duty = [stretches for server, stretches in zip(e.world.server.key, e.duty, strict=True) if server == key]
    return not any(on <= e.start < off for stretches in duty for on, off in stretches)
