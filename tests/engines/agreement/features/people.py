"""Duty, skills, interruptions and tries: what a run can show of them."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from engines.agreement.features.evidence import Evidence, Row
from salessim.network.tables import FINISH, RESTART, RESUME
from salessim.results.log import INTERRUPTED

Features = dict[str, Callable[[Evidence], bool]]


# ---- duty ----------------------------------------------------------------------------------------------------------


def _over_a_gap(e: Evidence, mode: int) -> bool:
    return any(e.mode(row) == mode and e.gaps(row) for row in e.served)


def _sent_back(e: Evidence, mode: int) -> list[Row]:
    """Work that went back to its line when its server went off duty."""
    return [row for row in e.of(INTERRUPTED) if e.mode(row) == mode and row.ended in e.offs[row.server]]


def _overtime(e: Evidence) -> list[Row]:
    return [
        row for row in e.served
        if e.mode(row) == FINISH and any(row.started < off < row.ended for off in e.offs[row.server])
    ]  # fmt: skip


def _ends_of_spells(e: Evidence) -> set[int]:
    return {end for end in e.world.server.ends if e.start < end < e.until}


DUTY: Features = {
    "work is resumed after the night": lambda e: _over_a_gap(e, RESUME),
    "work is restarted after the night": lambda e: _over_a_gap(e, RESTART),
    "work bridges a gap as long as its cover": lambda e: any(
        e.mode(row) != FINISH and e.station.cover[row.station] in e.gaps(row) for row in e.served
    ),
    "work bridges two gaps": lambda e: any(e.mode(row) != FINISH and len(e.gaps(row)) > 1 for row in e.spells),
    "overtime": lambda e: bool(_overtime(e)),
    "overtime into the next duty": lambda e: any(e.gaps(row) for row in _overtime(e)),
    "overtime past the spell": lambda e: any(row.ended > e.world.server.ends[row.server] for row in _overtime(e)),
    "work goes back at the end of duty, to be resumed": lambda e: bool(_sent_back(e, RESUME)),
    "work goes back at the end of duty, to be restarted": lambda e: bool(_sent_back(e, RESTART)),
    "work goes back at the end of a spell": lambda e: any(
        row.ended == e.world.server.ends[row.server] for row in e.of(INTERRUPTED)
    ),
    "work sent back is taken by another": lambda e: any(
        after.server != row.server for row, after in e.next_part.items() if row.ended in e.offs[row.server]
    ),
    "work ends as duty ends": lambda e: any(row.ended in e.offs[row.server] for row in e.served),
    "a spell begins within the run": lambda e: any(e.start < e.world.server.starts[server] for server in e.of_server),
    "a spell ends within the run": lambda e: any(e.world.server.ends[server] < e.until for server in e.of_server),
    "one comes as another goes": lambda e: bool(_ends_of_spells(e) & set(e.world.server.starts)),
    "a spell ends as a service of another ends": lambda e: bool(_ends_of_spells(e) & e.ends.keys()),
    "somebody is never on duty": lambda e: any(
        not any(on < e.until and off > e.start for on, off in duty) for duty in e.duty
    ),
    "work begins as duty begins": lambda e: any(
        row.started in {on for on, _ in e.duty[row.server]} and row.started > row.queued for row in e.spells
    ),
}


# ---- skills --------------------------------------------------------------------------------------------------------


def _younger_first(e: Evidence) -> bool:
    """A server takes the younger of two who wait at different stations, because of its rank."""
    rank = e.network.skill.rank
    for rows in e.of_server.values():
        for first, second in pairwise(rows):
            if second.queued < first.queued <= first.started < second.started and first.station != second.station:
                mine, its = e.rank(first), e.rank(second)
                if -1 not in (mine, its) and rank[mine] < rank[its]:
                    return True
    return False


def _older_first(e: Evidence) -> bool:
    """A server chooses by age between two stations of equal rank."""
    rank = e.network.skill.rank
    for rows in e.of_server.values():
        for first, second in pairwise(rows):
            if first.queued <= second.queued < first.started and first.station != second.station:
                mine, its = e.rank(first), e.rank(second)
                if -1 not in (mine, its) and rank[mine] == rank[its]:
                    return True
    return False


def _with(e: Evidence, column: str) -> list[Row]:
    values = getattr(e.network.skill, column)
    return [row for row in e.spells if (place := e.rank(row)) != -1 and values[place] not in (1.0, -1)]


def _ramped(e: Evidence, column: str) -> bool:
    ramps = getattr(e.network.seat, column)
    return any(ramps[e.world.server.seat[server]] != -1 for server in e.of_server)


def _turns(e: Evidence) -> list[tuple[Row, Row]]:
    """Two spells of one server at different stations, where turning takes time."""
    setups = [e.network.team.setup[team] for team in e.world.server.team]
    pairs = [pair for server, rows in e.of_server.items() if setups[server] != -1 for pair in pairwise(rows)]
    return [(first, second) for first, second in pairs if first.station != second.station]


SKILLS: Features = {
    "rank comes before age": _younger_first,
    "age decides between equal ranks": _older_first,
    "a skill is for one segment": lambda e: bool(_with(e, "segment")),
    "a skill has its speed": lambda e: bool(_with(e, "speed")),
    "a person has its speed": lambda e: any(e.world.server.speed[server] != 1.0 for server in e.of_server),
    "speed grows with tenure": lambda e: _ramped(e, "speed_ramp"),
    "quality grows with tenure": lambda e: _ramped(e, "quality_ramp"),
    "turning to another station takes time": lambda e: bool(_turns(e)),
    "turning back to interrupted work takes time": lambda e: any(second.part > 0 for _, second in _turns(e)),
    "two are idle since the same second": lambda e: max(
        Counter(row.started for row in e.spells if row.started == row.queued).values(), default=0
    ) > 1,
}  # fmt: skip


# ---- interruptions -------------------------------------------------------------------------------------------------


def _regained(e: Evidence) -> bool:
    """Somebody interrupted goes on before somebody who joined later and could have been taken."""
    for row, after in e.next_part.items():
        for other in e.of_station[row.station]:
            if row.queued < other.queued < after.started < other.started:
                return True
    return False


INTERRUPTIONS: Features = {
    "work is interrupted, to be resumed": lambda e: any(mode == RESUME for _, _, mode in e.interruptions),
    "work is interrupted, to be restarted": lambda e: any(mode == RESTART for _, _, mode in e.interruptions),
    "who interrupts is interrupted": lambda e: bool(
        {row for row, _, _ in e.interruptions} & {urgent for _, urgent, _ in e.interruptions}
    ),
    "who was interrupted regains its place": _regained,
    "interrupted work is taken by another": lambda e: any(
        e.next_part[row].server != row.server for row, _, _ in e.interruptions if row in e.next_part
    ),
    "somebody is interrupted twice": lambda e: any(row.part > 0 for row, _, _ in e.interruptions),
    "two are interrupted in one second": lambda e: max(
        Counter(row.ended for row, _, _ in e.interruptions).values(), default=0
    ) > 1,
    "somebody is interrupted in the second of its start": lambda e: any(
        row.started == row.ended for row in e.of(INTERRUPTED)
    ),
    "work is interrupted after a night": lambda e: any(
        e.mode(row) != FINISH and e.gaps(row) for row, _, _ in e.interruptions
    ),
    "somebody interrupted is open at the end": lambda e: any(row.part > 0 and row.server == -1 for row in e.open_rows),
    "a set-up is interrupted": lambda e: any(
        row == second and row.ended < row.started + 5 for row, _, _ in e.interruptions for _, second in _turns(e)
    ),
}  # fmt: skip


# ---- tries ---------------------------------------------------------------------------------------------------------


TRIES: Features = {
    "a try misses and takes its own time": lambda e: any(
        row.missed and e.station.missed[row.station] != -1 for row in e.spells
    ),
    "a try misses and takes as long": lambda e: any(
        row.missed and e.station.missed[row.station] == -1 for row in e.spells
    ),
    "a try reaches": lambda e: any(e.station.reach[row.station] != -1 and not row.missed for row in e.served),
    "a try misses and the next one reaches": lambda e: any(
        first.missed and not second.missed and first.station == second.station
        for rows in e.of_entity.values()
        for first, second in pairwise([row for row in rows if row.server != -1])
    ),
    "a try that misses is interrupted": lambda e: any(row.missed for row in e.of(INTERRUPTED)),
}
