"""A structure that a department changes into: its network with the people who come, for a stretch of the period."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from salessim.compiler import Compiled
from salessim.compiler.moving import moment_after, place_of, team_key, with_newcomers
from salessim.compiler.stayers import with_stayers
from salessim.compiler.time import second
from salessim.experiment.phases.phase import Phase
from salessim.experiment.phases.step import Crowd, Step
from salessim.network.draws import name_key
from salessim.network.part import clock_of
from salessim.network.places import Place
from salessim.network.tables import FOREVER
from salessim.scenario.change import Change, Relearning
from salessim.scenario.moving import Moving, Seat, seats
from salessim.scenario.schema import Scenario


class Structure(NamedTuple):
    """A structure, which of its places did not have their people from the first day, and rows of those who learn."""

    scenario: Scenario
    compiled: Compiled
    since: dict[Place, int]
    learners: dict[Place, Relearning]
    learning: dict[int, int]

    def phase(self, start: int, until: int) -> Phase:
        """It from one second to another."""
        network = self.compiled.network
        part = network._replace(clock=clock_of(start, until))
        return Phase(part, network.clock, self.compiled.redraw, self.compiled.terms, self.learning, self.since)

    def losing(self, change: Change) -> "Structure":
        """It at the moment of a change: what is handed over then may be lost."""
        loss = {"account": change.hand_over_loss.accounts, "deal": change.hand_over_loss.deals}
        slot = self.compiled.network.slot
        chances = np.array([loss[name] for name in self.compiled.terms.slots], np.float64)
        network = self.compiled.network._replace(slot=slot._replace(handover_loss=chances))
        return self._replace(compiled=self.compiled._replace(network=network))


def changed(
    now: Structure, after: Scenario, compiled: Compiled, change: Change, plan: Moving, vanished: frozenset[int]
) -> tuple[Structure, Step]:
    """The next structure, and how people come into it."""

    def new(places: Iterable[Seat]) -> tuple[Place, ...]:
        return tuple(place_of(after, seat) for seat in places)

    def old(places: Iterable[Seat]) -> tuple[Place, ...]:
        return tuple(place_of(now.scenario, seat) for seat in places)

    at, stay = second(change.on), dict(zip(old(plan.stay), new(plan.stay.values()), strict=True))
    since = {stay[place]: moment for place, moment in now.since.items() if place in stay}
    learners = {stay[place]: how for place, how in now.learners.items() if place in stay}
    takers = new(seat for group in plan.groups for seat in group.take)
    since |= dict.fromkeys((*takers, *new(plan.hired), *new(plan.wanted)), at)
    if change.relearning is not None:
        learners |= dict.fromkeys(takers, change.relearning)
    compiled = with_stayers(compiled, now.compiled, stay, at)
    compiled, learning = with_newcomers(compiled, after.working_time, since, learners)
    learn = change.retraining
    away = () if learn is None else learn.away
    refill = change.refilled_after
    step = Step(
        at=at,
        back=moment_after(compiled, after, at, learn.for_) if learn is not None else at,
        refill=moment_after(compiled, after, at, refill) if refill is not None else FOREVER,
        stay=stay,
        crowds=tuple(Crowd(old(group.leave), new(group.take), group.refuse) for group in plan.groups),
        names=frozenset(name_key("seat", "person", who) for team in after.teams.values() for who in team.people.named),
        trainers=new(seat for name in away for seat in seats(name, after.teams[name])),
        hand_over=change.open_deals == "hand_over",
        unwilling={team_key(after, team): share for team, share in change.unwilling.to.items()},
        leaving=change.unwilling.leave,
        goes_back=change.goes_back,
        vanished=vanished,
    )
    return Structure(after, compiled, since, learners, learning), step
