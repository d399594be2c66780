"""What candidates earn in the same futures: each is played once and remembered, the past is lived through once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from salessim import compiler
from salessim.analysis.sizing import Candidate, People
from salessim.columns import F64
from salessim.engines import IN_THREADS, Heartbeat
from salessim.experiment.choice import chosen
from salessim.experiment.defaults import processors
from salessim.experiment.executors import run_all
from salessim.experiment.prepare import Prepared, prepare
from salessim.experiment.run import Chances
from salessim.results.log import Log
from salessim.scenario import Scenario
from salessim.translation import say

KEPT = 64  # candidates whose tables are kept


class Futures:
    """The futures of one seed. `played` is called with the number of futures that were played."""

    def __init__(
        self,
        scenarios: Sequence[Scenario],
        seed: int,
        engine: str,
        workers: int | None,
        played: Callable[[int], None],
    ) -> None:
        self.scenarios = tuple(scenarios)
        self.prepared = prepare(scenarios)
        self.seed = seed
        self.engine = chosen(engine, self.prepared, len(scenarios) + 1)
        self.threads = self.engine in IN_THREADS
        self.workers = (workers or processors()) if self.threads else 1
        self._played = played
        self._chances: list[Chances] = []
        self._earned: dict[Candidate, dict[int, float]] = {}
        self._ready: dict[Candidate, Prepared] = {}

    def earned(self, candidate: Candidate, which: Sequence[int]) -> F64:
        """What is booked for the plan in each of these futures."""
        known = self._earned.setdefault(candidate, {})
        missing = [future for future in which if future not in known]
        if missing:
            known.update(zip(missing, self._play(candidate, missing), strict=True))
        return np.array([known[future] for future in which])

    def ready(self, candidate: Candidate) -> Prepared:
        """A candidate made ready for replications, after the past of its department."""
        if candidate not in self._ready:
            if len(self._ready) >= KEPT:
                self._ready.pop(next(iter(self._ready)))
            self._ready[candidate] = self._prepared(candidate)
        return self._ready[candidate]

    def _prepared(self, candidate: Candidate) -> Prepared:
        scenario, as_is = self.scenarios[candidate.department], self.prepared[candidate.department]
        if candidate.people == people_of(scenario):
            return as_is
        return as_is.rebuilt(compiler.compile(with_people(scenario, candidate.people)))

    def _play(self, candidate: Candidate, which: Sequence[int]) -> list[float]:
        while len(self._chances) <= max(which):
            self._chances.append(Chances(self.seed, len(self._chances), self.engine))
        task = _Earned(self.ready(candidate), [self._chances[future] for future in which])
        found = run_all(task, len(which), self.workers, self.threads)
        self._played(len(which))
        return found


@dataclass(frozen=True)
class _Earned:
    """What one candidate earns in each of some futures."""

    prepared: Prepared
    chances: Sequence[Chances]

    def __call__(self, number: int, heartbeat: Heartbeat) -> float:
        log, _ = replace(self.chances[number], heartbeat=heartbeat).play(self.prepared)
        return booked(self.prepared, log)


def booked(prepared: Prepared, log: Log) -> float:
    """What is booked in the plan's ledger."""
    return float(log.booking.amount[log.booking.ledger == prepared.terms.headline].sum())


def people_of(scenario: Scenario) -> People:
    """How many there are, by team."""
    return tuple(team.people.count for team in scenario.teams.values())


def with_people(scenario: Scenario, people: People) -> Scenario:
    """The scenario with other numbers of people; whoever has a name stays, whoever comes is there from the start."""
    counts = dict(zip(scenario.teams, people, strict=True))
    teams = {
        name: team.model_copy(
            update={"people": team.people.model_copy(update={"others": counts[name] - len(team.people.named)})}
        )
        for name, team in scenario.teams.items()
    }
    told = ", ".join(f"{name} {number}" for name, number in counts.items())
    name = say("{scenario} with {people}", scenario=scenario.name, people=told)
    return scenario.changed(f"people: {told}", name=name, teams=teams)
