"""Stages that are gone after a change: whoever is there goes on at another one.

The new structure keeps such a stage as a delay of no time that leads there, and nobody comes to it any more. Who was
under way to a stage `after` a while arrives when that is over.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from salessim.compiler import Compiled
from salessim.compiler.layout import lay_out
from salessim.network.state import State
from salessim.network.tables import QUEUE, Network
from salessim.results.log import DELAYED, Log
from salessim.scenario.distribution import Dist
from salessim.scenario.phrases import Outcome
from salessim.scenario.process import StageModel
from salessim.scenario.quantity import Number
from salessim.scenario.schema import Scenario
from salessim.scenario.stages_gone import goal, gone

MOVED_ON = "moved_on"
NO_TIME = Dist("constant", (0.0,), "time")


def with_ways_out(before: Scenario, after: Scenario, goes_on_at: dict[str, str]) -> Scenario:
    """The new structure with a way out of every stage that it does not have; itself if it has all of them."""
    left = gone(before, after)
    if not left:
        return after
    earlier = {name: before.process[name].then[MOVED_ON].to for name in left if name not in goes_on_at}
    ways = goes_on_at | {name: goal(to, after, goes_on_at) for name, to in earlier.items()}
    then: dict[str, dict[str, Outcome]] = {name: {} for name in left}
    for place in lay_out(before).places.values():
        if place.hidden and place.of in then:
            to = goal(place.ways[0].to, after, ways)
            then[place.of][place.name.partition(">")[2]] = Outcome(Number(0.0), to, None, place.delay)
    kept = {
        name: StageModel(id=before.process[name].id, delay=NO_TIME, then=told | {MOVED_ON: Outcome(None, ways[name])})
        for name, told in then.items()
    }
    return after.model_copy(update={"process": after.process | kept})


def in_old_words(compiled: Compiled, before: Compiled, names: Sequence[str]) -> Compiled:
    """A structure in which stages that are gone are called as they were."""
    told = {one.name: one for one in before.terms.stages if one.name in names}
    stages = tuple(told.get(one.name, one) for one in compiled.terms.stages)
    return compiled._replace(terms=replace(compiled.terms, stages=stages)) if told else compiled


def served_before(before: Compiled, names: Sequence[str]) -> frozenset[int]:
    """The keys of those of these stages at which people served."""
    station = before.network.station
    mine = [one.name in names for one in before.terms.stages]
    return frozenset(station.key[np.array(mine, bool) & (station.kind == QUEUE)].tolist())


def sent_on(state: State, stations: frozenset[int], at: int) -> State:
    """Whoever waits at one of these stations, or is served there, leaves it now; work in hand is dropped."""
    inside = state.inside
    here = np.isin(inside.station, np.array(sorted(stations), np.uint64))
    if not here.any():
        return state
    begun = here & (inside.server != 0)
    told = {"until": at, "missed": 0, "server": 0, "started": -1, "setup": 0, "length": 0, "worked": 0}
    columns = {name: np.where(here, value, getattr(inside, name)).astype(getattr(inside, name).dtype)
               for name, value in told.items()}  # fmt: skip
    part = inside.part + begun.astype(inside.part.dtype)
    return state._replace(inside=inside._replace(part=part, **columns))


def never_begun(log: Log, network: Network, stations: frozenset[int]) -> Log:
    """The log in which those who were sent on were not taken up once more; in it they are delayed for no time."""
    key = network.station.key[log.visit.station]
    sent = np.isin(key, np.array(sorted(stations), np.uint64)) & (log.visit.outcome == DELAYED)
    return log._replace(visit=log.visit._replace(started=np.where(sent, -1, log.visit.started)))
