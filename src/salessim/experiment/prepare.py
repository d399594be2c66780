"""A scenario made ready for replications: compiled once, with the past that it begins with."""

from collections.abc import Sequence
from dataclasses import dataclass

from salessim import compiler
from salessim.compiler import AccountsStart, Compiled
from salessim.compiler.loads import history_length
from salessim.experiment.heritage import take_up
from salessim.network.tables import Network
from salessim.results.terms import Terms
from salessim.scenario import Scenario

Known = dict[tuple[str, int], Compiled]  # pasts that several scenarios may have in common, by digest and end


@dataclass(frozen=True)
class Prepared:
    """What every replication of a scenario has in common."""

    network: Network
    terms: Terms
    accounts: AccountsStart | None  # there on the first day
    past: "Prepared | None"  # ran before the first day; it ends when this one begins
    digest: str

    @property
    def key(self) -> tuple[str, int, int]:
        """Two with equal keys live through the same: what the files say, and from when until when."""
        clock = self.network.clock
        return self.digest, int(clock.start[0]), int(clock.until[0])


def prepare(scenarios: Sequence[Scenario]) -> tuple[Prepared, ...]:
    """Compile scenarios that are compared, with their pasts: all pasts are as long as the longest needs to be.

    Raises ScenarioError.
    """
    pasts = {scenario.past.origin.digest: scenario.past for scenario in scenarios if scenario.past is not None}
    longest = max(map(_length, pasts.values()), default=0)
    known: Known = {}
    return tuple(_prepare(scenario, compiler.compile(scenario), longest, known) for scenario in scenarios)


def _prepare(scenario: Scenario, compiled: Compiled, past_length: int, known: Known) -> Prepared:
    past = None
    if scenario.past is not None:
        until = int(compiled.network.clock.start[0])
        key = scenario.past.origin.digest, until
        before = known.get(key) or compiler.compile(scenario.past, start=until - past_length, until=until)
        known[key] = before
        take_up(scenario, compiled, before)
        length = 0 if scenario.past.past is None else _length(scenario.past.past)
        past = _prepare(scenario.past, before, length, known)
    return Prepared(compiled.network, compiled.terms, compiled.accounts, past, scenario.origin.digest)


def _length(scenario: Scenario) -> int:
    """A past runs as long as its own slowest deals take, whoever follows it."""
    return history_length(compiler.compile(scenario))
