"""How people come from one phase into the next, in one replication."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from salessim.experiment.phases.going_on import sent_on
from salessim.network import draws, rules
from salessim.network.places import Cast, Place, Taken, own_sample, place_rows
from salessim.network.state import State
from salessim.network.tables import Network, Server
from salessim.results import log
from salessim.results.loops.tables import Mask

Spells = Server | log.Server  # of the phase before, as decided or as lived through
Seated = dict[Place, int]  # the key of whoever sits in a seat


@dataclass(frozen=True)
class Crowd:
    """People who leave their places, and the places that they take, the first ones first."""

    leave: tuple[Place, ...]
    take: tuple[Place, ...]
    refuse: float  # the chance that one of them goes for good


@dataclass(frozen=True)
class Step:
    """Who stays, who goes where, and what becomes of what they own."""

    at: int
    back: int  # until then those who come to another team learn, and are not on duty
    refill: int  # when somebody is hired for a place that nobody took, where the team has no law for it
    stay: dict[Place, Place]
    crowds: tuple[Crowd, ...]
    names: frozenset[int]  # keys of seats that belong to people by name
    trainers: tuple[Place, ...]
    hand_over: bool  # those who move leave what they own
    unwilling: Mapping[int, float]  # by key of a team: the chance that somebody who comes there did not want it
    leaving: float  # how much more often the unwilling leave
    goes_back: bool  # whoever had one of these places before the first step takes it again
    vanished: frozenset[int]  # keys of stations that nobody serves any more

    def cast(self, run: int, before: Cast, people: Seated, homes: Seated, network: Network) -> Cast:
        """Who takes which seat, by who was there in the phase before, and before the first step."""
        cast = {new: before[old] for old, new in self.stay.items() if old in before}
        refused = self.refused(run, people)
        for crowd in self.crowds:
            willing = {place: people[place] for place in crowd.leave if place in people and place not in refused}
            cast |= self._seated(run, crowd, willing, homes if self.goes_back else {}, network)
        for place in self.trainers:
            known = cast.get(place, Taken(self.at, 0, 0, 0, moved=False))
            cast[place] = known._replace(back=max(known.back, self.back))
        return cast

    def refused(self, run: int, people: Seated) -> Seated:
        """Who leaves instead of going to another team, by the place in the phase before."""
        return {
            place: people[place]
            for crowd in self.crowds
            for place in crowd.leave
            if place in people and self._refuses(run, people[place], crowd.refuse)
        }

    def _seated(self, run: int, crowd: Crowd, willing: Seated, homes: Seated, network: Network) -> Cast:
        """The willing sit down, first where a place is theirs, else in turn; what is left over stays empty."""
        own = self._owned(crowd, willing, homes)
        cast: Cast = {}
        for seat in (*own, *(seat for seat in crowd.take if seat not in own)):
            place = own.get(seat) or next(iter(willing), None)
            if place is None:
                cast[seat] = Taken(self.at, 0, self._filled_at(run, seat, network), 0, moved=False)
            else:
                person = willing.pop(place)
                leaving = self.leaving if self._unwilling(run, person, seat[0]) else 1.0
                cast[seat] = Taken(self.at, person, self.at, self.back, moved=True, leaving=leaving)
        return cast

    def _owned(self, crowd: Crowd, willing: Seated, homes: Seated) -> dict[Place, Place]:
        """The places that belong to somebody who comes, by name or from before, and whence this person comes."""
        free, found = dict(willing), dict[Place, Place]()
        for seat in crowd.take:
            theirs = (
                place
                for place, person in free.items()
                if (place[1] == seat[1] and seat[1] in self.names) or homes.get(seat) == person
            )
            place = next(theirs, None)
            if place is not None:
                found[seat] = place
                del free[place]
        return found

    def _refuses(self, run: int, person: int, share: float) -> bool:
        """Drawn at the person's address, for this day."""
        if share == 0.0:
            return False
        word = draws.join(draws.join(run, person), draws.name_key("refuses", self.at))
        return draws.uniform(word) < share

    def _unwilling(self, run: int, person: int, team: int) -> bool:
        """Drawn once for the person in this role."""
        share = self.unwilling.get(team, 0.0)
        word = draws.join(draws.join(draws.join(run, person), team), draws.name_key("unwilling"))
        return share > 0.0 and draws.uniform(word) < share

    def _filled_at(self, run: int, seat: Place, network: Network) -> int:
        """When somebody is hired for a place that nobody took: after the team's usual time, else as the change says."""
        law = int(network.seat.hire_lag[place_rows(network)[seat]])
        if law == -1:
            return self.refill
        lag = own_sample(network, run, draws.join(draws.join(*seat), 0), law, draws.LAG)
        return self.at + max(1, rules.whole(lag))

    def state(self, left: State, cast: Cast, network: Network) -> State:
        """What the phase before leaves; what movers own and may not serve, or hand over, gets an owner anew."""
        left = sent_on(left, self.vanished, self.at)
        owned, rows = left.owned, place_rows(network)
        gone = np.zeros(len(owned.server), bool)
        for place, taken in cast.items():
            if taken.moved and taken.at == self.at:
                theirs = owned.server == np.uint64(taken.person)
                gone |= (
                    theirs if self.hand_over else theirs & ~_serves(network, int(network.seat.team[rows[place]]), left)
                )
        if not gone.any():
            return left
        nobody = np.array([draws.join(int(key), draws.name_key("moved")) for key in owned.server], np.uint64)
        return left._replace(owned=owned._replace(server=np.where(gone, nobody, owned.server)))


def _serves(network: Network, team: int, left: State) -> Mask:
    """By row of owned: whether a team serves a desk of that slot for this segment; a slot without desks needs none."""
    entity, slot = left.owned.entity, left.owned.slot
    order = np.argsort(left.inside.key)
    segment = left.inside.segment[order[np.searchsorted(left.inside.key, entity, sorter=order)]]
    able = np.ones(len(entity), bool)
    skills = slice(network.team.skill_from[team], network.team.skill_to[team])
    station, of = network.skill.station[skills], network.skill.segment[skills]
    for row, key in enumerate(network.slot.key):
        desks = np.flatnonzero(network.station.desk == row)
        here = of[np.isin(station, desks)]
        if len(desks) and not (here == -1).any():
            able &= (slot != key) | np.isin(segment, here)
    return able


def people_of(server: Spells, network: Network, at: int) -> Seated:
    """Who sits in which seat when a phase ends."""
    here = np.flatnonzero((server.starts <= at) & (server.ends > at))
    team = network.team.key[server.team[here]].tolist()
    seat = network.seat.key[server.seat[here]].tolist()
    return dict(zip(zip(team, seat, strict=True), server.key[here].tolist(), strict=True))
