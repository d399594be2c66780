"""What follows from a network alone: who can do what, and where the lines are; worked out once for all replications."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from salessim.columns import F64, I32, I64
from salessim.engines.compiled.layout import row_type
from salessim.engines.compiled.machine import Machine
from salessim.engines.compiled.tables import MACHINE, SEEN, Crew, Spot
from salessim.network.tables import FOREVER, Network

Table = np.ndarray[Any, Any]


class Lookup(NamedTuple):
    """What of the machine hangs on the network alone."""

    machine: Machine  # numbers, lists and the tables of the network
    spot: Table  # without lines
    crew: Table


ALL = ("station", "team", "interrupt", "limit", "work", "slot")  # tables that are looked up wholly
SOME = {
    "skill": ("station", "segment"), "route": ("segment", "missed", "wait_curve", "age_curve", "visit_curve"),
    "spawn": ("gap",), "watch": ("station",), "gate": ("key",),
}  # fmt: skip  # of these only some columns
Structure = tuple[int | bytes, ...]


def structure(network: Network) -> Structure:
    """All that is looked up, but the weights of routes: networks that are equal in it differ in numbers alone."""
    whole = [column for table in ALL for column in getattr(network, table)]
    part = [getattr(getattr(network, table), name) for table, names in SOME.items() for name in names]
    return len(network.segment.size), *(column.tobytes() for column in (*whole, *part))


def renewed(lookup: Lookup, network: Network) -> Lookup:
    """What hangs on another network of the same structure."""
    machine = Machine(like=lookup.machine)
    for name in SEEN:
        machine.lend(name, getattr(network, name))
    tables = machine.tables
    machine.lend("way_running", _running(network.route.weight, tables["ways_from"], tables["way_route"]))
    return lookup._replace(machine=machine)


def look_up(network: Network) -> Lookup:
    """Answer beforehand what the kernel asks of a network."""
    stations, teams = len(network.station.key), len(network.team.key)
    segments, slots = max(1, len(network.segment.size)), len(network.slot.key)
    skills = _skills(network)
    class_of, classes = _classes(skills, stations, segments)
    most = int(classes.max(initial=1))
    able = [_able(network, slot) for slot in range(slots)]
    urgent = sorted(set(network.interrupt.station.tolist()))
    served = [sorted({station for station, _ in _served(network, team)}) for team in range(teams)]
    crews = [[team for team in range(teams) if station in served[team]] for station in range(stations)]
    capacious = np.flatnonzero(network.station.capacity != -1)
    desks = network.station.desk != -1
    ways_from, way_route = _straight_ways(network, segments)
    lists: dict[str, Table] = {
        "ways_from": ways_from,
        "way_route": way_route,
        "way_running": _running(network.route.weight, ways_from, way_route),
        "class_of": class_of.ravel(),
        "skill_of": _by_class(skills, class_of, most).ravel(),
        "work_of": _works(network, segments).ravel(),
        "limit_of": _limits(network).ravel(),
        "victim_of": _victims(network).ravel(),
        "crews_of": _joined(crews),
        "stations_of": _joined(served),
        "able_from": _starts(able),
        "able_at": _joined(able),
        "urgent": np.array(urgent),
        "capacious": capacious,
    }
    numbers = {
        "stations": stations, "teams": teams, "slots": slots, "gates": len(network.gate.key), "segments": segments,
        "most_classes": most, "urgents": len(urgent), "capped": len(capacious), "most_births": _most_births(network),
        "least_cover": int(network.station.cover[desks].min(initial=FOREVER)),
    }  # fmt: skip
    return Lookup(_machine(network, numbers, lists), _spots(network, classes, crews), _crews(network, served))


def _machine(network: Network, numbers: dict[str, int], lists: dict[str, Table]) -> Machine:
    machine = Machine()
    machine.set(**numbers)
    for name in SEEN:
        machine.lend(name, getattr(network, name))
    for name, items in lists.items():
        machine.lend(name, np.ascontiguousarray(items, MACHINE[name].dtype))  # type: ignore[union-attr]
    return machine


def _served(network: Network, team: int) -> Iterator[tuple[int, int]]:
    """(station, row of skill) of a team."""
    for row in range(network.team.skill_from[team], network.team.skill_to[team]):
        yield int(network.skill.station[row]), row


def _skills(network: Network) -> I32:
    """The skill by which each team serves each segment at each station: the first row that is for it; -1 none."""
    teams, stations = len(network.team.key), len(network.station.key)
    found = np.full((teams, stations, max(1, len(network.segment.size))), -1, np.int32)
    for team in range(teams):
        for station, row in _served(network, team):
            segment = network.skill.segment[row]
            of = found[team, station] if segment == -1 else found[team, station, segment : segment + 1]
            of[of == -1] = row
    return found


def _classes(skills: I32, stations: int, segments: int) -> tuple[I32, I32]:
    """Segments that the same skills serve are one class of a station: (class of each, number of classes)."""
    class_of, classes = np.zeros((stations, segments), np.int32), np.ones(stations, np.int32)
    for station in range(stations):
        kinds = skills[:, station, :].T
        if len(kinds) and (kinds != kinds[0]).any():
            known, class_of[station] = np.unique(kinds, axis=0, return_inverse=True)[0], 0
            class_of[station] = [int(np.flatnonzero((known == kind).all(axis=1))[0]) for kind in kinds]
            classes[station] = len(known)
    return class_of, classes


def _by_class(skills: I32, class_of: I32, most: int) -> I32:
    """(team, station, class) -> row of skill."""
    teams, stations, _ = skills.shape
    found = np.full((teams, stations, most), -1, np.int32)
    for station in range(stations):
        found[:, station, class_of[station]] = skills[:, station, :]
    return found


def _works(network: Network, segments: int) -> I32:
    """(station, segment) -> law of work."""
    station, work = network.station, network.work
    found = np.full((len(station.key), segments), -1, np.int32)
    for row in range(len(station.key)):
        for at in range(station.work_from[row], station.work_to[row]):
            of = found[row] if work.segment[at] == -1 else found[row, work.segment[at] : work.segment[at] + 1]
            of[of == -1] = work.law[at]
    return found


def _straight_ways(network: Network, segments: int) -> tuple[I64, I64]:
    """For each station, segment and kind of try whose ways no curve bends: its slice of routes."""
    station, route = network.station, network.route
    bends = (route.wait_curve != -1) | (route.age_curve != -1) | (route.visit_curve != -1)
    starts, rows = [0], []
    for at in range(len(station.key)):
        slice_ = np.arange(station.route_from[at], station.route_to[at])
        for segment in range(segments):
            for missed in (0, 1):
                of_segment = (route.segment[slice_] == -1) | (route.segment[slice_] == segment)
                mine = slice_[of_segment & (route.missed[slice_] == missed)]
                if not bends[mine].any():
                    rows += mine.tolist()
                starts.append(len(rows))
    return np.array(starts), np.array(rows, np.int64)


def _running(weight: F64, starts: I64, rows: I64) -> F64:
    """The running sums of the weights of such ways, the last base weight being what the others leave of one.

    These are the sums that the rule of the way on adds up at each choice of somebody of quality 1, in the same order.
    """
    running = weight[rows]
    first, last = starts[:-1], starts[1:] - 1
    for place in range(1, int((last - first).max(initial=0)) + 1):
        at = first[first + place <= last] + place
        running[at] += running[at - 1]
    filled = last >= first
    last, several = last[filled], (last > first)[filled]
    before = np.where(several, running[last - 1], 0.0)
    running[last] = before + np.maximum(0.0, 1.0 - before)
    return running


def _limits(network: Network) -> I32:
    """(team, slot) -> how many entities one person may own; -1 any number."""
    team, limit = network.team, network.limit
    found = np.full((len(team.key), len(network.slot.key)), -1, np.int32)
    for row in range(len(team.key)):
        for at in reversed(range(team.limit_from[row], team.limit_to[row])):
            found[row, limit.slot[at]] = limit.most[at]
    return found


def _victims(network: Network) -> np.ndarray[Any, np.dtype[np.int8]]:
    """(urgent station, victim station) -> how the victim's work goes on; -1 is no victim."""
    stations = len(network.station.key)
    found = np.full((stations, stations), -1, np.int8)
    found[network.interrupt.station, network.interrupt.victim] = network.interrupt.mode
    return found


def _able(network: Network, slot: int) -> list[int]:
    """The stations whose work makes an owner able: the desks of a slot, and the stations that claim it."""
    return np.flatnonzero((network.station.desk == slot) | (network.station.claims == slot)).tolist()


def _joined(parts: list[list[int]]) -> I64:
    return np.array([item for part in parts for item in part], np.int64)


def _starts(parts: list[list[int]]) -> I64:
    return np.cumsum([0, *(len(part) for part in parts)])


def _most_births(network: Network) -> int:
    """Rows of actors that one event takes at most: each child begins streams of its own."""
    station = network.station
    most = int((station.spawn_to - station.spawn_from).max(initial=0))
    return (most + 2) ** 2


def _spots(network: Network, classes: I32, crews: list[list[int]]) -> Table:
    station, route = network.station, network.route
    spot = np.zeros(len(station.key), row_type(Spot))
    spot["classes"] = classes
    spot["claiming"] = np.where(station.claims != -1, 2, 1)
    starts = _starts(crews)
    spot["crew_from"], spot["crew_to"] = starts[:-1], starts[1:]
    spot["watched"][network.watch.station] = 1
    for row in range(len(spot)):
        gaps = network.spawn.gap[station.spawn_from[row] : station.spawn_to[row]]
        spot["bears"][row], spot["flows"][row] = (gaps == -1).any(), (gaps != -1).any()
        spot["bent"][row] = (route.wait_curve[station.route_from[row] : station.route_to[row]] != -1).any()
    return spot


def _crews(network: Network, served: list[list[int]]) -> Table:
    """Members of a team are alike where they own nothing that decides what they may start."""
    station, team = network.station, network.team
    crew = np.zeros(len(team.key), row_type(Crew))
    crew["idle_head"] = crew["idle_tail"] = -1
    starts = _starts(served)
    crew["station_from"], crew["station_to"] = starts[:-1], starts[1:]
    for row, stations in enumerate(served):
        limits = network.limit.slot[team.limit_from[row] : team.limit_to[row]]
        claims = np.isin(station.claims[stations], limits).any()
        crew["alike"][row] = not (claims or (station.desk[stations] != -1).any())
    crew["touched"] = 1
    return crew
