"""Replications of one scenario, and of several on the same market: replication r lives through the same chances."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salessim import __version__, engines
from salessim.compiler import accounts_state
from salessim.engines import EndlessRunError
from salessim.experiment.defaults import ENGINES, REPLICATIONS
from salessim.experiment.endless import in_words
from salessim.experiment.executors import Progress, Stopped, run_all
from salessim.experiment.prepare import Prepared, prepare
from salessim.network.state import State
from salessim.network.world import realise
from salessim.results.log import Log
from salessim.results.measures import summarise
from salessim.results.store import Provenance, Runs
from salessim.results.terms import Terms
from salessim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

Frames = dict[str, "pd.DataFrame"]
Pasts = dict[tuple[str, int, int], State]


def simulate(
    scenario: Scenario,
    replications: int = REPLICATIONS,
    seed: int = 0,
    engine: str = ENGINES[0],
    workers: int | None = None,
    progress: Progress | None = None,
) -> Runs:
    """Live through the period of a scenario so many times.

    Replication r of a seed is always the same, whatever the other arguments. Raises ScenarioError, EndlessFutureError,
    and `Stopped` with the Runs of the first replications (None if there is none) on Ctrl-C.
    """
    try:
        return compare([scenario], replications, seed, engine, workers, progress)[0]
    except Stopped as stop:
        raise Stopped(stop.finished and stop.finished[0], stop.wanted) from None


def compare(
    scenarios: Sequence[Scenario],
    replications: int = REPLICATIONS,
    seed: int = 0,
    engine: str = ENGINES[0],
    workers: int | None = None,
    progress: Progress | None = None,
) -> list[Runs]:
    """Live through the period of several scenarios, replication by replication on the same chances.

    Scenarios that begin with the same past live through it once. Raises as `simulate` does.
    """
    if replications < 1:
        raise ValueError("there must be at least one replication")
    prepared = prepare(scenarios)

    def collected(parts: list[list[Frames]]) -> list[Runs]:
        return [_runs(one, [part[i] for part in parts], seed, engine) for i, one in enumerate(prepared)]

    try:
        return collected(run_all(_Replication(prepared, seed, engine), replications, workers, progress))
    except Stopped as stop:
        raise Stopped(collected(stop.finished) if stop.finished else None, stop.wanted) from None


def play(scenario: Scenario, replication: int = 0, seed: int = 0, engine: str = ENGINES[0]) -> tuple[Log, Terms]:
    """One replication with all its visits. Raises as `simulate` does."""
    (prepared,) = prepare([scenario])
    log, _ = _Replication((prepared,), seed, engine).play(prepared, replication, {})
    return log, prepared.terms


@dataclass(frozen=True)
class _Replication:
    """What is done with replication r: every scenario lives through it."""

    scenarios: tuple[Prepared, ...]
    seed: int
    engine: str

    def __call__(self, replication: int) -> list[Frames]:
        pasts: Pasts = {}
        logs = [self.play(scenario, replication, pasts)[0] for scenario in self.scenarios]
        return [summarise(log, scenario.terms, replication) for log, scenario in zip(logs, self.scenarios, strict=True)]

    def play(self, scenario: Prepared, replication: int, pasts: Pasts) -> tuple[Log, State]:
        """The log of one scenario and the state in which it ends; `pasts` holds those already lived through."""
        world = realise(scenario.network, self.seed, replication)
        state = self._begin(scenario, replication, pasts)
        try:
            return engines.simulate(scenario.network, world, state, self.engine)
        except EndlessRunError as stop:
            raise in_words(stop, scenario.terms, replication) from None

    def _begin(self, scenario: Prepared, replication: int, pasts: Pasts) -> State:
        """Who is there on the first day: the accounts that the scenario names, or those whom its past leaves behind."""
        if scenario.past is None:
            return accounts_state(scenario, self.seed, replication)
        key = scenario.past.key
        if key not in pasts:
            pasts[key] = self.play(scenario.past, replication, pasts)[1]
        return pasts[key]


def _runs(prepared: Prepared, frames: list[Frames], seed: int, engine: str) -> Runs:
    runs = Runs(prepared.terms, Provenance(__version__, seed, prepared.digest, engine))
    for replication, found in enumerate(frames):
        runs.add(replication, found)
    return runs
