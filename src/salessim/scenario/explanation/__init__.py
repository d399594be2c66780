"""What was understood of a scenario, in sentences for a client to sign off."""

import re
from collections.abc import Iterator

from salessim.scenario.explanation.change import change
from salessim.scenario.explanation.market import market, plan
from salessim.scenario.explanation.process import process
from salessim.scenario.explanation.structure import structure
from salessim.scenario.explanation.wording import plain, share, within
from salessim.scenario.schema import Scenario
from salessim.scenario.unknowns import unknowns
from salessim.translation import say


def explain(scenario: Scenario) -> list[str]:
    """Lines to be read from top to bottom; a line without a full stop is a heading, a step to the right a detail."""
    parts = {
        say("The market"): market(scenario),
        say("How we sell"): process(scenario),
        say("Who does what"): structure(scenario),
        say("What changes"): change(scenario),
        say("The plan and the first day"): plan(scenario),
        say("What is not known for sure"): unsure(scenario),
    }
    lines: list[str] = []
    for heading, told in parts.items():
        if sentences := list(told):
            lines += ["", heading, *sentences]
    return lines[1:]


def unsure(scenario: Scenario) -> Iterator[str]:
    """Every range, and every line of the files that calls itself an assumption."""
    ranges = list(unknowns(scenario))
    for path, number, per in ranges:
        value = f"{plain(number.value)}{within(number, 1)}" if per else f"{share(number)}{within(number)}"
        yield f"{' / '.join(path)}: {value}."
    if ranges:
        yield say(
            "Every future draws its own values from these ranges, most likely near the first value; "
            "all scenarios that are compared get the same draws."
        )
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
