"""Who takes a seat in a later part of a run, where that hangs on who was there before."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from salessim.network import draws, rules
from salessim.network.abilities import Abilities
from salessim.network.part import with_servers
from salessim.network.rows import picked
from salessim.network.tables import Duty, Network, Server, World

Place = tuple[int, int]  # the keys of a team and of a seat in it


class Taken(NamedTuple):
    """What became of a seat at a moment."""

    at: int
    person: int  # whoever sits there from then on; 0: whom the world names
    starts: int  # from when on; FOREVER: nobody does
    back: int  # not on duty from `at` until then
    moved: bool  # comes from another seat, and learns as such
    leaving: float = 1.0  # a factor on the rate at which this person leaves


Cast = dict[Place, Taken]


def place_rows(network: Network) -> dict[Place, int]:
    """The row of every seat by its place; of several rows of one place the first."""
    team = network.team.key[network.seat.team].tolist()
    rows: dict[Place, int] = {}
    for row, place in enumerate(zip(team, network.seat.key.tolist(), strict=True)):
        rows.setdefault(place, row)
    return rows


def renamed(world: World, network: Network, since: Mapping[Place, int], cast: Cast) -> World:
    """The world in which nobody hired for a place since a moment has the key of somebody who was there before.

    Candidates have keys of their own in any case; but who has come from another seat is no candidate any more.
    """
    key, rows = world.server.key.copy(), place_rows(network)
    by_place = ~np.isin(key, world.candidate.key)
    for place, moment in since.items():
        for row in np.flatnonzero(by_place & (world.server.seat == rows[place])):
            key[row] = draws.join(int(key[row]), moment)
    moved = {taken.person: taken.at for taken in cast.values() if taken.moved}
    for row in np.flatnonzero(np.isin(key, np.array(list(moved), np.uint64))):
        key[row] = draws.join(int(key[row]), moved[int(key[row])])
    return world._replace(server=world.server._replace(key=key))


def seated(world: World, network: Network, cast: Cast, learning: dict[int, int], abilities: Abilities) -> World:
    """The world in which the seats are taken as told; `learning` is the row that a moved person of a seat has."""
    if not cast:
        return world
    rows, server = place_rows(network), picked(world.server, slice(None))
    duty = picked(world.duty, slice(None))
    for place, taken in cast.items():
        row = _spell(server, rows[place], taken.at)
        if row < 0:
            continue  # nobody is there yet
        for column in (server.starts, server.hired):
            column[row] = max(column[row], taken.starts)
        if taken.person:
            _sit(server, row, network, taken, learning, abilities)
        _off_duty(duty, server, row, taken)
    return with_servers(world._replace(duty=duty), server, int(network.clock.start[0]))


def _spell(server: Server, seat: int, at: int) -> int:
    """The spell of a seat that is on at a moment; -1 none."""
    rows = np.flatnonzero((server.seat == seat) & (server.starts <= at) & (server.ends > at))
    return int(rows[0]) if len(rows) else -1


def _sit(
    server: Server, row: int, network: Network, taken: Taken, learning: dict[int, int], abilities: Abilities
) -> None:
    """The person keeps the key of a lifetime."""
    seat = int(server.seat[row])
    server.key[row] = taken.person
    for name, value in abilities.of(taken.person, network, seat).items():
        getattr(server, name)[row] = value
    if taken.moved:
        server.seat[row] = learning.get(seat, seat)


def own_sample(network: Network, run: int, person: int, law: int, purpose: int) -> float:
    """A person's own number by a law."""
    return rules.sample(network.law, network.item, law, draws.own_draw(run, int(person), 0, purpose), 0)


def _off_duty(duty: Duty, server: Server, row: int, taken: Taken) -> None:
    """Nobody is on duty before the day on which the person is back."""
    first, after = int(server.duty_from[row]), int(server.duty_to[row])
    on, off = duty.on[first:after], duty.off[first:after]
    within = (on < taken.back) & (off > taken.at)
    on[within] = np.minimum(taken.back, off[within])
