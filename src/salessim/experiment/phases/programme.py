"""A scenario with changes as a chain of phases."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from salessim import compiler
from salessim.compiler import Compiled
from salessim.compiler.moving import known_of, moment_after, place_of, team_key, with_newcomers
from salessim.compiler.redraw import Values
from salessim.compiler.time import second
from salessim.compiler.words import ramp_terms
from salessim.experiment.heritage import take_up
from salessim.experiment.phases.going_on import in_old_words, served_before, with_ways_out
from salessim.experiment.phases.phase import Phase
from salessim.experiment.phases.step import Crowd, Step
from salessim.experiment.phases.words import Rows, joined_words
from salessim.network.abilities import Known
from salessim.network.draws import name_key
from salessim.network.part import clock_of
from salessim.network.places import Place
from salessim.network.tables import FOREVER
from salessim.results.money import change_item
from salessim.results.terms import ChangeTerms, Terms
from salessim.scenario.change import Change, HandOverLoss, Relearning
from salessim.scenario.moving import Moving, Seat, moving, seats
from salessim.scenario.schema import Scenario
from salessim.scenario.stages_gone import gone

NO_LOSS = HandOverLoss()
MOMENT = 1  # second in which what is handed over may be lost


@dataclass(frozen=True)
class Programme:
    """All phases, and the words in which their joined log is read."""

    phases: tuple[Phase, ...]
    rows: tuple[Rows, ...]
    terms: Terms
    known: Known

    def drawn(self, values: Values) -> "Programme":
        """The same with these values of what is not known for sure."""
        return replace(self, phases=tuple(phase.drawn(values) for phase in self.phases))


class _Structure(NamedTuple):
    """A structure, and which of its places did not have their people from the first day."""

    scenario: Scenario
    compiled: Compiled
    since: dict[Place, int]
    learners: dict[Place, Relearning]


def programme(scenario: Scenario, compiled: Compiled) -> Programme:
    """Compile what a scenario changes into. Raises ScenarioError if somebody would have no place there."""
    phases = list(_phases(scenario, compiled))
    terms, rows = joined_words(phases)
    pairs = list(zip(scenario.change, scenario.targets, strict=True))
    costs = tuple(_once(change, after, terms) for change, after in pairs if change.costs is not None)
    begun = [(phase, row) for phase, row in zip(phases, rows, strict=True) if phase.step is not None]
    changes = tuple(_words(*pair, *here) for pair, here in zip(pairs, begun, strict=True))
    terms = replace(terms, changes=changes, other_costs=(*terms.other_costs, *costs))
    return Programme(tuple(phases), rows, terms, known_of(scenario))


def _phases(scenario: Scenario, compiled: Compiled) -> Iterator[Phase]:
    start, until = int(compiled.network.clock.start[0]), int(compiled.network.clock.until[0])
    days = [*(second(change.on) for change in scenario.change), until]
    now = _Structure(scenario, compiled, {}, {})
    yield _phase(compiled, {}, start, days[0])
    for number, change in enumerate(scenario.change):
        after = scenario.targets[number].model_copy(update={"period": scenario.period})
        left, after = gone(now.scenario, after), with_ways_out(now.scenario, after, change.goes_on_at)
        translated = in_old_words(compiler.compile(after), now.compiled, left)
        take_up(scenario, translated, now.compiled, ("change", number, "to"))
        plan = moving(change, now.scenario.teams, after.teams)
        vanished = served_before(now.compiled, left)
        now, coming, learning = _changed(now, after, translated, change, plan)
        coming = replace(coming, vanished=vanished)
        at, end = days[number], days[number + 1]
        step: Step | None = coming
        if change.hand_over_loss != NO_LOSS:
            yield replace(_phase(_losing(now.compiled, change), learning, at, at + MOMENT), step=coming)
            at, step = at + MOMENT, None
        yield replace(_phase(now.compiled, learning, at, end), step=step)


def _changed(
    now: _Structure, after: Scenario, compiled: Compiled, change: Change, plan: Moving
) -> tuple[_Structure, Step, dict[int, int]]:
    """The next structure, how people come into it, and the rows of those who learn."""

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
    )
    return _Structure(after, compiled, since, learners), step, learning


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


def _words(change: Change, after: Scenario, phase: Phase, rows: Rows) -> ChangeTerms:
    """How a change is told: when, into what, and how newcomers and movers learn from then on."""
    ramps = zip(rows.team.tolist(), (team.ramp for team in phase.terms.teams), strict=False)
    how, back = change.relearning, phase.begins if phase.step is None else phase.step.back
    relearning = None if how is None else ramp_terms(how.speed, after.working_time)
    return ChangeTerms(phase.begins, after.name, tuple(ramps), relearning, float(back - phase.begins))


def _once(change: Change, after: Scenario, terms: Terms) -> tuple[str, tuple[float, ...]]:
    """What a change costs, in the month in which it is made."""
    at, months = second(change.on), list(zip(terms.month_starts[:-1], terms.month_starts[1:], strict=True))
    once = change.costs.once if change.costs is not None else 0.0
    return change_item(after.name), tuple(once if begin <= at < end else 0.0 for begin, end in months)
