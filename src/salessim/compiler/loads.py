"""The fluid load: how much work the market makes if nobody waits, and how evenly the teams could share it.

It also answers what unlimited people would earn, and how long a past must be to fill the department.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from salessim.columns import as_lists
from salessim.compiler import Compiled, accounts_at_start, accounts_state
from salessim.compiler import compile as translate
from salessim.compiler.draft import WORKING_CLOCK
from salessim.compiler.planned_staff import Staff, planned_staff
from salessim.compiler.sharing import Task, even_loads
from salessim.compiler.time import second
from salessim.compiler.walk import Call, Walk, Walker, able_teams, arrivals, inside
from salessim.network import rules
from salessim.network.tables import Network, World
from salessim.network.world import realise
from salessim.scenario.quantity import DAY
from salessim.scenario.schema import Scenario

Work = dict[tuple[int, int], float]  # (station, segment) -> visits, or seconds at speed 1

HOUR = 3_600
SEED = 0
FEWEST_FUTURES, MOST_FUTURES = 2, 20
ENOUGH_VISITS = 25_000  # to people, in all futures
MOST_WALKERS = 6_000  # of one future; beyond, one stands for several
HISTORY_SHARE, HISTORY_FACTOR, HISTORY_DAYS = 0.99, 1.5, 60  # of lead to cash; how often; at least working days


@dataclass(frozen=True)
class TeamLoad:
    """What a team could do in the period, and what would come to it."""

    team: str
    people: int
    capacity_h: float  # person-hours on duty
    work_h: float  # hours of its people, at the speed that they then have
    load: float  # work / capacity; more than 1 cannot be done


@dataclass(frozen=True)
class StageLoad:
    """What would come to a stage in the period."""

    stage: str
    visits: float
    work_h: float  # at speed 1


@dataclass(frozen=True)
class Load:
    """The fluid load of a scenario, means over several futures."""

    teams: tuple[TeamLoad, ...]
    stages: tuple[StageLoad, ...]  # those that people serve, by row
    potential: float  # booked in the plan's ledger within the period if there were people without end; 0 without a plan
    unserved_h: float  # work that no team on duty can do
    futures: int  # how many were walked through


class Past(NamedTuple):
    """What ran before a scenario."""

    scenario: Scenario
    start: int  # second from which on it ran


def loads(scenario: Scenario) -> Load:
    """What would come to every team in the period, if the structure of the first day stayed."""
    start, until = second(scenario.period.start), second(scenario.period.end)
    staff = planned_staff(translate(scenario).network, start, until)
    told = scenario.past
    past = None if told is None else Past(told, start - history_length(translate(told)))
    return loads_between(scenario, past, start, until, staff)


def loads_between(scenario: Scenario, past: Past | None, since: int, until: int, staff: Staff) -> Load:
    """What would come to every team between two moments; the time to switch between kinds of work is not counted.

    Where a past ran before, the walks begin as early as it did, with its accounts, in the process of today. The work
    of contact lists, which are all there on the first day, is spread evenly over the period.
    """
    part = (until - since) / (second(scenario.period.end) - second(scenario.period.start))
    if past is None:
        return _load(translate(scenario, until=until), since, staff, part)
    before = translate(scenario, start=past.start, until=until)
    return _load(before._replace(accounts=accounts_at_start(before, past.scenario)), since, staff, part)


def _load(compiled: Compiled, begin: int, staff: Staff, part: float) -> Load:
    """The load from a moment, with a part of all contacts, until the run ends, from as many futures as are needed."""
    compiled = _calm(compiled)
    network: Network = as_lists(compiled.network)
    found = _Found(begin, -1 if compiled.terms.plan is None else compiled.terms.plan.ledger)
    while found.futures < FEWEST_FUTURES or (found.futures < MOST_FUTURES and found.walked < ENOUGH_VISITS):
        for family in _families(compiled, network, found.futures, staff, part):
            found.add(family)
        found.futures += 1
    visits, work = found.mean(found.visits), found.mean(found.work)
    teams, unserved = _teams(compiled, network, work, staff)
    potential = found.potential / found.futures
    return Load(teams, _stages(compiled, visits, work), potential, unserved / HOUR, found.futures)


def _calm(compiled: Compiled) -> Compiled:
    """The same department on a market without busy and quiet days: the same means from fewer futures."""
    source = compiled.network.source
    even = source._replace(dispersion=0.0 * source.dispersion)
    return compiled._replace(network=compiled.network._replace(source=even))


class Family(NamedTuple):
    """Somebody who came from outside, or was there, with all children."""

    everybody: list[Walker]
    calls: list[Call]
    weight: float  # for how many families it stands
    any_time: bool  # it may be called whenever somebody has time


class _Found:
    """What the walks have added up to so far, over all futures."""

    def __init__(self, begin: int, ledger: int) -> None:
        self.begin = begin
        self.ledger = ledger
        self.futures = 0
        self.walked = 0  # visits
        self.visits: Work = defaultdict(float)
        self.work: Work = defaultdict(float)
        self.potential = 0.0

    def add(self, family: Family) -> None:
        """Count what one family makes and books from the begin on."""
        self.walked += len(family.calls)
        for call in family.calls:
            if family.any_time or call.time >= self.begin:
                self.visits[call.station, call.segment] += family.weight
                self.work[call.station, call.segment] += family.weight * call.work
        booked = (entry for walker in family.everybody for entry in walker.entries)
        self.potential += family.weight * sum(
            entry.amount
            for entry in booked
            if entry.ledger == self.ledger and (family.any_time or entry.time >= self.begin)
        )

    def mean(self, sums: Work) -> Work:
        """Of one future."""
        return {where: total / self.futures for where, total in sums.items()}


def _families(compiled: Compiled, network: Network, replication: int, staff: Staff, part: float) -> Iterator[Family]:
    """All who come in one future, or a sample of them that stands for all."""
    world = realise(compiled.network, SEED, replication)
    walk = Walk(network, world.run, network.clock.until[0], staff.odds)
    for one in inside(network, accounts_state(compiled, SEED, replication)):
        yield Family(*walk.family(one), weight=1, any_time=False)
    every = _sampling(world, len(network.source.key))
    for one, source in arrivals(as_lists(world), every):
        listed = compiled.terms.sources[source].contacts
        yield Family(*walk.family(one), weight=every[source] * (part if listed else 1.0), any_time=listed)


def _sampling(world: World, sources: int) -> list[int]:
    """For how many of its source one walker stands, so that there are not too many walkers."""
    came = Counter(world.arrival.source.tolist())
    return [math.ceil(came[source] * sources / MOST_WALKERS) or 1 for source in range(sources)]


# ---- who could do it ----------------------------------------------------------------------------------------------


def _teams(compiled: Compiled, network: Network, work: Work, staff: Staff) -> tuple[tuple[TeamLoad, ...], float]:
    """Every team's part of the work, shared out as evenly as skills allow, and the seconds that nobody can do."""
    tasks: defaultdict[frozenset[tuple[int, float]], float] = defaultdict(float)
    unserved = 0.0
    for (station, segment), seconds in work.items():
        able = able_teams(network, station, segment)
        who = frozenset((team, network.skill.speed[row]) for team, row in able if staff.work[team] > 0)
        if who:
            tasks[who] += seconds
        else:
            unserved += seconds
    found = even_loads([Task(seconds, dict(who)) for who, seconds in tasks.items()], staff.work)
    rows = zip(compiled.terms.teams, staff.duty, found, strict=True)
    loads = (TeamLoad(team.name, len(team.seats), duty / HOUR, load * duty / HOUR, load) for team, duty, load in rows)
    return tuple(loads), unserved


def _stages(compiled: Compiled, visits: Work, work: Work) -> tuple[StageLoad, ...]:
    """Visits and work of every stage that people serve."""
    return tuple(
        StageLoad(
            stage.name,
            sum(number for (station, _), number in visits.items() if station == row),
            sum(seconds for (station, _), seconds in work.items() if station == row) / HOUR,
        )
        for row, stage in enumerate(compiled.terms.stages)
        if stage.kind == "queue"
    )


# ---- how long a past must be --------------------------------------------------------------------------------------


def history_length(compiled: Compiled) -> int:
    """How long a department must have run to be full of work: seconds, whole days.

    One and a half times the slowest 1 % of lead to cash without queues, and at least 60 working days.
    """
    slow = math.ceil(HISTORY_FACTOR * lead_to_cash(compiled) / DAY)
    return DAY * max(slow, _days_back(compiled.network, HISTORY_DAYS))


def lead_to_cash(compiled: Compiled) -> int:
    """The time within which 99 % of the leads that pay have paid for the first time, in seconds, if nobody waits.

    A lead pays when it is in every ledger into which it ever comes. 0 if nobody pays.
    """
    network: Network = as_lists(compiled.network)
    world = realise(compiled.network, SEED, 0)
    walk = Walk(network, world.run, max(network.opening.off, default=0), [1.0] * len(network.team.key))
    times = []
    for lead, _ in arrivals(as_lists(world), _sampling(world, len(network.source.key))):
        walk.alone(lead)
        if lead.entries:
            times.append(max({entry.ledger: entry.time for entry in reversed(lead.entries)}.values()) - lead.mark)
    times.sort()
    return times[math.ceil(HISTORY_SHARE * len(times)) - 1] if times else 0


def _days_back(network: Network, working_days: int) -> int:
    """How many days before the run hold so many working days."""
    start = int(network.clock.start[0])
    tables: Network = as_lists(network)
    days = found = 0
    while found < working_days and start - days * DAY > tables.opening.on[0]:
        days += 1
        since = start - days * DAY
        found += rules.elapsed(tables.calendar, tables.opening, WORKING_CLOCK, since, since + DAY) > 0
    return days
