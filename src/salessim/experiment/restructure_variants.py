"""The same change with something left off, or on another day."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import reduce

from salessim.experiment.restructure import with_changes
from salessim.scenario import Scenario
from salessim.scenario.change import Change, HandOverLoss, Unwilling
from salessim.translation import say

LEFT_OFF: dict[str, dict[str, object]] = {
    "retraining": {"retraining": None},
    "relearning": {"relearning": None},
    "hand_over": {"open_deals": "keep", "hand_over_loss": HandOverLoss()},
    "refusing": {},
    "unwilling": {"unwilling": Unwilling()},
    "costs": {"costs": None},
}  # what is left off -> the parts of a change by which it is told; `refusing` stands with the people


def left_off(scenario: Scenario) -> list[tuple[str, Scenario]]:
    """The change without each of the mechanisms that it tells by turns; last ("all", ...) without any of them."""
    mine = [name for name in LEFT_OFF if any(_without(change, name) != change for change in scenario.change)]
    found = [(name, _each(scenario, [name])) for name in mine]
    return [*found, ("all", _each(scenario, mine))] if len(found) > 1 else found


def starts(scenario: Scenario) -> list[tuple[date, Scenario]]:
    """The change as if it began on the first of each month but the first; steps keep their distance in days."""
    first, period = scenario.change[0].on, scenario.period
    found = []
    for number in range(1, period.months):
        begin = period.month_start(number)
        moved = [change.moved(begin + (change.on - first)) for change in scenario.change]
        if moved[-1].on <= period.end - timedelta(days=1) and _counts(moved, period.start):
            name = say("{name}, from {day}", name=scenario.name, day=begin)
            found.append((begin, with_changes(scenario, name, moved)))
    return found


def _counts(changes: Sequence[Change], start: date) -> bool:
    """Whether all days on which steps hang lie in a period that begins on a day."""
    days = [change.on for change in changes]
    rules = [(change.on, days[:number], change.only_if) for number, change in enumerate(changes)]
    return all(start <= rule.window(on, before, start).first for on, before, rule in rules if rule is not None)


def _each(scenario: Scenario, names: Sequence[str]) -> Scenario:
    """The scenario with all of its changes without these."""
    label = say("{scenario} without {what}", scenario=scenario.name, what=", ".join(names))
    return with_changes(scenario, label, [reduce(_without, names, change) for change in scenario.change])


def _without(change: Change, name: str) -> Change:
    if name == "refusing":
        people = {team: moves.model_copy(update={"refuse_and_leave": 0.0}) for team, moves in change.people.items()}
        return change.model_copy(update={"people": people})
    return change.model_copy(update=LEFT_OFF[name])
