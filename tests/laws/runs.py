"""Runs of departments, and their logs read by keys, so that the rows of two networks can be laid side by side."""

from collections.abc import Callable
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, settings

from laws.departments import Document, as_text, departments
from salessim import compiler, engines
from salessim.compiler import Compiled, accounts_state
from salessim.experiment.prepare import Prepared
from salessim.network.state import State
from salessim.network.tables import World
from salessim.network.world import realise
from salessim.results.log import Log
from salessim.scenario import load_text

Test = Callable[..., None]
Named = dict[str, list[tuple[Any, ...]]]
DAY = 86_400
BEGIN = 9_576 * DAY  # 2027-03-22: 26 years with 6 leap days are 9,496 days, then 31 + 28 + 21
DAYS = 9  # of a run, from a Monday over Easter to a Wednesday


def for_departments(examples: int, exact: bool = False, without: str = "") -> Callable[[Test], Test]:
    """A law for so many departments, the same ones in every run of the tests; to shrink a failure takes minutes."""
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

    def asked(test: Test) -> Test:
        fixed = settings(
            max_examples=examples,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=quiet,
        )
        return fixed(given(document=departments(exact, without))(test))

    return asked


class Run(NamedTuple):
    """One replication: what went in, and what came out."""

    compiled: Compiled | Prepared
    world: World
    begin: State
    log: Log
    left: State


def compiled(document: Document, start: int | None = None, until: int | None = None) -> Compiled:
    """The tables of a department."""
    return compiler.compile(load_text(as_text(document)), start, until)


def run(document: Document, replication: int = 0) -> Run:
    """The first days of one replication of a department."""
    return play(compiled(document, until=BEGIN + DAYS * DAY), replication)


def play(tables: Compiled | Prepared, replication: int = 0, begin: State | None = None) -> Run:
    """One replication of a department that is compiled; its accounts are there at the start unless `begin` says who."""
    world = realise(tables.network, 0, replication)
    state = accounts_state(tables, 0, replication) if begin is None else begin
    return Run(tables, world, state, *engines.simulate(tables.network, world, state))


def told(one: Run) -> Named:
    """What happened, by keys, in orders that no row decides: visits, bookings, gates, entities, people and duty."""
    network, terms, log = one.compiled.network, one.compiled.terms, one.log
    key = {name: [*getattr(network, name).key.tolist(), 0] for name in ("station", "route", "ledger", "gate", "source")}
    key |= {"server": [*log.server.key.tolist(), 0], "exit": key["station"], "prompt": key["route"]}
    key["team"] = network.team.key.tolist()
    key["seat"] = network.seat.key.tolist()
    kinds: list[Any] = [frozenset(zip(terms.attributes, values, strict=True)) for values in terms.segments] or [
        frozenset()
    ]

    def read(name: str, value: Any) -> Any:
        return kinds[value] if name == "segment" else key[name][value] if name in key else value

    found: Named = {}
    for table in (log.visit, log.booking, log.gate, log.entity, log.server, log.duty):
        columns = [
            [read(name, value) for value in column.tolist()] for name, column in zip(table._fields, table, strict=True)
        ]
        found[type(table).__name__] = list(zip(*columns, strict=True))
    for name in ("Booking", "GateChange", "Server", "Duty"):
        found[name] = sorted(found[name])
    return found


def assert_same(one: Named, other: Named) -> None:
    """Equal row by row."""
    for name, rows in one.items():
        strange = [(mine, its) for mine, its in zip(rows, other[name], strict=False) if mine != its]
        assert not strange, f"{name}: {len(strange)} rows differ, the first: {strange[0]}"
        assert len(rows) == len(other[name]), name
