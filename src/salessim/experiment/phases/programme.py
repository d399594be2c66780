"""A scenario with changes as phases of which each follows another one, or one of two where a rule decides."""

from dataclasses import dataclass, replace

from salessim.compiler import Compiled
from salessim.compiler.moving import known_of
from salessim.compiler.redraw import Values
from salessim.compiler.time import second
from salessim.compiler.words import ramp_terms
from salessim.experiment.phases.branches import with_branches
from salessim.experiment.phases.phase import Phase
from salessim.experiment.phases.tree import Made, Then, grown
from salessim.experiment.phases.words import Rows, joined_words
from salessim.network.abilities import Known
from salessim.results.terms import ChangeTerms, RuleTerms, Terms
from salessim.results.units import DAY
from salessim.scenario.schema import Scenario


@dataclass(frozen=True)
class Programme:
    """All phases that may come, what follows each, and the words in which a joined log is read."""

    phases: tuple[Phase, ...]
    then: dict[int, Then]
    rows: tuple[Rows, ...]
    terms: Terms
    known: Known

    def drawn(self, values: Values) -> "Programme":
        """The same with these values of what is not known for sure."""
        return replace(self, phases=tuple(phase.drawn(values) for phase in self.phases))


def programme(scenario: Scenario, compiled: Compiled) -> Programme:
    """Compile what a scenario changes into. Raises ScenarioError if somebody would have no place there."""
    rules = [_rule(scenario, number, compiled.terms) for number in range(len(scenario.change))]
    tree = grown(scenario, compiled, rules)
    words, rows = joined_words(tree.phases)
    changes = {place: _words(made, tree.phases[place], rows[place], rules) for place, made in tree.made.items()}
    terms = with_branches(words, tree, rows, changes)
    told: dict[int, ChangeTerms] = {}
    for place, made in tree.made.items():
        told.setdefault(made.number, changes[place])  # the step itself comes before what is done instead of it
    terms = replace(terms, changes=tuple(told[number] for number in sorted(told)))
    return Programme(tuple(tree.phases), tree.then, rows, terms, known_of(scenario))


def _words(made: Made, phase: Phase, rows: Rows, rules: list[RuleTerms | None]) -> ChangeTerms:
    """How a change is told: when, into what, on what it hangs, and how newcomers and movers learn from then on."""
    change, back = made.change, phase.begins if phase.step is None else phase.step.back
    ramps = zip(rows.team.tolist(), (team.ramp for team in phase.terms.teams), strict=False)
    how = change.relearning
    return ChangeTerms(
        second=phase.begins,
        to="" if change.goes_back else made.after.name,
        rule=rules[made.number],
        else_back=change.instead is not None,
        budget=None if change.costs is None else change.costs.budget,
        ramps=tuple(ramps),
        relearning=None if how is None else ramp_terms(how.speed, made.after.working_time),
        retraining_s=float(back - phase.begins),
    )


def _rule(scenario: Scenario, number: int, terms: Terms) -> RuleTerms | None:
    """On what a step hangs, in the words of the log; the plan is shared out over days by their number."""
    change = scenario.change[number]
    rule = change.only_if
    if rule is None:
        return None
    days = rule.window(change.on, [one.on for one in scenario.change[:number]], scenario.period.start)
    due = scenario.plan.within(scenario.period, *days) if scenario.plan is not None else 0.0
    segments: tuple[int, ...] = ()
    for attribute, value in rule.of.items():
        place = list(terms.attributes).index(attribute)
        segments = tuple(row for row, values in enumerate(terms.segments) if values[place] == value)
        due *= terms.plan.by.get(attribute, {}).get(value, 0.0) if terms.plan is not None else 0.0
    return RuleTerms(
        first=second(days.first),
        until=second(days.last) + DAY,
        ledger=terms.headline,
        of_plan=rule.plan_met is not None,
        at_least=rule.bound.at_least,
        value=rule.bound.value,
        plan=due,
        segments=segments,
        of=" ".join(f"{attribute} {value}" for attribute, value in rule.of.items()),
    )
