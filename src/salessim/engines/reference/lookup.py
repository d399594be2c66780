"""What follows from a network alone, as interpreted code reads it fastest; worked out once for all its replications."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from salessim.columns import as_lists
from salessim.network import rules
from salessim.network.tables import Network

KEPT = 4  # networks that are played by turns


def plain(tables: Any) -> Any:
    """Tables, their columns as lists, in plain objects: their attributes are read faster than those of a NamedTuple."""
    if not isinstance(tables, tuple):
        return as_lists(tables)
    found = _plain_class(type(tables))()
    for name, part in tables._asdict().items():  # type: ignore[attr-defined]
        setattr(found, name, plain(part))
    return found


@cache
def _plain_class(table: type) -> type:
    return type(table.__name__, (), {})


class Answers(dict[Any, Any]):
    """What was asked once is known: a dict that finds by a function what it does not have."""

    def __init__(self, find: Callable[..., Any]) -> None:
        super().__init__()
        self.find = find

    def __missing__(self, asked: tuple[int, ...]) -> Any:
        answer = self[asked] = self.find(*asked)
        return answer


class Ways(NamedTuple):
    """The ways on of a kind of visit that nothing bends: each route with the running sum of the weights up to it."""

    routes: tuple[tuple[float, int], ...]  # all but the last
    last: int
    total: float

    def choose(self, u: float) -> int:
        """The route taken: the first whose running weight exceeds u x total."""
        sought = u * self.total
        for running, route in self.routes:
            if running > sought:
                return route
        return self.last


@dataclass(frozen=True, slots=True)
class Case:
    """All that a network says about a visit of somebody of a segment to a station."""

    kind: int  # from here to `reach` as the table of stations has it
    key: int
    clock: int
    patience: int
    desk: int
    claims: int
    reach: int
    spawns: bool  # the visit may make children
    watched: bool  # a gate counts who is here
    heeded: bool  # SETTLE looks at who has joined even if nobody is free to serve
    crews: tuple[int, ...]  # the teams that serve here
    skills: tuple[int, ...]  # of each team: row of skill; -1 none
    alike: int  # the segment that stands for all whom the same skills serve here
    work: int  # row of law; -1 none
    ways: tuple[Ways | None, Ways | None]  # after a try that reached, and after one that did not; None if bent


class Lookup:
    """The tables of a network as lists, with the questions that tables do not answer at once."""

    def __init__(self, network: Network) -> None:
        self.network: Network = plain(network)
        self.case = Answers(self._case)  # station, segment -> Case
        self.limit = Answers(self._limit)  # team, slot -> how many entities a person may own; None any number
        self._alike: dict[tuple[int, ...], int] = {}

    def _case(self, station: int, segment: int) -> Case:
        table = self.network.station
        skills = tuple(self._skill(team, station, segment) for team in range(len(self.served)))
        return Case(
            table.kind[station], table.key[station], table.clock[station], table.patience[station],
            table.desk[station], table.claims[station], table.reach[station],
            spawns=table.spawn_from[station] < table.spawn_to[station],
            watched=station in self.watched,
            heeded=station in self.watched or station in self.capped or station in self.victims,
            crews=tuple(team for team, served in enumerate(self.served) if station in served),
            skills=skills,
            alike=self._alike.setdefault((station, *skills), segment),
            work=self._work_law(station, segment),
            ways=(self._ways(station, segment, 0), self._ways(station, segment, 1)),
        )  # fmt: skip

    def _skill(self, team: int, station: int, segment: int) -> int:
        skill, teams = self.network.skill, self.network.team
        for row in range(teams.skill_from[team], teams.skill_to[team]):
            if skill.station[row] == station and skill.segment[row] in (-1, segment):
                return row
        return -1

    def _work_law(self, station: int, segment: int) -> int:
        table, work = self.network.station, self.network.work
        row = rules.first_match(work.segment, table.work_from[station], table.work_to[station], segment)
        return -1 if row == -1 else int(work.law[row])

    def _ways(self, station: int, segment: int, missed: int) -> Ways | None:
        """The sums that the rule of the way on adds up at each choice of somebody of quality 1, in the same order."""
        route, table = self.network.route, self.network.station
        stay = rules.Stay(segment, missed, 0, 0, 0, 0, 1, 1.0)
        slice_ = range(table.route_from[station], table.route_to[station])
        rows = [row for row in slice_ if rules.leads_on(route, row, stay)]
        curves = {column[row] for row in rows for column in (route.wait_curve, route.age_curve, route.visit_curve)}
        if curves != {-1}:
            return None
        sums = list(accumulate((route.weight[row] for row in rows[:-1]), initial=0.0))
        total = sums[-1] + max(0.0, 1.0 - sums[-1])
        return Ways(tuple(zip(sums[1:], rows[:-1], strict=True)), rows[-1], total)

    def _limit(self, team: int, slot: int) -> int | None:
        teams, limit = self.network.team, self.network.limit
        for row in range(teams.limit_from[team], teams.limit_to[team]):
            if limit.slot[row] == slot:
                return int(limit.most[row])
        return None

    def rank(self, team: int, stations: list[int], segment: int) -> int | None:
        """The lowest rank at which a team serves a segment at one of these stations; None if it does not."""
        rows = [self.case[station, segment].skills[team] for station in stations]
        return min((self.network.skill.rank[row] for row in rows if row != -1), default=None)

    # ---- teams ----------------------------------------------------------------------------------------------------

    @cached_property
    def served(self) -> list[list[int]]:
        """The stations that each team serves."""
        teams, skill = self.network.team, self.network.skill
        return [
            sorted(set(skill.station[first:after]))
            for first, after in zip(teams.skill_from, teams.skill_to, strict=True)
        ]

    @cached_property
    def alike(self) -> list[bool]:
        """Whether what anybody of a team may start, all of it may: nothing depends on whom one owns."""
        desk, claims = self.network.station.desk, self.network.station.claims
        return [
            all(desk[at] == -1 and (claims[at] == -1 or self.limit[team, claims[at]] is None) for at in served)
            for team, served in enumerate(self.served)
        ]

    # ---- stations -------------------------------------------------------------------------------------------------

    @cached_property
    def slot_stations(self) -> list[list[int]]:
        """The stations whose work makes an owner able: the desks of each slot, and the stations that claim it."""
        station = self.network.station
        return [
            [row for row in range(len(station.key)) if slot in (station.desk[row], station.claims[row])]
            for slot in range(len(self.network.slot.key))
        ]

    @cached_property
    def victims(self) -> dict[int, dict[int, int]]:
        """Each urgent station -> the stations that it may interrupt -> how their work goes on."""
        interrupt, victims = self.network.interrupt, dict[int, dict[int, int]]()
        for urgent, victim, mode in zip(interrupt.station, interrupt.victim, interrupt.mode, strict=True):
            victims.setdefault(urgent, {})[victim] = mode
        return victims

    @cached_property
    def watched(self) -> set[int]:
        """The stations that gates watch."""
        return set(self.network.watch.station)

    @cached_property
    def capped(self) -> list[int]:
        """The stations where only so many may wait."""
        return [row for row, capacity in enumerate(self.network.station.capacity) if capacity != -1]

    @cached_property
    def bent_by_waiting(self) -> set[int]:
        """The stations whose ways on are bent by the wait."""
        station, curves = self.network.station, self.network.route.wait_curve
        slices = zip(station.route_from, station.route_to, strict=True)
        return {row for row, (first, after) in enumerate(slices) if set(curves[first:after]) - {-1}}

    @cached_property
    def mere(self) -> list[bool]:
        """Whether a route does nothing but lead on."""
        route = self.network.route
        nothing = (-1, -1, -1, -1, -1, 0, 0)
        effects = (route.size, route.size_curve, route.ledger, route.assign, route.release, route.mark, route.reset)
        return [row == nothing for row in zip(*effects, strict=True)]


_kept: list[tuple[Network, Lookup]] = []


def look_up(network: Network) -> Lookup:
    """The lookup of a network; those of the last few networks are kept, since each is played many times."""
    for known, lookup in _kept:
        if known is network:
            return lookup
    lookup = Lookup(network)
    _kept.append((network, lookup))
    del _kept[:-KEPT]
    return lookup
