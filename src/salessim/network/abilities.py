"""How able somebody is in another team: as told by name, or drawn once for this person in this role.

A role is a team. What distinguishes a person there is a normal number for speed and one for quality, in standard units
of the team's people. The numbers of any two roles of one person have the correlation `transfer`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from salessim.network import draws
from salessim.network.numbers import exp, log, normal_quantile
from salessim.network.tables import Network, World

ABILITIES = {"speed": draws.SPEED, "quality": draws.QUALITY}
EVERYWHERE = draws.name_key("in every role")
LEAST = 1e-6  # of what may be told: nothing at all has no logarithm
Spread = tuple[float, float]  # log mean and log sd of an ability among the people of a team


class Known(NamedTuple):
    """What is said of people in roles that they come to."""

    told: Mapping[tuple[int, int], Mapping[str, float]]  # by the keys of a name and of a team
    transfer: float  # from 0, nothing of the old role shows in the new one, to 1


class Beginning(NamedTuple):
    """Where somebody first was, and how able there."""

    team: int  # key
    seat: int  # key
    first: bool  # the first person of that seat: a name belongs to nobody else
    own: dict[str, float]
    spread: dict[str, Spread | None]  # None: all are alike
    told: dict[str, bool]  # not drawn


@dataclass(frozen=True)
class Abilities:
    """The abilities of the people of one replication; `lived` are the worlds so far, before anybody moved in them."""

    known: Known
    run: int
    lived: Sequence[tuple[World, Network]]

    def of(self, person: int, network: Network, seat: int) -> dict[str, float]:
        """The speed and the quality of somebody who comes to a seat, given as its row."""
        begun = self._beginning(person)
        return {name: self._ability(name, begun, person, network, seat) for name in ABILITIES}

    def _ability(self, name: str, begun: Beginning, person: int, network: Network, seat: int) -> float:
        team = int(network.team.key[network.seat.team[seat]])
        told = _told(name, network, seat) if begun.seat == network.seat.key[seat] else None
        if begun.first and told is None:
            told = self.known.told.get((begun.seat, team), {}).get(name)
        if begun.first and told is not None:
            return told
        spread, back = _spread(name, network, seat), team == begun.team
        if spread is None:
            return 1.0
        if back and spread == begun.spread[name]:
            return begun.own[name]
        number = self._at_first(name, begun, person, spread)
        return exp(spread[0] + spread[1] * (number if back else self._carried(name, number, person, team)))

    def _at_first(self, name: str, begun: Beginning, person: int, spread: Spread) -> float:
        """The number in the first role; where all were alike there, one of the person's own that did not show."""
        there = begun.spread[name]
        if there is None and not begun.told[name]:
            return self._normal(name, person)
        mean, deviation = there or spread
        return (log(max(begun.own[name], LEAST)) - mean) / deviation

    def _carried(self, name: str, number: float, person: int, team: int) -> float:
        """The number in a new role. What is fresh has a part that all roles share: any two are equally alike."""
        fresh, shared = (self._normal(name, draws.join(person, key)) for key in (team, EVERYWHERE))
        transfer = self.known.transfer
        rest = (math.sqrt(transfer) * shared + fresh) / math.sqrt(1.0 + transfer)
        return transfer * number + math.sqrt(1.0 - transfer * transfer) * rest

    def _normal(self, name: str, key: int) -> float:
        return normal_quantile(draws.uniform(draws.own_draw(self.run, key, 0, ABILITIES[name])))

    def _beginning(self, person: int) -> Beginning:
        """In the first world that knows the person."""
        world, network, row = next(
            (world, network, int(row))
            for world, network in self.lived
            for row in np.flatnonzero(world.server.key == np.uint64(person))[:1]
        )
        seat = int(world.server.seat[row])
        team, key = int(network.team.key[world.server.team[row]]), int(network.seat.key[seat])
        first_key = draws.join(draws.join(team, key), 0)
        first = person in (first_key, draws.join(first_key, int(network.seat.opens[seat])))
        own = {name: float(getattr(world.server, name)[row]) for name in ABILITIES}
        spread = {name: _spread(name, network, seat) for name in ABILITIES}
        told = {name: first and _told(name, network, seat) is not None for name in ABILITIES}
        return Beginning(team, key, first, own, spread, told)


def _told(name: str, network: Network, seat: int) -> float | None:
    """What is told of the first person of a seat."""
    law = int(getattr(network.seat, f"first_{name}")[seat])
    return None if law == -1 else float(network.law.a[law])


def _spread(name: str, network: Network, seat: int) -> Spread | None:
    """How the people of a seat differ."""
    law = int(getattr(network.seat, name)[seat])
    return None if law == -1 else (float(network.law.a[law]), float(network.law.b[law]))
