"""Beside what really happened: the figures of last year and the simulated ones, and what follows if they do not fit."""

import shlex

from salessim.analysis.estimates import mean
from salessim.analysis.last_year import Beside, beside
from salessim.report.estimates import BY_UNIT, accuracy, average, spread
from salessim.report.numbers import term
from salessim.report.page import Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say

COLUMNS = (
    Column("figure", "figure", "text", "which figure", True),
    Column("last_year", "last year", "see figure", "what really happened"),
    Column("average", "simulated", "see figure", "mean of all futures"),
    Column("accuracy", "accuracy", "see figure", "95% interval of that mean (accuracy of the computation)"),
    Column("spread", "8 in 10 futures", "see figure", "8 in 10 futures lie between (spread of futures)"),
)
NAMES = {
    "revenue": (later("revenue"), "currency"),
    "deals": (later("deals"), "count"),
    "deals_in_work": (later("deals in work"), "count"),
    "accounts": (later("accounts at the end"), "count"),
}


def last_year_table(runs: Runs) -> Table:
    """Every figure that is known of last year; no row if none is."""
    rows = []
    for one in beside(runs):
        name, unit = NAMES[one.figure]
        known = mean(one.simulated)
        cells = average(known, unit), accuracy(known, unit), spread(list(one.simulated), unit)
        rows.append((term(name), BY_UNIT[unit](one.real), *cells))
    whose = runs.terms.last_year_of
    note = say("Simulated: {name}, the department of last year, if it went on.", name=whose) if whose else ""
    return Table("last_year", say("Beside last year"), COLUMNS, tuple(rows), note)


def doubts(runs: Runs) -> tuple[str, ...]:
    """Why nothing can be recommended yet, in sentences to open an answer with; none if the figures fit or are unknown.

    A figure does not fit where it lies outside of what 8 in 10 futures bring. For several scenarios on one page the
    first one is asked. Whoever recommends something says `doubts(runs) or <what is recommended>`.
    """
    beyond = [one for one in beside(runs) if one.outside]
    if not beyond:
        return ()
    return (
        say("This is not yet your department: {figures}.", figures="; ".join(map(_figure, beyond))),
        say("So nothing is recommended. First let the scenario tell last year as it was."),
    )


def doubted_commands(runs: Runs, file: str = "") -> tuple[tuple[str, str], ...]:
    """What to do about such doubts: look at what was understood; nothing if there are none."""
    if not file or not doubts(runs):
        return ()
    return ((f"salessim explain {shlex.quote(file)}", say("what was understood, to be mended first")),)


def _figure(one: Beside) -> str:
    name, unit = NAMES[one.figure]
    band = spread(list(one.simulated), unit).text
    real = BY_UNIT[unit](one.real).text
    return say(
        "{figure} of {real} last year, where 8 in 10 futures bring {band}", figure=say(name), real=real, band=band
    )
