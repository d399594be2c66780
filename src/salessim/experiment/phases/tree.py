"""All phases that a change may lead through: each is followed by one, or by one of two where a rule decides."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from salessim import compiler
from salessim.compiler import Compiled
from salessim.compiler.moving import moment_after, place_of, team_key, with_newcomers
from salessim.compiler.stayers import with_stayers
from salessim.compiler.time import second
from salessim.experiment.heritage import take_up
from salessim.experiment.phases.going_on import in_old_words, served_before, with_ways_out
from salessim.experiment.phases.phase import Phase
from salessim.experiment.phases.step import Crowd, Step
from salessim.network.draws import name_key
from salessim.network.part import clock_of
from salessim.network.places import Place
from salessim.network.tables import FOREVER
from salessim.results.money import change_item
from salessim.results.terms import RuleTerms
from salessim.scenario.change import GO_BACK, Change, HandOverLoss, Relearning
from salessim.scenario.moving import Moving, Seat, moving, seats
from salessim.scenario.schema import Scenario
from salessim.scenario.stages_gone import gone

NO_LOSS = HandOverLoss()
MOMENT = 1  # second in which what is handed over may be lost
END = -1  # in place of a phase: the period is over


class Then(NamedTuple):
    """The phase that follows: `yes` if the rule comes true or there is none, else `no`."""

    rule: RuleTerms | None = None
    yes: int = END
    no: int = END


class Made(NamedTuple):
    """The step with which a phase begins."""

    number: int  # in the scenario
    change: Change
    after: Scenario

    @property
    def item(self) -> str:
        """The item of the frame `costs` under which it is paid."""
        return change_item(GO_BACK if self.change.goes_back else self.after.name)

    @property
    def once(self) -> float:
        """What is paid for it."""
        return 0.0 if self.change.costs is None else self.change.costs.once


@dataclass(frozen=True)
class Tree:
    """Phases by number; the first one is 0."""

    phases: list[Phase]
    then: dict[int, Then]
    made: dict[int, Made]


class _Structure(NamedTuple):
    """A structure, which of its places did not have their people from the first day, and rows of those who learn."""

    scenario: Scenario
    compiled: Compiled
    since: dict[Place, int]
    learners: dict[Place, Relearning]
    learning: dict[int, int]


def grown(scenario: Scenario, compiled: Compiled, rules: list[RuleTerms | None]) -> Tree:
    """Compile what a scenario may change into. Raises ScenarioError if somebody would have no place there."""
    return _Growing(scenario, compiled, rules).tree


class _Growing:
    """The tree so far, on its way from the first day to the last."""

    def __init__(self, scenario: Scenario, compiled: Compiled, rules: list[RuleTerms | None]) -> None:
        clock = compiled.network.clock
        self.scenario, self.rules = scenario, rules
        self.days = [*(second(change.on) for change in scenario.change), int(clock.until[0])]
        self.known: dict[int, Compiled] = {}
        self.tree = Tree([], {}, {})
        first = _Structure(scenario, compiled, {}, {}, {})
        self.before = first
        self._put(first, int(clock.start[0]), self.days[0], None, 0)

    def _put(self, now: _Structure, start: int, until: int, step: Step | None, number: int) -> int:
        """One more phase and all that may follow, from the step of this number on."""
        place = len(self.tree.phases)
        self.tree.phases.append(replace(_phase(now.compiled, now.learning, start, until), step=step))
        self.tree.then[place] = self._after(number, now)
        return place

    def _after(self, number: int, now: _Structure) -> Then:
        """What may come when the step of a number is due."""
        if number >= len(self.scenario.change):
            return Then()
        change, rule = self.scenario.change[number], self.rules[number]
        yes = self._made(number, change, now)
        if rule is None:
            return Then(None, yes)
        if change.instead is not None:
            return Then(rule, yes, self._made(number, change.instead, now))
        return Then(rule, yes, self._put(now, self.days[number], self.days[number + 1], None, number + 1))

    def _made(self, number: int, change: Change, now: _Structure) -> int:
        """The phases of a step, and all that may follow; after going back nothing does."""
        left, after, translated = self._target(number, change, now)
        take_up(self.scenario, translated, now.compiled, ("change", number, "to"))
        plan, vanished = moving(change, now.scenario.teams, after.teams), served_before(now.compiled, left)
        new, coming = _changed(now, after, translated, change, plan, vanished)
        at, end = self.days[number : number + 2]
        following = number + 1
        if change.goes_back:
            end, following = self.days[-1], len(self.scenario.change)
        place = len(self.tree.phases)
        self.tree.made[place] = Made(number, change, after)
        if change.hand_over_loss == NO_LOSS:
            return self._put(new, at, end, coming, following)
        moment = _phase(_losing(new.compiled, change), new.learning, at, at + MOMENT)
        self.tree.phases.append(replace(moment, step=coming))
        self.tree.then[place] = Then(None, self._put(new, at + MOMENT, end, None, following))
        return place

    def _target(self, number: int, change: Change, now: _Structure) -> tuple[list[str], Scenario, Compiled]:
        """The stages that are gone with a step, and the structure to which it leads; each is compiled once."""
        after = self.before.scenario
        if not change.goes_back:
            after = self.scenario.targets[number].model_copy(update={"period": self.scenario.period})
        if left := gone(now.scenario, after):
            after = with_ways_out(now.scenario, after, change.goes_on_at)
            return left, after, in_old_words(compiler.compile(after), now.compiled, left)
        if change.goes_back:
            return left, after, self.before.compiled
        if number not in self.known:
            self.known[number] = compiler.compile(after)
        return left, after, self.known[number]


def _changed(
    now: _Structure, after: Scenario, compiled: Compiled, change: Change, plan: Moving, vanished: frozenset[int]
) -> tuple[_Structure, Step]:
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
    return _Structure(after, compiled, since, learners, learning), step


def _phase(compiled: Compiled, learning: dict[int, int], start: int, until: int) -> Phase:
    network = compiled.network
    part = network._replace(clock=clock_of(start, until))
    return Phase(part, network.clock, compiled.redraw, compiled.terms, learning)


def _losing(compiled: Compiled, change: Change) -> Compiled:
    """The structure at the moment of the change: what is handed over then may be lost."""
    loss = {"account": change.hand_over_loss.accounts, "deal": change.hand_over_loss.deals}
    slot = compiled.network.slot
    chances = np.array([loss[name] for name in compiled.terms.slots], np.float64)
    return compiled._replace(network=compiled.network._replace(slot=slot._replace(handover_loss=chances)))
