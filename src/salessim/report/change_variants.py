"""What of a change makes its loss, and the best month to begin: tables and sentences."""

from collections.abc import Sequence

from salessim.analysis.change_variants import Cause, Start
from salessim.analysis.estimates import Estimate
from salessim.report import numbers
from salessim.report.best import BEST, MAY_BE, NOT
from salessim.report.estimates import difference, interval
from salessim.report.page import Cell, Column, Table
from salessim.translation import later, say
from salessim.translation.dates import day

NAMES = {
    "retraining": later("days of learning (retraining)"),
    "relearning": later("slower in the new role (relearning)"),
    "hand_over": later("handing over deals and accounts"),
    "refusing": later("people who refuse"),
    "unwilling": later("people who did not want to change"),
    "costs": later("what it costs once"),
    "all": later("all of them together"),
}
INTERVAL = later("interval of that mean by Student's t, paired future by future")
CAUSE_COLUMNS = (
    Column("cause", "without it", "text", "the change without this, all else as told", True),
    Column("sag", "revenue, two months", "currency", "more revenue in the first two months after the change, mean"),
    Column("sag_interval", "95% sure: between", "currency", INTERVAL),
    Column("left", "left in the end", "currency", "more left until the end of the period, mean"),
    Column("left_interval", "95% sure: between", "currency", INTERVAL),
)
START_COLUMNS = (
    Column("day", "begins on", "text", "the first day of the change", True),
    Column("verdict", "is it the best?", "text", "95% sure for all of them together", True),
    Column("gain", "gained until the end", "currency", "of what is left, against staying, mean"),
    Column("interval", "95% sure: between", "currency", INTERVAL),
    Column("slip", "two months later loses", "currency", "of what is left until the end, mean"),
    Column("slip_interval", "95% sure: between", "currency", INTERVAL, extra=True),
)


def causes_table(causes: Sequence[Cause]) -> Table:
    """What would be without each mechanism."""
    rows = tuple(
        (numbers.term(NAMES[one.name]), *(cell for each in (one.sag, one.left) for cell in _differs(each)))
        for one in causes
    )
    note = say("They do not add up: who learns and hands over at the same time loses only once.")
    return Table("causes", say("What makes the dip"), CAUSE_COLUMNS, rows, note)


def starts_table(starts: Sequence[Start]) -> Table:
    """Every month to begin in, and not to begin at all."""
    alone = sum(one.contender.may_be_best for one in starts) == 1
    rows = tuple(
        (
            numbers.term(later("not at all")) if one.day is None else Cell(one.day.isoformat(), day(one.day)),
            numbers.term(NOT if not one.contender.may_be_best else BEST if alone else MAY_BE),
            *_differs(one.gain),
            *(_differs(one.slip) if one.slip is not None else [numbers.NOTHING] * 2),
        )
        for one in starts
    )
    return Table("starts", say("When to begin"), START_COLUMNS, rows)


def _differs(estimate: Estimate) -> list[Cell]:
    return [difference(estimate, "currency"), interval(estimate, "currency")]


def start_sentence(starts: Sequence[Start]) -> str:
    """Which month is the best, or which may be."""
    names = [say("not at all") if one.day is None else day(one.day) for one in starts if one.contender.may_be_best]
    if len(names) == 1:
        return say("The best day to begin is {day}, 95% sure.", day=names[0])
    return say("The best day to begin is not clear; it may be {days}.", days=", ".join(names))


def cause_sentence(causes: Sequence[Cause]) -> list[str]:
    """The mechanism that costs the most revenue in the first two months, if one surely does."""
    sure = [one for one in causes if one.name != "all" and one.sag.low > 0]
    if not sure:
        return []
    most = max(sure, key=lambda one: one.sag.value)
    amount, name = numbers.money_text(most.sag.value), say(NAMES[most.name])
    return [
        say("Most of the dip is made by: {cause}. Without it, {amount} more in two months.", cause=name, amount=amount)
    ]
