"""What a run takes up from the one before, and what it hands on to the next. Everything is found again by its key."""

from typing import NamedTuple

from salessim.columns import Numbers, as_lists, from_rows
from salessim.engines.reference.actors import Entity, Server, Service
from salessim.engines.reference.journey import Journeys
from salessim.engines.reference.owners import Owners
from salessim.engines.reference.scene import Scene
from salessim.engines.reference.service import Services
from salessim.engines.reference.settle import Settle
from salessim.network import state as states
from salessim.network.draws import MASK, mix
from salessim.network.rules import work_left
from salessim.network.state import State
from salessim.network.tables import DELAY, FINISH, FOREVER, RESTART, Network
from salessim.results.log import OPEN


class Cast(NamedTuple):
    """Everybody who keeps books that outlive a run."""

    scene: Scene
    owners: Owners
    services: Services
    journeys: Journeys
    settle: Settle


# ---- taking up ----------------------------------------------------------------------------------------------------


def take_up(state: State, cast: Cast) -> None:
    """Let everybody who was inside go on where they were."""
    before: State = as_lists(state)
    network = cast.scene.network
    station = {key: row for row, key in enumerate(network.station.key)}
    slot = {key: row for row, key in enumerate(network.slot.key)}
    servers = {server.key: server for server in cast.scene.servers if server.starts <= cast.scene.now}
    for key, last, idle_since in zip(*before.stood, strict=True):
        if key in servers:
            servers[key].last_station, servers[key].idle_since = station.get(last, -1), idle_since
    for row, key in enumerate(network.gate.key):
        if key in before.shut.key:
            cast.settle.open[row] = False
            cast.scene.recorder.gates.append((row, cast.scene.now, 0))
    cast.owners.last_turn.update((slot[key], last) for key, last in zip(*before.turn, strict=True) if key in slot)
    entities = _entities(before, cast, station)
    _take_up_owners(before, cast, entities, slot, servers)
    _take_up_streams(before, cast, entities)
    for row in range(len(before.inside.key)):
        _take_up_visit(before, row, cast, entities[before.inside.key[row]], servers)


def _entities(before: State, cast: Cast, station: dict[int, int]) -> dict[int, Entity]:
    sources = {key: row for row, key in enumerate(cast.scene.network.source.key)}
    inside = before.inside
    entities: dict[int, Entity] = {}
    for row, key in enumerate(inside.key):
        if inside.station[row] not in station:
            raise ValueError(f"somebody is inside at station key {inside.station[row]}, which this network lacks")
        size, source = inside.size[row], sources.get(inside.source[row], -1)
        entity = Entity(
            key, inside.parent[row], source, inside.ordinal[row], inside.segment[row], inside.born[row], size, size,
            inside.mark[row], cast.scene.home(key),
        )  # fmt: skip
        entity.station = station[inside.station[row]]
        entity.case = cast.scene.lookup.case[entity.station, entity.segment]
        entity.place = mix((entity.home + entity.case.key) & MASK)
        entity.queued, entity.first = inside.queued[row], inside.first[row]
        entity.until, entity.part, entity.work_left = inside.until[row], inside.part[row], inside.left[row]
        entity.missed = inside.missed[row]
        entity.visits[entity.station] = 1
        entity.here = True
        entities[key] = entity
    for key, where, number, earlier in zip(*before.visits, strict=True):
        if where in station:
            entities[key].visits[station[where]], entities[key].earlier[station[where]] = number, earlier
    for entity in entities.values():
        entity.visit = entity.visits[entity.station]
        entity.turn = entity.visit + entity.earlier.get(entity.station, 0)
    return entities


def _take_up_owners(
    before: State, cast: Cast, entities: dict[int, Entity], slot: dict[int, int], servers: dict[int, Server]
) -> None:
    """Owners go on owning; what belongs to somebody who is not here any more is handed over as if just left."""
    ghosts: dict[int, Server] = {}
    teams = {key: row for row, key in enumerate(cast.scene.network.team.key)}
    for key, of, owner, counts, team in zip(*before.owned, strict=True):
        if of not in slot:
            continue
        if owner == 0:
            entities[key].wanting[slot[of]] = teams.get(team, -1)
            cast.owners.look_again(entities[key])
            continue
        if owner not in servers and owner not in ghosts:
            ghosts[owner] = Server(-1, owner, -1, -1, 0, 0, 0, 1.0, 1.0, 0, 0)
            cast.scene.gone.append(ghosts[owner])
        holder = servers.get(owner) or ghosts[owner]
        if counts:
            cast.owners.own(holder, entities[key], slot[of])
        else:
            cast.owners.inherit(entities[key], slot[of], holder)


def _take_up_streams(before: State, cast: Cast, entities: dict[int, Entity]) -> None:
    spawn = {key: row for row, key in enumerate(cast.scene.network.spawn.key)}
    for parent, key, number, moment in zip(*before.stream, strict=True):
        if key in spawn:
            cast.journeys.stream(entities[parent], spawn[key], number, moment)


def _take_up_visit(before: State, row: int, cast: Cast, entity: Entity, servers: dict[int, Server]) -> None:
    """Go on with a delay, a service in hand, or a wait."""
    scene, inside = cast.scene, before.inside
    scene.inside[entity.key] = entity
    scene.present[entity.station] += 1
    cast.journeys.begin_streams(entity)
    if scene.network.station.kind[entity.station] == DELAY:
        cast.journeys.delay(entity, max(entity.until, scene.now))
    elif (service := _service(before, row, cast, entity, servers)) is not None:
        cast.services.serve(service)
    else:
        if inside.server[row] != 0:
            _lay_down(before, row, scene, entity)
        if entity.first == -1 and entity.until < FOREVER:
            cast.journeys.be_patient(entity, entity.until)
        cast.owners.wait(entity)


def _service(before: State, row: int, cast: Cast, entity: Entity, servers: dict[int, Server]) -> Service | None:
    """The service in hand, if its server is here, able, and will be on duty or works overtime."""
    scene, inside = cast.scene, before.inside
    server = servers.get(inside.server[row])
    if server is None:
        return None
    skill = entity.case.skills[server.team]
    mode = scene.network.station.at_shift_end[entity.station]
    ahead = [r for r in range(server.duty_from, server.duty_to) if scene.duty.off[r] >= scene.now]
    if skill == -1 or not (ahead or mode == FINISH):
        return None
    stretch, since, worked = -1, scene.now, inside.worked[row]
    if mode != FINISH:
        stretch = ahead[0]
        since = max(scene.duty.on[stretch], scene.now)
    if mode == RESTART:  # a stretch that has begun counts from its restart; one to come begins anew
        since, worked = (since if since > scene.now else scene.now - worked), 0
    quality = cast.services.quality(server, skill, inside.started[row] - server.hired)
    spell = (inside.started[row], inside.setup[row], inside.length[row], inside.left[row])
    return Service(entity, server, *spell, quality, stretch, since, worked)


def _lay_down(before: State, row: int, scene: Scene, entity: Entity) -> None:
    """Work in hand of somebody who is not here any more goes back to its line, with what is left of it."""
    inside = before.inside
    entity.part += 1
    if scene.network.station.at_shift_end[entity.station] != RESTART:
        worked = max(0, inside.worked[row] - inside.setup[row])
        entity.work_left = work_left(inside.left[row], inside.length[row], worked)


# ---- handing on ---------------------------------------------------------------------------------------------------


def hand_on(cast: Cast) -> State:
    """The state in which everything is now; whoever is inside gets an OPEN row in the log."""
    scene, network = cast.scene, cast.scene.network
    everybody = sorted(scene.inside.values(), key=lambda entity: entity.key)
    station, slot = network.station.key, network.slot.key
    return State(
        from_rows(states.Inside, [_inside(entity, cast) for entity in everybody]),
        from_rows(states.Visits, [row for entity in everybody for row in _visits(entity, station)]),
        from_rows(states.Owned, [row for entity in everybody for row in _owned(entity, network)]),
        from_rows(states.Stood, [_stood(server, station) for server in scene.servers if server.in_spell]),
        from_rows(states.Shut, [(key,) for row, key in enumerate(network.gate.key) if not cast.settle.open[row]]),
        from_rows(states.Turn, [(slot[row], last) for row, last in sorted(cast.owners.last_turn.items())]),
        from_rows(
            states.Stream,
            [(e.key, network.spawn.key[row], n, moment) for e in everybody for row, (n, moment) in e.streams.items()],
        ),
    )


def _inside(entity: Entity, cast: Cast) -> tuple[float, ...]:
    scene, service = cast.scene, entity.service
    started = entity.queued if scene.network.station.kind[entity.station] == DELAY else -1
    server = -1
    if service is not None:
        server, started = service.server.row, service.started
    scene.recorder.visit(entity, server, started, -1, OPEN)
    scene.recorder.entity(entity)
    in_hand = (0, -1, 0, 0, 0)
    left = entity.work_left
    if service is not None:
        in_hand = (service.server.key, service.started, service.setup, service.length, cast.services.worked(service))
        left = service.work
    source = 0 if entity.source == -1 else scene.network.source.key[entity.source]
    where = scene.network.station.key[entity.station]
    return (
        entity.key, entity.parent, source, entity.ordinal, entity.segment, entity.size, entity.born, entity.mark, where,
        entity.queued, entity.first, cast.journeys.until(entity), entity.part, left, entity.missed, *in_hand,
    )  # fmt: skip


def _visits(entity: Entity, station: Numbers) -> list[tuple[int, int, int, int]]:
    been = sorted(entity.visits.keys() | entity.earlier.keys())
    return [(entity.key, station[at], entity.visits.get(at, 0), entity.earlier.get(at, 0)) for at in been]


def _owned(entity: Entity, network: Network) -> list[tuple[int, int, int, int, int]]:
    slot, teams, who = network.slot.key, [*network.team.key, 0], entity.key
    owned = [(who, slot[of], owner.key, int(of not in entity.inherited), 0) for of, owner in entity.owners.items()]
    return sorted(owned) + sorted((who, slot[of], 0, 1, teams[team]) for of, team in entity.wanting.items())


def _stood(server: Server, station: Numbers) -> tuple[int, int, int]:
    return (server.key, 0 if server.last_station == -1 else station[server.last_station], server.idle_since)
