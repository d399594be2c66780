"""What was understood of a scenario, in sentences for a client to sign off."""

import re
from collections.abc import Iterator
from typing import Any

from salessim.scenario.explanation.market import market, plan
from salessim.scenario.explanation.process import process
from salessim.scenario.explanation.structure import structure
from salessim.scenario.explanation.wording import plain, share, within
from salessim.scenario.model import Model
from salessim.scenario.quantity import Number, Rate
from salessim.scenario.schema import Scenario
from salessim.translation import say


def explain(scenario: Scenario) -> list[str]:
    """Lines to be read from top to bottom; a line without a full stop is a heading, a step to the right a detail."""
    parts = {
        say("The market"): market(scenario),
        say("How we sell"): process(scenario),
        say("Who does what"): structure(scenario),
        say("The plan and the first day"): plan(scenario),
        say("What is not known for sure"): unsure(scenario),
    }
    lines: list[str] = []
    for heading, sentences in parts.items():
        lines += ["", heading, *sentences]
    return lines[1:]


def unsure(scenario: Scenario) -> Iterator[str]:
    """Every range, and every line of the files that calls itself an assumption."""
    ranges = list(_ranges(scenario, ()))
    for path, number in ranges:
        unit = 1 if "rate" in path else 100
        value = plain(number.value) if unit == 1 else share(number)
        yield f"{' / '.join(path)}: {value}{within(number, unit)}."
    if ranges:
        yield say("Every future takes the first value; the ranges are noted here and not yet varied.")
    noted = 0
    for name, text in scenario.origin.texts.items():
        for row, line in enumerate(text.split("\n"), 1):
            comment = re.search(r"#(.*\b(?:assumption|assumed|допущение)\b.*)", line, re.IGNORECASE)
            if comment:
                noted += 1
                said = line.split("#", 1)[0].strip()
                yield f"{name}:{row}: {said + ': ' if said else ''}{comment[1].strip()}."
    if not ranges and not noted:
        yield say("Nothing is marked as unsure: every number is taken as it stands.")


def _ranges(part: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Number]]:
    """Numbers that carry a range, with the way to them."""
    if isinstance(part, Rate):
        part = part.number
    if isinstance(part, Number):
        if part.low is not None:
            yield path, part
    elif isinstance(part, Model):
        for name, field in type(part).model_fields.items():
            yield from _ranges(getattr(part, name), (*path, field.alias or name))
    elif isinstance(part, dict):
        for name, child in part.items():
            yield from _ranges(child, (*path, str(name)))
    elif isinstance(part, list):
        for number, child in enumerate(part, 1):
            yield from _ranges(child, (*path, str(number)))
    elif hasattr(part, "share") and isinstance(part.share, Number):
        yield from _ranges(part.share, path)
