"""Several ways of one change: programmes of the same department, each against the same staying."""

from collections.abc import Iterator, Sequence
from datetime import date

from salessim.experiment.restructure import staying
from salessim.scenario import Scenario, ScenarioError
from salessim.scenario.errors import Problem
from salessim.translation import say

OWN = {"name", "change", "plan", "attributes"}  # what a way may tell otherwise; of the last two not all


class AskedWronglyError(ValueError):
    """A question that cannot be asked of what was given; says what to ask instead."""


def check_question(files: int, two_structures: bool, on: date | None, more: bool) -> None:
    """Raise AskedWronglyError for a day that stands elsewhere, or for more questions about several ways."""
    if not files:
        raise AskedWronglyError(say("a change needs at least one scenario"))
    if on is not None and not two_structures:
        raise AskedWronglyError(say("a day is told where one structure becomes another; a `change` has its own"))
    if more and files > 1 and not two_structures:
        raise AskedWronglyError(say("what makes the dip and when to begin are asked of one way at a time"))


def ways(told: Sequence[Scenario]) -> list[Scenario]:
    """The department that stays, then each way. Raises ScenarioError if they are not ways of one department."""
    expected = say("several ways, each with a `change`; or two files without one: what is, and what it is to become")
    problems = [_problem(one, say("{name} does not change", name=one.name), expected) for one in told if not one.change]
    if problems := problems or [*_strangers(told)]:
        raise ScenarioError(problems)
    return [staying(told[0]), *told]


def _strangers(told: Sequence[Scenario]) -> Iterator[Problem]:
    """A problem for each that is another department than the first before it changes."""
    first, *others = told
    for other in others:
        if unlike := _unlike(first, other):
            message = say(
                "{other} and {first} are not the same department before they change: {parts} differ",
                other=other.name,
                first=first.name,
                parts=", ".join(f"`{part}`" for part in unlike),
            )
            yield _problem(other, message, say("scenarios that differ by their `change` alone"))


def _unlike(first: Scenario, other: Scenario) -> list[str]:
    """The parts in which two departments differ before they change; a lot that one of them draws changes nothing."""
    parts = [part for part in Scenario.model_fields if part not in OWN and getattr(first, part) != getattr(other, part)]
    common = first.attributes.keys() & other.attributes.keys()
    if any(first.attributes[name] != other.attributes[name] for name in common):
        parts.append("attributes")
    if _counts(first) != _counts(other):
        parts.append("plan")
    before, theirs = first.past, other.past
    alike = before is theirs if before is None or theirs is None else not _unlike(before, theirs)
    return parts if alike or "start" in parts else [*parts, "start"]


def _counts(scenario: Scenario) -> str | None:
    """In what revenue is counted."""
    return None if scenario.plan is None else scenario.plan.counts


def _problem(scenario: Scenario, message: str, expected: str) -> Problem:
    return Problem(scenario.origin.place(()), message, expected)
