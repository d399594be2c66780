"""Replications of one scenario, and of several on the same market: replication r lives through the same chances."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from salessim import __version__, engines
from salessim.columns import F64
from salessim.compiler import accounts_key, accounts_state
from salessim.compiler.redraw import drawn
from salessim.engines import IN_THREADS, EndlessRunError, Heartbeat, silent
from salessim.experiment.choice import chosen
from salessim.experiment.defaults import AUTO, processors
from salessim.experiment.endless import in_words
from salessim.experiment.executors import Progress, Stopped, run_all
from salessim.experiment.pasts import PastStates
from salessim.experiment.phases.playing import play_phases
from salessim.experiment.precision import Precision, Watch, most, precision_of
from salessim.experiment.prepare import Prepared, prepare
from salessim.network.state import State, nothing
from salessim.network.tables import Network, World
from salessim.network.world import realise
from salessim.results.frames import FRAMES
from salessim.results.log import Log
from salessim.results.measures import summarise
from salessim.results.store import Provenance, Runs
from salessim.results.summary import Summary
from salessim.results.terms import Terms
from salessim.scenario import Scenario


class Future(NamedTuple):
    """One replication with all its visits, the words to read it in, and the engine that played it."""

    log: Log
    terms: Terms
    engine: str


def simulate(
    scenario: Scenario,
    replications: int | str | None = None,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
    precision: float | Precision | None = None,
) -> Runs:
    """Live through the period of a scenario so many times, or until a precision is met, but never more often.

    Replication r of a seed is always the same, whatever the other arguments. Raises ValueError,
    ScenarioError, EndlessFutureError, and on Ctrl-C `Stopped` with the Runs of the first replications (None: of none).
    """
    try:
        return compare([scenario], replications, seed, engine, workers, progress, precision)[0]
    except Stopped as stop:
        raise Stopped(stop.finished and stop.finished[0], stop.wanted) from None


def compare(
    scenarios: Sequence[Scenario],
    replications: int | str | None = None,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
    precision: float | Precision | None = None,
) -> list[Runs]:
    """Live through the period of several scenarios, replication by replication on the same chances.

    `workers` None: all processors where the engine plays in threads, else one process, since several need a script
    that guards its main part. Scenarios that begin with the same past live through it once. Raises as `simulate` does.
    """
    asked = precision_of(precision)
    count, prepared = most(replications, asked), prepare(scenarios)
    engine = chosen(engine, prepared, count)
    threads = engine in IN_THREADS
    workers = workers or (processors() if threads else 1)

    def collected(parts: list[list[Summary]]) -> list[Runs]:
        return [runs_of(one, [part[i] for part in parts], seed, engine) for i, one in enumerate(prepared)]

    watch = Watch(asked, count, collected)
    report = progress and (lambda finished, _: progress(finished, watch.expected))
    try:
        task = _Replications(prepared, seed, engine)
        return collected(run_all(task, count, workers, threads, report, watch.enough))
    except Stopped as stop:
        raise Stopped(collected(stop.finished) if stop.finished else None, watch.expected) from None


def play(scenario: Scenario, replication: int = 0, seed: int = 0, engine: str = AUTO) -> Future:
    """One replication with all its visits. Raises as `simulate` does."""
    (prepared,) = prepare([scenario])
    engine = chosen(engine, [prepared], 1)
    log, _ = Chances(seed, replication, engine).play(prepared)
    return Future(log, prepared.terms, engine)


@dataclass(frozen=True)
class _Replications:
    """What is done for replication r: every scenario lives through it, and only its summary is kept."""

    scenarios: tuple[Prepared, ...]
    seed: int
    engine: str

    def __call__(self, replication: int, heartbeat: Heartbeat) -> list[Summary]:
        chances = Chances(self.seed, replication, self.engine, heartbeat)
        return [chances.summary(scenario, chances.play(scenario)[0]) for scenario in self.scenarios]


@dataclass(frozen=True)
class Chances:
    """One replication, through which several scenarios may live; what they have in common is played once."""

    seed: int
    replication: int
    engine: str
    heartbeat: Heartbeat = silent
    pasts: PastStates = field(default_factory=PastStates)
    _figures: dict[tuple[object, ...], F64] = field(default_factory=dict)

    def summary(self, scenario: Prepared, log: Log) -> Summary:
        """What is kept of one scenario that was played."""
        values = drawn(scenario.terms.unknowns, self.seed, self.replication)
        mine = summarise(log, scenario.terms, self.replication, tuple(values.values()))
        return mine if scenario.as_was is None else mine.put("last_year", "value", self._last_year(scenario.as_was))

    def _last_year(self, as_was: Prepared) -> F64:
        """The figures of last year's department; one that several have in common is played once."""
        key = *as_was.key, *as_was.terms.last_year
        if key not in self._figures:
            known = summarise(self.play(as_was)[0], as_was.terms, self.replication)
            self._figures[key] = known.columns["last_year"]["value"]
        return self._figures[key]

    def play(self, scenario: Prepared) -> tuple[Log, State]:
        """The log of one scenario and the state in which it ends."""
        scenario = scenario.drawn(self.seed, self.replication)
        state = self.begin(scenario)
        if scenario.programme is not None:
            return play_phases(scenario.programme, state, self.seed, self.replication, self.live)
        world = realise(scenario.network, self.seed, self.replication)
        return self.live(scenario.network, world, state, scenario.terms)

    def live(self, network: Network, world: World, state: State, terms: Terms) -> tuple[Log, State]:
        """Given chances from a given first day; a run that does not end is told in these words."""
        try:
            return engines.simulate(network, world, state, self.engine, self.heartbeat)
        except EndlessRunError as stop:
            raise in_words(stop, terms, self.replication) from None

    def begin(self, scenario: Prepared) -> State:
        """Who is there on the first day: the accounts that the scenario names, or those whom its past leaves behind."""
        past, future = scenario.past, (self.seed, self.replication)
        if past is not None:
            return self.pasts.state((*future, *past.key), lambda: self.play(past)[1])
        if scenario.accounts is None:
            return nothing()
        return self.pasts.state((*future, *accounts_key(scenario)), lambda: accounts_state(scenario, *future))


def runs_of(
    prepared: Prepared, summaries: Sequence[Summary], seed: int, engine: str, kept: Collection[str] = FRAMES
) -> Runs:
    """The summaries of replication 0, 1, 2, ... of a scenario as its results; `kept`: the frames that they have."""
    runs = Runs(prepared.terms, Provenance(__version__, seed, prepared.digest, engine), kept)
    for replication, summary in enumerate(summaries):
        runs.add(replication, summary)
    return runs
