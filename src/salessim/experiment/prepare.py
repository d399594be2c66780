"""A scenario made ready for replications: compiled once, with the past that it begins with."""

from dataclasses import dataclass

from salessim import compiler
from salessim.compiler import AccountsStart
from salessim.compiler.loads import history_length
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

    @property
    def key(self) -> tuple[str, int, int]:
        """Two with equal keys live through the same: what the files say, and from when until when."""
        clock = self.network.clock
        return self.digest, int(clock.start[0]), int(clock.until[0])


def prepare(scenario: Scenario) -> Prepared:
    """Compile a scenario and, if it has one, its past. Raises ScenarioError."""
    compiled = compiler.compile(scenario)
    start = int(compiled.network.clock.start[0])
    past = None if scenario.past is None else _prepare_past(scenario.past, start)
    return Prepared(compiled.network, compiled.terms, compiled.accounts, past, scenario.origin.digest)


def _prepare_past(scenario: Scenario, until: int) -> Prepared:
    """The past runs as long as its own slowest deals take, so that it is the same for all that follow it."""
    length = history_length(compiler.compile(scenario))
    compiled = compiler.compile(scenario, start=until - length, until=until)
    return Prepared(compiled.network, compiled.terms, compiled.accounts, None, scenario.origin.digest)
