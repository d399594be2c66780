"""A state becomes memory, and memory a state: everything is found again by its key."""

from typing import Any

import numpy as np

from salessim.columns import I64, U64, empty
from salessim.engines.compiled.memory import Memory
from salessim.engines.compiled.tables import ENTITY, MOVING, SERVED, STREAM, UNWANTED, Flow, InHand, Kept
from salessim.network.state import Inside, Owned, Shut, State, Stood, Stream, Turn, Visits
from salessim.network.tables import Network, World

Rows = np.ndarray[Any, Any]  # of structured numpy


def rows_of(keys: U64, among: U64) -> I64:
    """The row of each key; -1 where it is missing."""
    if len(keys) == 0:
        return np.zeros(0, np.int64)
    order = np.argsort(among, kind="stable")
    at = np.searchsorted(among[order], keys)
    found = np.append(order, -1)[np.minimum(at, len(among))]
    known = np.append(among, np.uint64(0))[found] == keys
    return np.where(known & (found >= 0), found, -1)


def gone_owners(state: State, world: World, start: int) -> U64:
    """The keys of owners who are not here any more."""
    here = world.server.key[world.server.starts <= start]
    owners = np.unique(state.owned.server)
    return owners[(owners != 0) & ~np.isin(owners, here)]


def most_streams(state: State, network: Network) -> int:
    """How many streams of children there may be at first: those handed over, and those that begin where somebody is."""
    at = rows_of(state.inside.station, network.station.key)
    begin = network.station.spawn_to[at] - network.station.spawn_from[at]
    return len(state.stream.parent) + int(begin.sum())


def write(memory: Memory, state: State, network: Network, world: World, ghosts: U64) -> None:
    """Put everybody who was inside where they were. Raises ValueError if somebody is at an unknown station."""
    servers = _servers(memory, state, network, world, ghosts)
    station = rows_of(state.inside.station, network.station.key)
    if (station == -1).any():
        lost = state.inside.station[station == -1][0]
        raise ValueError(f"somebody is inside at station key {lost}, which this network lacks")
    _entities(memory, state, network, station)
    first = memory["servers"]
    actor = dict(zip(state.inside.key.tolist(), range(first, first + len(station)), strict=True))
    inside = state.inside
    begun = inside.server != 0
    hands = np.where(begun, rows_of(inside.server, servers[: memory["servers"]]), -1)
    spell = (inside.started, inside.setup, inside.length, inside.worked)
    memory.lend("in_hand", InHand(hands.astype(np.int32), begun.astype(np.int8), *spell))
    _owners(memory, state, network, actor, servers)
    _streams(memory, state, network, actor)
    memory.set(inside=len(station), actors=first + len(station))


def _servers(memory: Memory, state: State, network: Network, world: World, ghosts: U64) -> U64:
    """What servers did last, gates and turns; answers the key of each row of server, 0 for one not yet begun."""
    server = memory.tables["server"]
    count = memory["servers"]
    server["key"][count : count + len(ghosts)] = ghosts
    gone = np.arange(count, count + len(ghosts))
    memory.tables["gone_list"][: len(ghosts)] = gone
    memory.set(gones=len(ghosts))
    keys: U64 = np.where(server["starts"] <= memory["start"], server["key"], np.uint64(0))
    stood = rows_of(state.stood.key, keys[:count])
    here = stood != -1
    server["last_station"][stood[here]] = rows_of(state.stood.station[here], network.station.key)
    server["idle_since"][stood[here]] = state.stood.idle_since[here]
    _shut(memory, np.flatnonzero(np.isin(network.gate.key, state.shut.key)))
    slot = rows_of(state.turn.slot, network.slot.key)
    memory.tables["last_turn"][slot[slot != -1]] = state.turn.server[slot != -1]
    return keys


def _shut(memory: Memory, gates: I64) -> None:
    """These gates are shut when the run begins, and the log says so."""
    memory.tables["open"][gates] = 0
    change, rows = memory.tables["change"], slice(len(gates))
    change.gate[rows], change.time[rows], change.open[rows] = gates, memory["start"], 0
    memory.set(changes=len(gates))


def _entities(memory: Memory, state: State, network: Network, station: I64) -> None:
    inside, first, stations = state.inside, memory["servers"], memory["stations"]
    count = len(station)
    actor = memory.tables["actor"][first : first + count]
    for name in ("key", "size", "mark", "queued", "first", "until", "left", "ordinal", "segment", "part", "missed"):
        actor[name] = getattr(inside, name)
    actor["kind"], actor["doing"], actor["station"], actor["row"] = ENTITY, MOVING, station, np.arange(count)
    actor["due"] = actor["server"] = actor["streams"] = -1
    joins = memory.tables["joins"][first * stations : (first + count) * stations].reshape(count, stations)
    everybody = np.arange(count)
    joins["number"][everybody, station] = 1
    who, where = rows_of(state.visits.entity, inside.key), rows_of(state.visits.station, network.station.key)
    known = where != -1
    joins["number"][who[known], where[known]] = state.visits.number[known]
    joins["earlier"][who[known], where[known]] = state.visits.earlier[known]
    actor["visit"] = joins["number"][everybody, station]
    actor["turn"] = actor["visit"] + joins["earlier"][everybody, station]
    if memory["slots"]:
        owning = memory.tables["owning"][first * memory["slots"] : (first + count) * memory["slots"]]
        owning["owner"], owning["wanting"] = -1, UNWANTED
    entity = memory.tables["entity"]
    born = {"left": -1, "exit": -1, "source": rows_of(inside.source, network.source.key)}
    born |= {name: getattr(inside, name) for name in ("key", "parent", "segment", "born", "size")}
    for name, values in born.items():
        getattr(entity, name)[:count] = values
    memory.set(entities=count)


def _owners(memory: Memory, state: State, network: Network, actor: dict[int, int], servers: U64) -> None:
    owned = state.owned
    slot = rows_of(owned.slot, network.slot.key)
    known = slot != -1
    who = np.array([actor[key] for key in owned.entity[known].tolist()], np.int32)
    by = np.where(owned.server == 0, -1, rows_of(owned.server, servers))[known]
    team = rows_of(owned.team, network.team.key)[known]  # -1 is ANY_TEAM, also where the team is gone
    rows = slot[known].astype(np.int32), by.astype(np.int32), owned.counts[known], team.astype(np.int32)
    memory.lend("kept", Kept(who, *rows))
    memory.set(keeps=len(who))


def _streams(memory: Memory, state: State, network: Network, actor: dict[int, int]) -> None:
    stream = state.stream
    spawn = rows_of(stream.spawn, network.spawn.key)
    known = spawn != -1
    who = np.array([actor[key] for key in stream.parent[known].tolist()], np.int32)
    memory.lend("flow", Flow(who, spawn[known].astype(np.int32), stream.number[known], stream.next[known]))
    memory.set(flows=len(who))


# ---- after the run ------------------------------------------------------------------------------------------------


def everybody(memory: Memory) -> I64:
    """The rows of all entities that are inside, by key."""
    actor = memory.tables["actor"][: memory["actors"]]
    inside = np.flatnonzero(actor["kind"] == ENTITY)
    return inside[np.argsort(actor["key"][inside])]


def read(memory: Memory, inside: I64, network: Network) -> State:
    """The state in which everything is now."""
    actor = memory.tables["actor"][inside]
    server = memory.tables["server"][: memory["servers"]]
    stood = server[server["in_spell"] == 1]
    last = np.append(network.station.key, np.uint64(0))[stood["last_station"]]
    turn = memory.tables["last_turn"]
    return State(
        _inside(memory, actor, network),
        _visits(memory, inside, actor, network),
        _owned(memory, inside, actor, network),
        Stood(stood["key"].copy(), last, stood["idle_since"].copy()),
        Shut(network.gate.key[memory.tables["open"] == 0]),
        Turn(network.slot.key[turn != 0], turn[turn != 0]),
        _flows(memory, network),
    )


def _inside(memory: Memory, actor: Rows, network: Network) -> Inside:
    entity, server = memory.tables["entity"], memory.tables["server"][actor["server"]]
    serving = actor["doing"] == SERVED

    def of_service(name: str, otherwise: int) -> Rows:
        return np.where(serving, server[name], otherwise).astype(server[name].dtype)

    source = np.append(network.source.key, np.uint64(0))[entity.source[actor["row"]]]
    columns = {
        "key": actor["key"].copy(),
        "parent": entity.parent[actor["row"]],
        "source": source,
        "ordinal": actor["ordinal"].astype(np.int64),
        "born": entity.born[actor["row"]],
        "station": network.station.key[actor["station"]],
        "left": np.where(serving, server["work"], actor["left"]),
        "server": of_service("key", 0),
        "started": of_service("started", -1),
        "setup": of_service("setup", 0),
        "length": of_service("length", 0),
        "worked": of_service("before", 0),
    }
    plain = {name: actor[name].copy() for name in Inside._fields if name not in columns}
    return Inside(**columns, **plain)


def _visits(memory: Memory, inside: I64, actor: Rows, network: Network) -> Visits:
    stations = memory["stations"]
    joins = memory.tables["joins"].reshape(-1, stations)[inside]
    who, where = np.nonzero((joins["number"] > 0) | (joins["earlier"] > 0))
    counts = joins[who, where]
    return Visits(actor["key"][who], network.station.key[where], counts["number"].copy(), counts["earlier"].copy())


def _owned(memory: Memory, inside: I64, actor: Rows, network: Network) -> Owned:
    """For each entity first its owners, then the slots in which it is to get one; both by the key of the slot."""
    slots = memory["slots"]
    if slots == 0:
        return empty(Owned)
    owning = memory.tables["owning"].reshape(-1, slots)[inside]
    who, slot = np.nonzero(owning["owner"] != -1)
    wants, wanted = np.nonzero(owning["wanting"] != UNWANTED)
    server = memory.tables["server"]["key"][owning["owner"][who, slot]]
    entity = actor["key"][np.concatenate([who, wants])]
    key = network.slot.key[np.concatenate([slot, wanted])]
    late = np.concatenate([np.zeros(len(who), bool), np.ones(len(wants), bool)])
    order = np.lexsort((key, late, entity))
    counts = np.concatenate([1 - owning["inherited"][who, slot], np.ones(len(wants), np.int8)]).astype(np.int8)
    servers = np.concatenate([server, np.zeros(len(wants), np.uint64)])
    within = np.append(network.team.key, np.uint64(0))[owning["wanting"][wants, wanted]]
    teams = np.concatenate([np.zeros(len(who), np.uint64), within])
    return Owned(entity[order], key[order], servers[order], counts[order], teams[order])


def _flows(memory: Memory, network: Network) -> Stream:
    """Streams by parent, then row of spawn."""
    actor = memory.tables["actor"]
    flow = actor[: memory["actors"]]
    flow = flow[flow["kind"] == STREAM]
    parent = actor["key"][flow["line"]]
    order = np.lexsort((flow["station"], parent))
    spawn = network.spawn.key[flow["station"]]
    return Stream(parent[order], spawn[order], flow["ordinal"].astype(np.int64)[order], flow["until"][order])
