"""What happened in a run, arranged so that questions about it are short."""

from collections import Counter, defaultdict
from functools import cached_property
from typing import Any, NamedTuple

from engines.agreement.plays import Run
from salessim.columns import as_lists
from salessim.network.tables import DELAY, FOREVER, Network, World
from salessim.results.log import INTERRUPTED, OPEN, SERVED

Moments = list[tuple[int, int]]


class Row(NamedTuple):
    """A row of the visit log."""

    entity: int
    station: int
    visit: int
    part: int
    server: int
    queued: int
    started: int
    ended: int
    outcome: int
    missed: int
    route: int
    prompt: int


class Evidence:
    """One run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.network: Network = as_lists(run.network)
        self.world: World = as_lists(run.world)
        self.station, self.route = self.network.station, self.network.route
        self.rows = [Row(*row) for row in zip(*as_lists(run.log.visit), strict=True)]
        self.state = as_lists(run.left)
        self.before = None if run.before is None else as_lists(run.before)
        self.start, self.until = run.log.start, run.log.until

    # ---- rows of the log -------------------------------------------------------------------------------------------

    @cached_property
    def served(self) -> list[Row]:
        """Services that came to their end."""
        return [row for row in self.rows if row.outcome == SERVED]

    @cached_property
    def spells(self) -> list[Row]:
        """All spells of service, also those interrupted or open."""
        return [row for row in self.rows if row.server != -1]

    @cached_property
    def taken(self) -> list[Row]:
        """Visits that ended by a route."""
        return [row for row in self.rows if row.route != -1]

    def of(self, outcome: int) -> list[Row]:
        """Rows with this outcome."""
        return [row for row in self.rows if row.outcome == outcome]

    @cached_property
    def of_server(self) -> dict[int, list[Row]]:
        """The spells of service of every server, in their order."""
        found = defaultdict(list)
        for row in sorted(self.spells, key=lambda row: (row.started, row.ended if row.ended != -1 else FOREVER)):
            found[row.server].append(row)
        return found

    @cached_property
    def of_entity(self) -> dict[int, list[Row]]:
        """The rows of every entity, in their order."""
        found = defaultdict(list)
        for row in self.rows:
            found[row.entity].append(row)
        return found

    @cached_property
    def of_station(self) -> dict[int, list[Row]]:
        """The rows of every station."""
        found = defaultdict(list)
        for row in self.rows:
            found[row.station].append(row)
        return found

    @cached_property
    def next_part(self) -> dict[Row, Row]:
        """The spell of service that goes on with an interrupted one."""
        key = {(row.entity, row.station, row.queued, row.part): row for row in self.spells}
        parts = {row: key.get((row.entity, row.station, row.queued, row.part + 1)) for row in self.of(INTERRUPTED)}
        return {row: after for row, after in parts.items() if after is not None}

    @cached_property
    def ends(self) -> Counter[int]:
        """How many services end in each second."""
        return Counter(row.ended for row in self.served)

    def segment(self, row: Row) -> int:
        """The segment of whoever the row is about."""
        return self._segments[row.entity]

    @cached_property
    def _segments(self) -> dict[int, int]:
        people = self.run.log.entity
        return dict(zip(people.key.tolist(), people.segment.tolist(), strict=True))

    def rank(self, row: Row) -> int:
        """The skill row of a spell of service; -1 none."""
        skill, team = self.network.skill, self.world.server.team[row.server]
        for place in range(self.network.team.skill_from[team], self.network.team.skill_to[team]):
            if skill.station[place] == row.station and skill.segment[place] in (-1, self.segment(row)):
                return place
        return -1

    # ---- duty ------------------------------------------------------------------------------------------------------

    @cached_property
    def duty(self) -> list[Moments]:
        """The stretches of duty of every server."""
        on, off = self.world.duty
        slices = zip(self.world.server.duty_from, self.world.server.duty_to, strict=True)
        return [list(zip(on[first:after], off[first:after], strict=True)) for first, after in slices]

    @cached_property
    def offs(self) -> list[set[int]]:
        """When every server goes off duty."""
        return [{off for _, off in duty} for duty in self.duty]

    def gaps(self, row: Row) -> list[int]:
        """The lengths of the absences within a spell of service."""
        end = self.until if row.ended == -1 else row.ended
        duty = self.duty[row.server]
        pairs = zip(duty, duty[1:], strict=False)
        return [on - off for (_, off), (on, _) in pairs if row.started < off and on < end]

    def mode(self, row: Row) -> int:
        """What happens to the work of this row at the end of duty."""
        return self.station.at_shift_end[row.station]

    # ---- interruptions ---------------------------------------------------------------------------------------------

    @cached_property
    def interruptions(self) -> list[tuple[Row, Row, int]]:
        """(the spell interrupted, the urgent spell that began instead, mode)."""
        modes = {(urgent, victim): mode for urgent, victim, mode in zip(*self.network.interrupt, strict=True)}
        begun = {(row.server, row.started): row for row in self.spells if row.ended != row.started}
        found = []
        for row in self.of(INTERRUPTED):
            urgent = begun.get((row.server, row.ended))
            if urgent is not None and (urgent.station, row.station) in modes and row.ended not in self.offs[row.server]:
                found.append((row, urgent, modes[urgent.station, row.station]))
        return found

    # ---- tables ----------------------------------------------------------------------------------------------------

    def law_kind(self, law: int) -> int:
        """The family of a law; -1 of none."""
        return -1 if law == -1 else self.network.law.kind[law]

    def work_law(self, row: Row) -> int:
        """The law of the work or of the delay of a visit."""
        for place in range(self.station.work_from[row.station], self.station.work_to[row.station]):
            if self.network.work.segment[place] in (-1, self.segment(row)):
                return self.network.work.law[place]
        return -1

    def is_delay(self, station: int) -> bool:
        """Whether a station is a delay."""
        return self.station.kind[station] == DELAY

    @cached_property
    def open_rows(self) -> list[Row]:
        """Whoever is still inside."""
        return self.of(OPEN)

    @cached_property
    def bookings(self) -> list[tuple[Any, ...]]:
        """(entity, station, visit, time, ledger, amount, server)."""
        return list(zip(*as_lists(self.run.log.booking), strict=True))

    @cached_property
    def gates(self) -> list[tuple[int, int, int]]:
        """(gate, time, open)."""
        return list(zip(*as_lists(self.run.log.gate), strict=True))
