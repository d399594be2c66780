"""Do scenarios live in the same market? Only then is a difference between them due to the department."""

from collections.abc import Sequence
from typing import Any

from salessim.scenario import Scenario
from salessim.translation import later, say

PARTS = {
    "period": later("the period"),
    "currency": later("the currency"),
    "working_time": later("the working time"),
    "attributes": later("the attributes of leads"),
    "deal_value": later("the value of deals"),
    "margin": later("what is left of a deal"),
    "sources": later("the sources of leads"),
}


def differences(scenarios: Sequence[Scenario]) -> list[str]:
    """A sentence for each scenario that does not live in the market of the first, or does not begin as it does."""
    first, *others = scenarios
    sentences = []
    for other in others:
        unlike = [words for part, words in PARTS.items() if _of(first, part) != _of(other, part)]
        if unlike:
            sentences.append(
                say(
                    "{other} and {first} are not in the same market: {parts} differ. "
                    "The difference between them is then not due to the department alone.",
                    other=other.name,
                    first=first.name,
                    parts=", ".join(map(say, unlike)),
                )
            )
        if first.start != other.start or _past(first) != _past(other):
            sentences.append(
                say(
                    "{other} and {first} do not begin with the same deals and accounts: `start` differs.",
                    other=other.name,
                    first=first.name,
                )
            )
    return sentences


def _of(scenario: Scenario, part: str) -> Any:
    """A part of the market; to which stage a source leads is the department's own choice."""
    if part == "sources":
        return {name: source.model_copy(update={"goes_to": ""}) for name, source in scenario.sources.items()}
    return getattr(scenario, part)


def _past(scenario: Scenario) -> str | None:
    past = scenario.origin.past
    return None if past is None else past.origin.digest
