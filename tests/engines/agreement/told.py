"""A house as the Python that builds it, to be pasted into a test."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from engines.agreement.houses import Houses
from engines.build import LONG, USUAL, Can, Equally, House, Steps, Way
from salessim.network import tables as t

CODES = {
    "order": ("FIFO", "LIFO"),
    "at_shift_end": ("RESUME", "FINISH", "RESTART"),
    "assign_rule": ("LONGEST_IDLE", "FEWEST_OPEN", "ROUND_ROBIN", "RANDOM"),
    "on_owner_left": ("HAND_OVER", "KEEP"),
    "what": ("WAITING", "PRESENT"),
    "mode": ("RESUME", "FINISH", "RESTART"),
    "law": ("CONSTANT", "EXPONENTIAL", "LOGNORMAL", "UNIFORM", "TRIANGULAR", "NORMAL", "ERLANG"),
}
OF_THE_HOUSE = {"always", "out"}  # there from the start


def told(houses: Houses) -> str:
    """The statements that build these houses."""
    return "\n\n".join(_house(house) for house in houses)


def _house(house: House) -> str:
    lines = [f"house = House(until={house.until}, start={house.start}, run={house.run})"]
    if house.source_keys != House().source_keys:
        lines.append(f"house.source_keys = {house.source_keys}")
    rest = list(_all_but_time(house))
    lines += [line for names, line in _plain_names(house) if any(repr(name) in "".join(rest) for name in names)]
    return "\n".join([*lines, *rest])


def _plain_names(house: House) -> Iterator[tuple[list[str], str]]:
    """Calendars and ledgers, each with the names that call for it."""
    for name, row in zip(house.names["calendar"], house.rows["calendar"], strict=True):
        opening = house.rows["opening"][row["open_from"] : row["open_to"]]
        hours = "".join(f", ({one['on']}, {one['off']})" for one in opening)
        if name not in OF_THE_HOUSE:
            yield [name], f"house.calendar({name!r}{hours})"
    for name in house.names["ledger"]:
        yield house.names["ledger"], f"house.ledger({name!r})"


def _all_but_time(house: House) -> Iterator[str]:
    for name, row in zip(house.names["slot"], house.rows["slot"], strict=True):
        yield f"house.slot({name!r}{_columns(row, t.Slot)})"
    for name, row in zip(house.names["station"], house.rows["station"], strict=True):
        if name not in OF_THE_HOUSE:
            yield _station(name, row)
    if house.names["station"][0] != "out":
        yield f"reorder_stations(house, {house.names['station']})"
    for row in house.rows["interrupt"]:
        yield f"house.interrupts({row['station']!r}, {row['victim']!r}, {_value('mode', row['mode'])})"
    for name, row in zip(house.names["gate"], house.rows["gate"], strict=True):
        watches = "".join(f", ({station!r}, {_value('what', what)})" for station, what in row["watches"])
        yield f"house.gate({name!r}, {row['close_at']}, {row['open_at']}{watches})"
    for name, row in zip(house.names["team"], house.rows["team"], strict=True):
        skills = "".join(f", {_skill(rank, skill)}" for rank, skill in enumerate(row["skills"]))
        setup = "" if row["setup"] == -1 else f", setup={_law(row['setup'])}"
        limits = f", limits={row['limits']}" if row["limits"] else ""
        yield f"house.team({name!r}{skills}{setup}{limits})"
    for name, row in house.servers.items():
        yield _server(name, row)
    yield from _arrivals(house)


def _arrivals(house: House) -> Iterator[str]:
    usual = {"segment": 0, "size": 1.0, "source": 0}
    so_far: Counter[int] = Counter()
    for row in house.arrivals:
        more = "".join(f", {column}={row[column]}" for column, value in usual.items() if row[column] != value)
        if row["ordinal"] != so_far[row["source"]]:
            more += f", ordinal={row['ordinal']}"
        so_far[row["source"]] += 1
        yield f"house.arrive({row['key']}, {row['station']!r}, {row['time']}{more})"


def _station(name: str, row: dict[str, Any]) -> str:
    columns = {column: value for column, value in row.items() if column not in ("work", "ways", "children", "kind")}
    if row["kind"] == t.EXIT:
        return f"house.exit({name!r})"
    ways = ", ".join(_way(one) for one in row["ways"])
    children = f", children={row['children']}" if row["children"] else ""
    make = "queue" if row["kind"] == t.QUEUE else "delay"
    return f"house.{make}({name!r}, {_work(row['work'])}, [{ways}]{children}{_columns(columns, t.Station)})"


def _way(one: Way) -> str:
    return f"way({one.to!r}, {one.weight}{_columns(one.columns, t.Route)})"


def _skill(rank: int, skill: Can) -> str:
    columns = {"rank": rank, **skill.columns}
    return f"can({skill.station!r}, rank={columns.pop('rank')}{_columns(columns, t.Skill)})"


def _server(name: str, row: dict[str, Any]) -> str:
    duty = [stretch for stretch in row["duty"] if stretch[0] < LONG]
    ends = "" if row["ends"] == t.FOREVER else f", ends={row['ends']}"
    more = "".join(f", {column}={row[column]}" for column in ("speed", "quality") if row[column] != 1.0)
    ramps = "".join(f", {column}={_law(spec)}" for column, spec in row["ramps"].items())
    whole = [(row["starts"], LONG)] == duty
    return (
        f"house.server({name!r}, team={row['team']!r}, key={row['key']}{'' if whole else f', duty={duty}'}, "
        f"starts={row['starts']}, hired={row['hired']}{ends}{more}{ramps})"
    )


def _columns(row: dict[str, Any], table: type[Any]) -> str:
    """Every column that is not usual."""
    usual = USUAL[table]
    unusual = {name: value for name, value in row.items() if name in usual and value != usual[name]}
    return "".join(f", {name}={_value(name, value)}" for name, value in unusual.items())


def _value(name: str, value: Any) -> str:
    return f"t.{CODES[name][value]}" if name in CODES else "LONG" if name == "cover" and value == LONG else _law(value)


def _work(work: Any) -> str:
    if isinstance(work, dict):
        return "{" + ", ".join(f"{segment}: {_law(law)}" for segment, law in work.items()) + "}"
    return _law(work)


def _law(spec: Any) -> str:
    """A law or a curve."""
    if isinstance(spec, Equally | Steps):
        return f"{type(spec).__name__}({list(spec)})"
    return repr(spec)
