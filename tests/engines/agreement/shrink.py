"""The least of a house about which two engines still differ: things are taken out as long as they do."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from itertools import islice, pairwise
from typing import Any

from engines.agreement.chance import GRID
from engines.agreement.houses import Houses
from engines.agreement.surgery import drop_gate, drop_server, drop_slot, drop_station, drop_team
from engines.agreement.told import told
from engines.build import USUAL, Can, House, Way
from salessim.network import tables as t
from salessim.network.validity import faults

Differ = Callable[[Houses], bool]
Cut = Callable[[House], object]  # takes something out of a house
Cuts = Callable[[House], Iterator[Cut]]


def shrink(houses: Houses, differ: Differ) -> Houses:
    """Smaller houses that still differ; nothing more can be taken out of them."""
    smaller = True
    while smaller:
        smaller = False
        for candidate in _fewer_runs(houses):
            if _meet(candidate) and differ(candidate):
                houses, smaller = candidate, True
                break
        for cuts in (_shorter, _arrivals, _people, _things, _columns):
            for number in range(len(houses)):
                houses, done = _take_out(houses, number, cuts, differ)
                smaller |= done
    return houses


def _take_out(houses: Houses, number: int, cuts: Cuts, differ: Differ) -> tuple[Houses, bool]:
    """Try all cuts of one house together, then half of them at a time, ... then one by one."""
    done = False
    size = count = sum(1 for _ in cuts(houses[number]))
    while size >= 1:
        at = 0
        while at < count:
            candidate = _without(houses, number, cuts, at, size)
            changed = told(candidate) != told(houses)
            if changed and _meet(candidate) and _fits(candidate) and differ(candidate):
                houses, done = candidate, True
                count = sum(1 for _ in cuts(houses[number]))
            else:
                at += size
        size //= 2
    return houses, done


def _without(houses: Houses, number: int, cuts: Cuts, at: int, size: int) -> Houses:
    """The houses after some cuts of one of them, the last cut first, so that places stay what they were."""
    candidate = deepcopy(houses)
    for cut in reversed([*islice(cuts(candidate[number]), at, at + size)]):
        with suppress(LookupError, ValueError):  # what another cut has taken out already
            cut(candidate[number])
    return candidate


def _fits(houses: Houses) -> bool:
    """Whether a house is still one that an engine must play."""
    try:
        return not any(faults(house.network()) for house in houses)
    except ValueError:  # a name that is not there any more
        return False


def _fewer_runs(houses: Houses) -> Iterator[Houses]:
    """The last run does not happen; or two after one another are one, in the first house or in the second."""
    if len(houses) > 1:
        yield houses[:-1]
    for place in range(len(houses) - 1):
        for kept in (0, 1):
            changed = deepcopy(houses)
            pair = changed[place : place + 2]
            one = pair[kept]
            one.start, one.until = pair[0].start, pair[1].until
            one.arrivals = [*pair[0].arrivals, *pair[1].arrivals]
            yield [*changed[:place], one, *changed[place + 2 :]]


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
    for place in range(len(house.arrivals)):
        yield lambda house, place=place: house.arrivals.__delitem__(place)


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
