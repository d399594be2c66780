"""The least of a house about which two engines still differ: things are taken out as long as they do."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from typing import Any

from engines.agreement.chance import GRID
from engines.agreement.houses import Houses
from engines.agreement.surgery import drop_gate, drop_server, drop_slot, drop_station, drop_team
from engines.build import USUAL, Can, House, Way
from salessim.network import tables as t
from salessim.network.validity import faults

Differ = Callable[[Houses], bool]
Cut = Callable[[House], object]  # takes something out of a house


def shrink(houses: Houses, differ: Differ) -> Houses:
    """Smaller houses that still differ; nothing more can be taken out of them."""
    smaller = True
    while smaller:
        smaller = False
        for candidate in _fewer_runs(houses):
            if differ(candidate):
                houses, smaller = candidate, True
                break
        for cuts in (_shorter, _arrivals, _people, _things, _columns):
            houses, done = _take_out(houses, cuts, differ)
            smaller |= done
    return houses


def _take_out(houses: Houses, cuts: Callable[[House], Iterator[Cut]], differ: Differ) -> tuple[Houses, bool]:
    """Try every cut once, in every house where it is possible, and keep what still differs."""
    done, at = False, 0
    while True:
        counts = [sum(1 for _ in cuts(house)) for house in houses]
        possible = [(number, place) for number, count in enumerate(counts) for place in range(count)]
        if at >= len(possible):
            return houses, done
        number, place = possible[at]
        candidate = [*deepcopy(houses)]
        cut = next(cut for turn, cut in enumerate(cuts(candidate[number])) if turn == place)
        cut(candidate[number])
        if _meet(candidate) and _fits(candidate) and differ(candidate):
            houses, done = candidate, True
        else:
            at += 1


def _fits(houses: Houses) -> bool:
    """Whether a house is still one that an engine must play."""
    try:
        return not any(faults(house.network()) for house in houses)
    except ValueError:  # a name that is not there any more
        return False


def _fewer_runs(houses: Houses) -> Iterator[Houses]:
    if len(houses) > 1:
        yield houses[:1]
        first, second = deepcopy(houses)
        second.start, second.arrivals = first.start, [*first.arrivals, *second.arrivals]
        yield [second]
        first.until = second.until
        first.arrivals = list(second.arrivals)
        yield [first]


def _meet(houses: Houses) -> bool:
    """Whether each begins when the one before ends."""
    return all(first.until == second.start for first, second in pairwise(houses))


def _shorter(house: House) -> Iterator[Cut]:
    """Less time; a source less."""
    for part in (2, 4, 8):
        yield lambda house, part=part: _end_earlier(house, (house.until - house.start) // part)
    if len(house.source_keys) > 1 and not any(row["source"] for row in house.arrivals):
        yield lambda house: house.source_keys.pop()


def _end_earlier(house: House, by: int) -> None:
    house.until -= by
    house.arrivals = [row for row in house.arrivals if row["time"] < house.until]


def _arrivals(house: House) -> Iterator[Cut]:
    """Halves, quarters, ... of those who come."""
    size = len(house.arrivals)
    while size > 1:
        size = (size + 1) // 2
        for first in range(0, len(house.arrivals), size):
            yield lambda house, first=first, size=size: house.arrivals.__delitem__(slice(first, first + size))


def _people(house: House) -> Iterator[Cut]:
    for name in list(house.servers):
        yield lambda house, name=name: drop_server(house, name)
    for name in list(house.names["team"]):
        yield lambda house, name=name: drop_team(house, name)


def _things(house: House) -> Iterator[Cut]:
    for kind, drop in (("gate", drop_gate), ("slot", drop_slot), ("station", drop_station)):
        for name in list(house.names[kind]):
            if name != "out":
                yield lambda house, name=name, drop=drop: drop(house, name)
    for place in range(len(house.rows["interrupt"])):
        yield lambda house, place=place: house.rows["interrupt"].__delitem__(place)
    for number, row in enumerate(house.rows["team"]):
        for place in range(len(row["skills"])):
            yield lambda house, n=number, place=place: house.rows["team"][n]["skills"].__delitem__(place)
    for number, row in enumerate(house.rows["station"]):
        for part in ("ways", "children"):
            for place in range(len(row[part])):
                yield lambda house, n=number, part=part, place=place: house.rows["station"][n][part].__delitem__(place)
    for number, row in enumerate(house.rows["gate"]):
        for place in range(len(row["watches"]) if len(row["watches"]) > 1 else 0):
            yield lambda house, n=number, place=place: _drop_watch(house.rows["gate"][n], place)


def _drop_watch(gate: dict[str, Any], place: int) -> None:
    gate["watches"] = gate["watches"][:place] + gate["watches"][place + 1 :]


# ---- plainer columns -----------------------------------------------------------------------------------------------


def _columns(house: House) -> Iterator[Cut]:
    """Whatever is not usual becomes usual, all at once or one by one."""
    for number, row in enumerate(house.rows["station"]):
        for column in _unusual(row, t.Station):
            yield lambda house, n=number, column=column: _make_usual(house.rows["station"][n], t.Station, column)
        if row["work"] not in (None, GRID):
            yield lambda house, n=number: house.rows["station"][n].__setitem__("work", GRID)
        for place, one in enumerate(row["ways"]):
            for column in _unusual(one.columns, t.Route):
                yield lambda house, n=number, place=place, column=column: _plainer_way(house, n, place, column)
    for number, row in enumerate(house.rows["slot"]):
        for column in _unusual(row, t.Slot):
            yield lambda house, n=number, column=column: _make_usual(house.rows["slot"][n], t.Slot, column)
    for number, row in enumerate(house.rows["team"]):
        for place, skill in enumerate(row["skills"]):
            for column in _unusual(skill.columns, t.Skill):
                yield lambda house, n=number, at=place, column=column: _skills(house, n)[at].columns.pop(column)
        if row["setup"] != -1:
            yield lambda house, n=number: house.rows["team"][n].__setitem__("setup", -1)
        for slot in list(row["limits"]):
            yield lambda house, n=number, slot=slot: house.rows["team"][n]["limits"].pop(slot)
    yield from _plainer_people(house)
    yield from _plainer_arrivals(house)


def _skills(house: House, team: int) -> list[Can]:
    skills: list[Can] = house.rows["team"][team]["skills"]
    return skills


def _unusual(row: dict[str, Any], table: type[Any]) -> list[str]:
    return [name for name, value in row.items() if name in USUAL[table] and value != USUAL[table][name]]


def _make_usual(row: dict[str, Any], table: type[Any], column: str) -> None:
    row[column] = USUAL[table][column]


def _plainer_way(house: House, station: int, place: int, column: str) -> None:
    ways: list[Way] = house.rows["station"][station]["ways"]
    columns = {name: value for name, value in ways[place].columns.items() if name != column}
    ways[place] = replace(ways[place], columns=columns)


def _plainer_people(house: House) -> Iterator[Cut]:
    always = [(house.start - 1, 10**9), (2 * 10**9, 3 * 10**9)]
    plain = {"speed": 1.0, "quality": 1.0, "ramps": {}}
    for name, row in house.servers.items():
        for column, value in plain.items():
            if row[column] != value:
                yield lambda house, name=name, column=column, value=value: house.servers[name].update({column: value})
        if row["duty"] != always:
            usual = {"duty": always, "ends": t.FOREVER, "starts": house.start - 1, "hired": house.start - 1}
            yield lambda house, name=name, usual=usual: house.servers[name].update(usual)
            for place in range(len(row["duty"])):
                yield lambda house, name=name, place=place: house.servers[name]["duty"].__delitem__(place)


def _plainer_arrivals(house: House) -> Iterator[Cut]:
    plain = {"segment": 0, "size": 1.0, "source": 0}
    for place, row in enumerate(house.arrivals):
        for column, value in plain.items():
            if row[column] != value:
                yield lambda house, at=place, column=column, value=value: house.arrivals[at].update({column: value})
