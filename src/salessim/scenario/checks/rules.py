"""Sense in what the steps of a change hang on: the days that count, the plan, whom it is about, and going back."""

from salessim.scenario.checks.findings import Findings
from salessim.scenario.node import Path
from salessim.scenario.rule import Rule, Window
from salessim.scenario.schema import Scenario
from salessim.translation import say

MOST_RULES = 6  # the ways double with each


def check_rules(scenario: Scenario, findings: Findings) -> None:
    """Every step that hangs on something, or goes back."""
    days = [change.on for change in scenario.change]
    if sum(change.only_if is not None for change in scenario.change) > MOST_RULES:
        findings.error(("change",), say("too many steps hang on something"), say("at most {number}", number=MOST_RULES))
    for number, change in enumerate(scenario.change):
        at: Path = ("change", number)
        if number == 0 and (change.goes_back or change.instead is not None):
            where: Path = (*at, "to" if change.goes_back else "else")
            findings.error(where, say("nothing comes before the first step to go back to"), say("a later step"))
        if change.goes_back and change.only_if is None and number + 1 < len(days):
            findings.error(
                ("change", number + 1), say("nobody comes so far: the department has gone back before"), say("no step")
            )
        if change.only_if is not None:
            window = change.only_if.window(change.on, days[:number], scenario.period.start)
            _check_window(scenario, change.only_if, window, number, findings)
            _check_measure(scenario, change.only_if, window, (*at, "only_if"), findings)


def _check_window(scenario: Scenario, rule: Rule, window: Window, number: int, findings: Findings) -> None:
    """The days that count lie within the period, in their order, before the step."""
    at: Path = ("change", number, "only_if")
    on, start = scenario.change[number].on, scenario.period.start
    if window.last >= on:
        expected = say("a day before {day}", day=on)
        findings.error((*at, "by"), say("the last day that counts is not before the step"), expected)
    elif window.first < start:
        expected = say("a day from {day} on", day=start)
        findings.error((*at, "from"), say("the first day that counts is before the period"), expected)
    elif window.last < window.first:
        named: Path = (*at, "by" if rule.by is not None else "from")
        findings.error(named, say("the last day that counts is before the first one"), say("a later day"))


def _check_measure(scenario: Scenario, rule: Rule, window: Window, at: Path, findings: Findings) -> None:
    """The measure, and whom it is about."""
    for attribute, value in rule.of.items():
        here: Path = (*at, "of", attribute)
        if attribute not in scenario.attributes:
            message = say("there is no attribute `{name}`", name=attribute)
            findings.unknown(here, message, attribute, scenario.attributes, of_key=True)
            return
        if value not in scenario.attributes[attribute]:
            message = say("`{attribute}` has no value `{name}`", attribute=attribute, name=value)
            findings.unknown(here, message, value, scenario.attributes[attribute])
            return
    if rule.plan_met is not None:
        _check_plan(scenario, rule, window, at, findings)


def _check_plan(scenario: Scenario, rule: Rule, window: Window, at: Path, findings: Findings) -> None:
    plan, named = scenario.plan, (*at, "plan_met")
    if plan is None:
        findings.error(named, say("there is no plan to be met"), say("a `plan`, or `revenue` instead of `plan_met`"))
        return
    for attribute in rule.of:
        if attribute not in plan.by:
            findings.error(
                (*at, "of", attribute),
                say("the plan is not shared out by `{name}`", name=attribute),
                say("`by {name}` in the plan, or `revenue` instead of `plan_met`", name=attribute),
            )
    if window.first <= window.last and not plan.within(scenario.period, window.first, window.last):
        findings.error(named, say("nothing is planned on the days that count"), say("days with a plan"))
