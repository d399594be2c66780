"""Everything that can be changed by one step, each on the same futures: people, process, advertising."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from salessim.analysis.levers import FASTER, FEWER, LEADS, LIKELIER, MORE, Lever
from salessim.engines import IN_THREADS, Heartbeat
from salessim.experiment.betterments import convincing, faster, more_convincing, more_leads
from salessim.experiment.choice import chosen
from salessim.experiment.defaults import AUTO, OF_HEADS, number_of, processors
from salessim.experiment.executors import Progress, Stopped, run_all
from salessim.experiment.heads import with_one_fewer, with_one_more
from salessim.experiment.luck import Luck, luck
from salessim.experiment.one_structure import must_stay
from salessim.experiment.potential import earned
from salessim.experiment.prepare import Prepared, prepare
from salessim.experiment.run import Chances, runs_of
from salessim.results.frames import FRAMES
from salessim.results.luck import luck_frame
from salessim.results.store import Runs
from salessim.results.summary import Summary
from salessim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

KEPT = ("bookings", "pay", "costs")  # of a department that is only compared by money
Teams = tuple[str, str]
Future = tuple[list[Summary], list[float]]  # of every department, and what luck was


@dataclass(frozen=True)
class Lived:
    """A department as it is, with each lever, with pairs of people, and what luck was in each future."""

    as_is: Runs
    levers: tuple[tuple[Lever, Runs], ...]
    pairs: tuple[tuple[Teams, Runs], ...]
    luck: "pd.DataFrame | None"  # columns of `results.luck.Luck`; None without a plan

    def __len__(self) -> int:
        return len(self.as_is)


def levers(
    scenario: Scenario,
    replications: int | str = OF_HEADS,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
    pairs: bool = False,
) -> Lived:
    """Live through the same futures as it is and with each lever; `pairs`: with one more in each two teams, too.

    The other arguments and the errors are those of `run.simulate`.
    """
    must_stay(scenario)
    listed = dict(changes(scenario))
    both = list(combinations(scenario.teams, 2)) if pairs else []
    ready = prepare([scenario, *listed.values(), *(with_one_more(scenario, *teams) for teams in both)])
    count = number_of(replications)
    engine = chosen(engine, ready, count)
    threads = engine in IN_THREADS
    workers = workers or (processors() if threads else 1)
    task = _Each(ready, None if scenario.plan is None else luck(scenario, ready[0], count, seed, engine), seed, engine)

    def collected(lived: list[Future]) -> Lived:
        as_is, *others = [
            runs_of(one, [part[0][i] for part in lived], seed, engine, KEPT if i else FRAMES)
            for i, one in enumerate(ready)
        ]
        pulled, together = others[: len(listed)], others[len(listed) :]
        found = None if task.luck is None else luck_frame([part[1] for part in lived])
        return Lived(as_is, tuple(zip(listed, pulled, strict=True)), tuple(zip(both, together, strict=True)), found)

    try:
        return collected(run_all(task, count, workers, threads, progress))
    except Stopped as stop:
        raise Stopped(collected(stop.finished) if stop.finished else None, stop.wanted) from None


def changes(scenario: Scenario) -> Iterator[tuple[Lever, Scenario]]:
    """Every lever of a scenario, with the scenario in which it is pulled."""
    for team in scenario.teams:
        yield Lever(MORE, team), with_one_more(scenario, team)
    for team, told in scenario.teams.items():
        if told.people.count:
            yield Lever(FEWER, team), with_one_fewer(scenario, team)
    for name, stage in scenario.process.items():
        if stage.takes is not None:
            yield Lever(FASTER, name), faster(scenario, name)
        if (outcome := convincing(stage)) is not None:
            yield Lever(LIKELIER, name, outcome), more_convincing(scenario, name, outcome)
    for name, source in scenario.sources.items():
        if source.at is None:
            yield Lever(LEADS, name), more_leads(scenario, name)


@dataclass(frozen=True)
class _Each:
    """What is done for replication r."""

    scenarios: tuple[Prepared, ...]
    luck: Luck | None
    seed: int
    engine: str

    def __call__(self, replication: int, heartbeat: Heartbeat) -> Future:
        chances = Chances(self.seed, replication, self.engine, heartbeat)
        as_is, *others = self.scenarios
        log, _ = chances.play(as_is)
        summaries = [chances.summary(as_is, log)]
        summaries += [chances.summary(one, chances.play(one)[0]).only(KEPT) for one in others]
        return summaries, [earned(log, as_is.terms), *self.luck.amounts(chances)] if self.luck else []
