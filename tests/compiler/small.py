"""A scenario as small as can be, changed for each test, and its tables as plain rows."""

from typing import Any

from salessim import compiler
from salessim.compiler import Compiled
from salessim.network.tables import Network
from salessim.scenario.schema import Scenario

DAY = 86_400
MARCH_1 = 9_555 * DAY  # 2027-03-01, a Monday: 26 years with 6 leap days are 9,496 days, then 31 + 28


def scenario(**changes: Any) -> Scenario:
    """Two people who talk to leads for ten minutes, in March 2027; `changes` replace whole parts."""
    parts: dict[str, Any] = {
        "period": {"from": "2027-03-01", "for": "1 month"},
        "working_time": {"days": "Mon-Fri", "hours": "9:00-17:00"},
        "sources": {"calls": {"rate": "8 per day", "goes_to": "talk"}},
        "process": {"talk": {"takes": "10 min", "then": {"yes": "25% -> done", "no": "rest -> lost"}}},
        "teams": {"crew": {"people": 2, "does_in_order": ["talk"]}},
    }
    return Scenario.model_validate(parts | changes)


def small(**changes: Any) -> Compiled:
    """The small scenario, translated."""
    return compiler.compile(scenario(**changes))


def staged(process: dict[str, Any], **changes: Any) -> Compiled:
    """The small scenario with this process, served by one team in this order; leads come to the first stage."""
    served = [name for name, stage in process.items() if not {"delay", "each_account"} & set(stage)]
    parts: dict[str, Any] = {
        "process": process,
        "sources": {"calls": {"rate": "8 per day", "goes_to": next(iter(process))}},
        "teams": {"crew": {"people": 2, "does_in_order": served}},
    }
    return small(**parts | changes)


def rows(network: Network, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of a table, or some of its columns, as tuples of Python numbers."""
    found = getattr(network, table)
    return list(zip(*(getattr(found, name).tolist() for name in columns or found._fields), strict=True))


def station(compiled: Compiled, name: str) -> dict[str, Any]:
    """The row of a station by its name in the terms."""
    number = [stage.name for stage in compiled.terms.stages].index(name)
    columns = compiled.network.station._fields
    return {"row": number} | dict(zip(columns, rows(compiled.network, "station")[number], strict=True))


def routes(compiled: Compiled, name: str) -> dict[str, dict[str, Any]]:
    """The routes of a station by the names of their outcomes, in their order; `to` is the next station's name."""
    here, names = station(compiled, name), [stage.name for stage in compiled.terms.stages]
    found = {}
    for number in range(here["route_from"], here["route_to"]):
        row = dict(zip(compiled.network.route._fields, rows(compiled.network, "route")[number], strict=True))
        found[compiled.terms.outcomes[number].name] = row | {"row": number, "to": names[row["next"]]}
    return found


def law(compiled: Compiled, row: int) -> tuple[float, ...]:
    """A law as (kind, a, b, c)."""
    return rows(compiled.network, "law", "kind", "a", "b", "c")[row]


def curve(compiled: Compiled, row: int) -> tuple[Any, ...]:
    """A curve as (kind, a, b, knots)."""
    kind, a, b, first, after = rows(compiled.network, "curve")[row]
    return kind, a, b, rows(compiled.network, "knot")[first:after]
