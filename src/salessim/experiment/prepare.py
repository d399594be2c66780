"""A scenario made ready for replications: compiled once, with the past that it begins with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from salessim import compiler
from salessim.compiler import AccountsStart, Compiled
from salessim.compiler.loads import history_length
from salessim.compiler.redraw import Redraw, drawn
from salessim.experiment.heritage import take_up
from salessim.experiment.phases.programme import Programme, programme
from salessim.network.tables import Network
from salessim.results.terms import Terms
from salessim.scenario import Scenario


@dataclass(frozen=True)
class Prepared:
    """What every replication of a scenario has in common."""

    network: Network
    terms: Terms
    accounts: AccountsStart | None  # there on the first day
    past: "Prepared | None"  # ran before the first day; it ends when this one begins
    digest: str
    redraw: Redraw = Redraw((), ())
    programme: Programme | None = None  # where the department changes: its phases
    as_was: "Prepared | None" = None  # last year's department, going on; None: nothing is known of it, or this is it

    @property
    def key(self) -> tuple[str, int, int]:
        """Two with equal keys live through the same: what the files say, and from when until when."""
        clock = self.network.clock
        return self.digest, int(clock.start[0]), int(clock.until[0])

    def drawn(self, seed: int, replication: int) -> "Prepared":
        """The same with the values that its ranges have in one replication; itself if nothing is drawn."""
        if not self.terms.unknowns:
            return self
        values = drawn(self.terms.unknowns, seed, replication)
        phases = self.programme and self.programme.drawn(values)
        return replace(self, network=self.redraw.network(self.network, values), programme=phases)

    def rebuilt(self, compiled: Compiled) -> "Prepared":
        """Another department after the same past."""
        words = compiled.terms if self.past is None else _with_unknowns(compiled.terms, self.past.terms)
        words = replace(words, last_year_of=self.terms.last_year_of)
        return replace(self, network=compiled.network, terms=words, redraw=compiled.redraw)


def prepare(scenarios: Sequence[Scenario]) -> tuple[Prepared, ...]:
    """Compile scenarios that are compared, with their pasts: all pasts are as long as the longest needs to be.

    A past that several begin with is compiled once. Raises ScenarioError.
    """
    pasts = Pasts()
    longest = max((pasts.length(scenario.past) for scenario in scenarios if scenario.past is not None), default=0)
    ready = (pasts.prepared(scenario, compiler.compile(scenario), longest) for scenario in scenarios)
    return tuple(_beside_last_year(scenario, one) for scenario, one in zip(scenarios, ready, strict=True))


class Pasts:
    """What ran before, by what the files say: how long it must run, and the same made ready."""

    def __init__(self) -> None:
        self._lengths: dict[str, int] = {}
        self._ready: dict[tuple[str, int, int], tuple[Compiled, Prepared]] = {}

    def alone(self, scenario: Scenario, past_length: int) -> Prepared:
        """A scenario that is compared with nothing, not even with last year's figures. Raises ScenarioError."""
        return self.prepared(scenario, compiler.compile(scenario), past_length)

    def length(self, scenario: Scenario) -> int:
        """A past runs as long as its own slowest deals take, whoever follows it."""
        digest = scenario.origin.digest
        if digest not in self._lengths:
            self._lengths[digest] = history_length(compiler.compile(scenario))
        return self._lengths[digest]

    def prepared(self, scenario: Scenario, compiled: Compiled, past_length: int) -> Prepared:
        """A scenario with the past that it begins with."""
        past = None
        if scenario.past is not None:
            before, past = self._past(scenario.past, int(compiled.network.clock.start[0]), past_length)
            take_up(scenario, compiled, before)
        phases = programme(scenario, compiled) if scenario.change else None
        words = compiled.terms if phases is None else phases.terms
        words = words if past is None else _with_unknowns(words, past.terms)
        digest = scenario.origin.digest
        return Prepared(compiled.network, words, compiled.accounts, past, digest, compiled.redraw, phases)

    def _past(self, scenario: Scenario, until: int, length: int) -> tuple[Compiled, Prepared]:
        key = scenario.origin.digest, until, length
        if key not in self._ready:
            before = compiler.compile(scenario, start=until - length, until=until)
            earlier = 0 if scenario.past is None else self.length(scenario.past)
            self._ready[key] = before, self.prepared(scenario, before, earlier)
        return self._ready[key]


def _beside_last_year(scenario: Scenario, ready: Prepared) -> Prepared:
    """A scenario with last year's department in the same period, if figures of it are known and it is another one.

    Figures of last year belong to whoever worked then: the history, going on from where it was.
    """
    if scenario.past is None or not ready.terms.last_year:
        return ready
    compiled = compiler.compile(scenario.past.model_copy(update={"period": scenario.period}))
    if _same(compiled.network, ready.network) and compiled.redraw.unknowns == ready.redraw.unknowns:
        return ready
    words = replace(compiled.terms, last_year=ready.terms.last_year)
    digest = scenario.past.origin.digest
    as_was = Prepared(compiled.network, words, None, ready.past, digest, compiled.redraw)
    return replace(ready, terms=replace(ready.terms, last_year_of=words.name), as_was=as_was)


def _same(one: Network, other: Network) -> bool:
    """Whether two networks are equal, cell by cell."""
    return all(
        np.array_equal(mine, theirs)
        for table, columns in one._asdict().items()
        for mine, theirs in zip(columns, getattr(other, table), strict=True)
    )


def _with_unknowns(terms: Terms, past: Terms) -> Terms:
    """What is not known of the past is not known of what it leaves behind either."""
    mine = {unknown.path for unknown in terms.unknowns}
    more = tuple(unknown for unknown in past.unknowns if unknown.path not in mine)
    return replace(terms, unknowns=terms.unknowns + more) if more else terms
