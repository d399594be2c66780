"""The same futures with people without end: what the market would give, and why these people do not get it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salessim import compiler
from salessim.engines import IN_THREADS, Heartbeat
from salessim.experiment.choice import chosen, visits
from salessim.experiment.defaults import AUTO, REPLICATIONS, number_of, processors
from salessim.experiment.executors import Progress, Stopped, run_all
from salessim.experiment.one_structure import must_stay
from salessim.experiment.prepare import Prepared, prepare
from salessim.experiment.run import Chances, runs_of
from salessim.results.log import Log
from salessim.results.losses import losses
from salessim.results.store import Runs
from salessim.results.summary import Summary
from salessim.results.terms import Terms
from salessim.scenario import Scenario
from salessim.scenario.schema import TeamModel

if TYPE_CHECKING:
    import pandas as pd

PILOTS = 4  # futures in which it is found how many people are enough, or as many as have so many visits
PILOT_VISITS = 1_000_000
ENOUGH = 0.002  # where twice as many people earn at most so much more, they need not be more
MOST_PEOPLE = 5_000  # of a team


@dataclass(frozen=True)
class Potential:
    """A department and the same one with people without end, on the same futures."""

    real: Runs
    ideal: Runs
    losses: "pd.DataFrame"  # columns of `results.losses.Losses`
    factor: int  # so many times the people are as good as people without end

    def __len__(self) -> int:
        return len(self.real)


Pair = tuple[Summary, Summary, "pd.DataFrame"]


def potential(
    scenario: Scenario,
    replications: int | str = REPLICATIONS,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Potential:
    """Live through the same futures as it is and with people without end.

    Lifted are the number of people, how many deals and accounts one of them may own, and pauses; working time, skill
    and the market stay. Arguments and errors are those of `run.simulate`.
    """
    must_stay(scenario)
    count = number_of(replications)
    (real,) = prepare([scenario])
    engine = chosen(engine, [real, real], count)
    ideal, factor = unlimited(scenario, real, count, seed, engine)
    threads = engine in IN_THREADS
    workers = workers or (processors() if threads else 1)

    def collected(pairs: Sequence[Pair]) -> Potential:
        import pandas as pd

        sides = ((real, [pair[0] for pair in pairs]), (ideal, [pair[1] for pair in pairs]))
        mine, theirs = (runs_of(side, summaries, seed, engine) for side, summaries in sides)
        return Potential(mine, theirs, pd.concat([pair[2] for pair in pairs], ignore_index=True), factor)

    try:
        return collected(run_all(_Both(real, ideal, seed, engine), count, workers, threads, progress))
    except Stopped as stop:
        raise Stopped(collected(stop.finished) if stop.finished else None, stop.wanted) from None


@dataclass(frozen=True)
class _Both:
    """What is done for replication r."""

    real: Prepared
    ideal: Prepared
    seed: int
    engine: str

    def __call__(self, replication: int, heartbeat: Heartbeat) -> Pair:
        chances = Chances(self.seed, replication, self.engine, heartbeat)
        (real, _), (ideal, _) = chances.play(self.real), chances.play(self.ideal)
        mine, theirs = chances.summary(self.real, real), chances.summary(self.ideal, ideal)
        return mine, theirs, losses(real, ideal, self.real.terms, replication)


def unlimited(scenario: Scenario, real: Prepared, count: int, seed: int, engine: str) -> tuple[Prepared, int]:
    """The scenario with so many people that twice as many earn hardly more, and how many times they are.

    That is found on the first of `count` futures.
    """
    number = max(1, min(PILOTS, count, round(PILOT_VISITS / max(1, visits(real)))))
    pilots = [Chances(seed, replication, engine) for replication in range(number)]
    most = max(team.people.count for team in scenario.teams.values())
    factor, ideal = 1, lifted(scenario, real, 1)
    before = _earned(ideal, pilots)
    while factor * most < MOST_PEOPLE:
        more = lifted(scenario, real, 2 * factor)
        gained = _earned(more, pilots)
        if gained - before <= ENOUGH * gained:
            break
        factor, ideal, before = 2 * factor, more, gained
    return ideal, factor


def lifted(scenario: Scenario, real: Prepared, factor: int) -> Prepared:
    """The same past, then so many times the people, without limits."""
    return real.rebuilt(compiler.compile(without_limits(scenario, factor)))


def _earned(prepared: Prepared, pilots: Sequence[Chances]) -> float:
    """What is booked in the plan's ledger in all pilots together."""
    return sum(earned(pilot.play(prepared)[0], prepared.terms) for pilot in pilots)


def earned(log: Log, terms: Terms) -> float:
    """What is booked in the plan's ledger."""
    return float(log.booking.amount[log.booking.ledger == terms.headline].sum())


def without_limits(scenario: Scenario, factor: int) -> Scenario:
    """The scenario with so many times the people, who may own any number and never pause."""
    teams = {name: _larger(team, factor) for name, team in scenario.teams.items()}
    return scenario.model_copy(update={"teams": teams})


def _larger(team: TeamModel, factor: int) -> TeamModel:
    count = max(team.people.count, min(factor * team.people.count, MOST_PEOPLE))
    people = team.people.model_copy(update={"others": team.people.others + count - team.people.count})
    return team.model_copy(update={"people": people, "at_most": {}, "pause": {}})
