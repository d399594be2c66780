"""The lives of entities when nobody ever waits: where they come, what work they make, what they book.

Everything is decided by the rule book at the addresses an engine uses; only the waiting is left out. Work passes in the
department's working time.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from salessim.columns import as_lists
from salessim.compiler.draft import WORKING_CLOCK
from salessim.network import draws, rules
from salessim.network.state import Inside, State
from salessim.network.tables import DELAY, EXIT, Network, World

MOST_VISITS = 10_000  # of one entity; whoever goes round and round stops here


class Call(NamedTuple):
    """One visit to a station that people serve."""

    station: int
    segment: int
    time: int
    work: float  # seconds at speed 1


class Entry(NamedTuple):
    """One booking."""

    ledger: int
    time: int
    amount: float


@dataclass
class Walker:
    """Somebody on the way."""

    key: int
    segment: int
    size: float
    ordinal: int
    station: int
    time: int
    mark: int
    number: int = 0  # of visits so far
    ending: bool = False  # at the end of a delay that began before the walk
    visits: Counter[int] = field(default_factory=Counter)  # of each station since its last reset
    joins: Counter[int] = field(default_factory=Counter)  # of each station in all
    streams: dict[int, tuple[int, int]] = field(default_factory=dict)  # spawn -> (child number, when it comes)
    entries: list[Entry] = field(default_factory=list)


class Walk:
    """The walks of one replication, until a moment; `odds`: by team the mean factor of its people on their odds."""

    def __init__(self, network: Network, run: int, until: int, odds: Sequence[float]) -> None:
        self.network = network
        self.run = run
        self.until = until
        self.odds = odds
        self._calls: list[Call] = []
        self._quality: dict[tuple[int, int], float] = {}

    def family(self, root: Walker) -> tuple[list[Walker], list[Call]]:
        """Walk with somebody, then with all children and their children: everybody, and their visits to people."""
        ahead, walked = [root], []
        self._calls = []
        while ahead:
            walker = ahead.pop()
            ahead += self._life(walker)
            walked.append(walker)
        return walked, self._calls

    def _life(self, walker: Walker) -> list[Walker]:
        """From station to station; answers the children."""
        children = []
        while self._goes_on(walker):
            children += self._visit(walker)
        for row, (number, moment) in walker.streams.items():
            children += self._stream(walker, row, number, moment)
        return children

    def alone(self, walker: Walker) -> None:
        """Walk with somebody, without children, until there is an entry in every ledger."""
        ledgers = len(self.network.ledger.key)
        while self._goes_on(walker) and len({entry.ledger for entry in walker.entries}) < ledgers:
            self._visit(walker)

    def _goes_on(self, walker: Walker) -> bool:
        inside = self.network.station.kind[walker.station] != EXIT and walker.time < self.until
        return inside and walker.number < MOST_VISITS

    # ---- one visit ------------------------------------------------------------------------------------------------

    def _visit(self, walker: Walker) -> list[Walker]:
        """Be at a station, then move on; answers the children of this visit's outcome."""
        here, table, came = walker.station, self.network.station, walker.time
        walker.number += 1
        walker.visits[here] += 1
        walker.joins[here] += 1
        self._begin_streams(walker)
        missed = self._missed(walker)
        length = 0.0 if walker.ending else self._length(walker, missed)
        walker.ending = False
        clock = table.clock[here]
        if table.kind[here] != DELAY:
            self._calls.append(Call(here, walker.segment, came, length))
            clock = WORKING_CLOCK
        walker.time = rules.after(self.network.calendar, self.network.opening, clock, came, rules.whole(length))
        if walker.time >= self.until:
            return []
        quality = self.quality(here, walker.segment)
        visit = walker.visits[here]
        stay = rules.Stay(walker.segment, missed, came, came, walker.mark, walker.time, visit, quality)
        route = rules.choose_route(self.network, here, stay, draws.uniform(self._word(walker, draws.ROUTE)))
        return self._move(walker, route)

    def _missed(self, walker: Walker) -> int:
        curve = self.network.station.reach[walker.station]
        if curve == -1:
            return 0
        reach = rules.curve_at(self.network.curve, self.network.knot, curve, walker.visits[walker.station])
        return int(draws.uniform(self._word(walker, draws.REACH)) >= reach)

    def _length(self, walker: Walker, missed: int) -> float:
        """The work of this visit, or the length of the delay."""
        here, table, work = walker.station, self.network.station, self.network.work
        law = table.missed[here]
        if not missed:
            row = rules.first_match(work.segment, table.work_from[here], table.work_to[here], walker.segment)
            law = -1 if row == -1 else work.law[row]
        return 0.0 if law == -1 else max(0.0, self._sample(law, walker, draws.WORK))

    def _move(self, walker: Walker, row: int) -> list[Walker]:
        """Take a route: size, booking, children, mark and reset."""
        route, here = self.network.route, walker.station
        if route.size[row] != -1:
            walker.size = self._sample(route.size[row], walker, draws.SIZE)
        grown = rules.curve_at(self.network.curve, self.network.knot, route.size_curve[row], walker.visits[here])
        walker.size *= grown
        if route.ledger[row] != -1:
            walker.entries.append(Entry(route.ledger[row], walker.time, route.factor[row] * walker.size))
        children = list(self._children(walker, row))
        if route.mark[row] == 1:
            walker.mark = walker.time
        walker.station = route.next[row]
        if route.reset[row] == 1:
            del walker.visits[walker.station]
        return children

    # ---- children -------------------------------------------------------------------------------------------------

    def _children(self, walker: Walker, route: int) -> Iterator[Walker]:
        here, spawn, table = walker.station, self.network.spawn, self.network.station
        for row in range(table.spawn_from[here], table.spawn_to[here]):
            if spawn.gap[row] == -1 and spawn.route[row] in (-1, route):
                key = draws.child_key(walker.key, table.key[here], walker.joins[here], spawn.key[row])
                yield from self._bear(walker, row, key, walker.time)

    def _bear(self, parent: Walker, row: int, key: int, born: int) -> Iterator[Walker]:
        spawn, size = self.network.spawn, parent.size
        if draws.uniform(draws.draw(self.run, key, spawn.key[row], 0, draws.CHILD)) >= spawn.probability[row]:
            return
        if spawn.size[row] != -1:
            word = draws.draw(self.run, key, spawn.key[row], 0, draws.CHILD_SIZE)
            size = rules.sample(self.network.law, self.network.item, spawn.size[row], word, parent.ordinal)
        yield Walker(key, parent.segment, size, parent.ordinal, spawn.next[row], born, born)

    def _begin_streams(self, walker: Walker) -> None:
        table = self.network.station
        for row in range(table.spawn_from[walker.station], table.spawn_to[walker.station]):
            if self.network.spawn.gap[row] != -1 and row not in walker.streams:
                walker.streams[row] = 0, walker.time + self._gap(walker, row, 0)

    def _stream(self, walker: Walker, row: int, number: int, moment: int) -> Iterator[Walker]:
        """The children of a stream while their parent lives."""
        end = min(self.until, walker.time) if self.network.station.kind[walker.station] == EXIT else self.until
        while moment < end:
            key = draws.child_key(walker.key, 0, number, self.network.spawn.key[row])
            yield from self._bear(walker, row, key, moment)
            number += 1
            moment += self._gap(walker, row, number)

    def _gap(self, walker: Walker, row: int, number: int) -> int:
        spawn = self.network.spawn
        word = draws.draw(self.run, walker.key, spawn.key[row], number, draws.GAP)
        turn = walker.ordinal + number
        return max(1, rules.whole(rules.sample(self.network.law, self.network.item, spawn.gap[row], word, turn)))

    # ---- draws and people -----------------------------------------------------------------------------------------

    def _word(self, walker: Walker, purpose: int) -> int:
        key = self.network.station.key[walker.station]
        return draws.draw(self.run, walker.key, key, walker.joins[walker.station], purpose)

    def _sample(self, law: int, walker: Walker, purpose: int) -> float:
        turn = walker.ordinal + walker.joins[walker.station] - 1
        return rules.sample(self.network.law, self.network.item, law, self._word(walker, purpose), turn)

    def quality(self, station: int, segment: int) -> float:
        """The quality with which a station is served, on average over the people who may; 1 if nobody may."""
        if (station, segment) not in self._quality:
            skill, seats = self.network.skill, Counter(self.network.seat.team)
            able = list(able_teams(self.network, station, segment))
            people = sum(seats[team] for team, _ in able)
            total = math.fsum(seats[team] * self.odds[team] * skill.quality[row] for team, row in able)
            self._quality[station, segment] = total / people if people else 1.0
        return self._quality[station, segment]


def able_teams(network: Network, station: int, segment: int) -> Iterator[tuple[int, int]]:
    """(team, its skill) of all teams that serve a station for this segment."""
    skill, team = network.skill, network.team
    for number in range(len(team.key)):
        for row in range(team.skill_from[number], team.skill_to[number]):
            if skill.station[row] == station and skill.segment[row] in (-1, segment):
                yield number, row
                break


def arrivals(world: World, every: Sequence[int]) -> Iterator[tuple[Walker, int]]:
    """(who, from which source): of each source, one of so many arrivals."""
    for time, key, source, station, segment, size, ordinal in zip(*world.arrival, strict=True):
        if ordinal % every[source] == 0:
            yield Walker(key, segment, size, ordinal, station, time, time), source


def inside(network: Network, state: State) -> Iterator[Walker]:
    """Whoever is there when the run begins: in the middle of a delay, or at the begin of a visit."""
    rows = {key: row for row, key in enumerate(network.station.key)}
    spawns = {key: row for row, key in enumerate(network.spawn.key)}
    streams: dict[int, dict[int, tuple[int, int]]] = {}
    for parent, key, number, moment in zip(*as_lists(state.stream), strict=True):
        streams.setdefault(parent, {})[spawns[key]] = number, moment
    for row in zip(*as_lists(state.inside), strict=True):
        one: Any = Inside._make(row)
        station = rows[one.station]
        ending = network.station.kind[station] == DELAY
        time = one.until if ending else one.queued
        walker = Walker(one.key, one.segment, one.size, one.ordinal, station, time, one.mark, ending=ending)
        walker.streams.update(streams.get(one.key, {}))
        yield walker
