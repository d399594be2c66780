"""All phases that a change may lead through: each is followed by one, or by one of two where a rule decides."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from salessim import compiler
from salessim.compiler import Compiled
from salessim.compiler.time import second
from salessim.experiment.heritage import take_up
from salessim.experiment.phases.going_on import in_old_words, served_before, with_ways_out
from salessim.experiment.phases.phase import Phase
from salessim.experiment.phases.step import Step
from salessim.experiment.phases.structure import Structure, changed
from salessim.results.money import change_item
from salessim.results.terms import RuleTerms
from salessim.scenario.change import GO_BACK, Change, HandOverLoss
from salessim.scenario.moving import moving
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
        first = Structure(scenario, compiled, {}, {}, {})
        self.before = first
        self._put(first, int(clock.start[0]), self.days[0], None, 0)

    def _put(self, now: Structure, start: int, until: int, step: Step | None, number: int) -> int:
        """One more phase and all that may follow, from the step of this number on."""
        place = len(self.tree.phases)
        self.tree.phases.append(replace(now.phase(start, until), step=step))
        self.tree.then[place] = self._after(number, now)
        return place

    def _after(self, number: int, now: Structure) -> Then:
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

    def _made(self, number: int, change: Change, now: Structure) -> int:
        """The phases of a step, and all that may follow; after going back nothing does."""
        left, after, translated = self._target(number, change, now)
        take_up(self.scenario, translated, now.compiled, ("change", number, "to"))
        plan, vanished = moving(change, now.scenario.teams, after.teams), served_before(now.compiled, left)
        new, coming = changed(now, after, translated, change, plan, vanished)
        at, end = self.days[number : number + 2]
        following = number + 1
        if change.goes_back:
            end, following = self.days[-1], len(self.scenario.change)
        place = len(self.tree.phases)
        self.tree.made[place] = Made(number, change, after)
        if change.hand_over_loss == NO_LOSS:
            return self._put(new, at, end, coming, following)
        moment = new.losing(change).phase(at, at + MOMENT)
        self.tree.phases.append(replace(moment, step=coming))
        self.tree.then[place] = Then(None, self._put(new, at + MOMENT, end, None, following))
        return place

    def _target(self, number: int, change: Change, now: Structure) -> tuple[list[str], Scenario, Compiled]:
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
