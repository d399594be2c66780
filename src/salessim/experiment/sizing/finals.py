"""The last ones on fresh futures: whoever was chosen for luck in the search must show it again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from salessim.analysis.sizing import Candidate, Department, Finalist
from salessim.engines import Heartbeat
from salessim.experiment.executors import Progress, Stopped, run_all
from salessim.experiment.prepare import Prepared
from salessim.experiment.run import Chances, runs_of
from salessim.experiment.sizing.futures import Futures, booked
from salessim.results.store import Runs
from salessim.results.summary import Summary

FRESH = 2**62  # from a seed to that of its fresh futures
SEEDS = 2**63

Shown = tuple[list[float], Summary]  # what each candidate earns, and all about the first


def fresh_seed(seed: int) -> int:
    """The seed of futures that no search has seen."""
    return (seed + FRESH) % SEEDS


def finals(
    futures: Futures, departments: Sequence[Department], candidates: Sequence[Candidate], count: int, progress: Progress
) -> tuple[list[Finalist], Runs]:
    """Each candidate in so many fresh futures, and all about the first candidate.

    Raises `Stopped` with what the first of them told (None if none is finished).
    """
    seed = fresh_seed(futures.seed)
    prepared = tuple(futures.ready(candidate) for candidate in candidates)

    def collected(shown: Sequence[Shown]) -> tuple[list[Finalist], Runs]:
        earned = np.array([one for one, _ in shown])
        found = [
            Finalist(candidate, departments[candidate.department].plan, earned[:, place])
            for place, candidate in enumerate(candidates)
        ]
        return found, runs_of(prepared[0], [summary for _, summary in shown], seed, futures.engine)

    try:
        task = _Shown(prepared, seed, futures.engine)
        return collected(run_all(task, count, futures.workers, futures.threads, progress))
    except Stopped as stop:
        raise Stopped(collected(stop.finished) if stop.finished else None, stop.wanted) from None


@dataclass(frozen=True)
class _Shown:
    """What is done for fresh future r."""

    prepared: tuple[Prepared, ...]
    seed: int
    engine: str

    def __call__(self, replication: int, heartbeat: Heartbeat) -> Shown:
        chances = Chances(self.seed, replication, self.engine, heartbeat)
        logs = [chances.play(one)[0] for one in self.prepared]
        earned = [booked(one, log) for one, log in zip(self.prepared, logs, strict=True)]
        return earned, chances.summary(self.prepared[0], logs[0])
