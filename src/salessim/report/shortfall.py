"""Why the plan is missed: the table of causes, and the sentence about them."""

from collections.abc import Iterator

from salessim.analysis.estimates import Estimate
from salessim.analysis.shortfall import (
    FATES,
    FIRST_DAY,
    LEADS,
    MARKET,
    NUMBERS,
    VALUES,
    WAITING,
    Cause,
    Shortfall,
)
from salessim.report import numbers
from salessim.report.estimates import accuracy, difference, signed
from salessim.report.page import Cell, Column, Table
from salessim.translation import later, say

CAUSES = {
    WAITING: later("lost by waiting for people"),
    LEADS: later("fewer leads than usual"),
    FATES: later("fewer of them won, or later, than usual"),
    VALUES: later("smaller deals than usual"),
    FIRST_DAY: later("fewer deals and accounts on the first day than usual"),
    NUMBERS: later("the numbers that are not known for sure"),
    MARKET: later("the plan, less what unlimited people usually earn"),
}
HELPED = {  # the same where it is below 0
    LEADS: later("more leads than usual"),
    FATES: later("more of them won, or sooner, than usual"),
    VALUES: later("larger deals than usual"),
    FIRST_DAY: later("more deals and accounts on the first day than usual"),
}
COLUMNS = (
    Column("cause", "why it is missing", "text", "below 0: it helped", True),
    Column("amount", "missing", "currency",
           "mean of the futures in which the plan is missed; the rows add up"),
    Column("accuracy", "accuracy", "currency", "95% interval of that mean (accuracy of the computation)"),
)  # fmt: skip


def shortfall_table(found: Shortfall) -> Table:
    """What is missing where the plan is missed, by cause, then all of it."""
    rows = [_row(CAUSES[one.cause], one.amount) for one in found.causes] if found.missed else []
    if rows:
        rows.append(_row(later("missing of the plan"), found.amount))
    note = say("Usual is the mean of all futures. Each row but the first and the last draws one source of chance anew.")
    return Table("shortfall", say("Why the plan is missed, where it is missed"), COLUMNS, tuple(rows), note)


def _row(cause: str, amount: Estimate) -> tuple[Cell, ...]:
    return numbers.term(cause), difference(amount, "currency"), accuracy(amount, "currency")


def shortfall_sentences(found: Shortfall, currency: str) -> Iterator[str]:
    """In how many futures the plan is missed, by how much, and why."""
    if not found.missed:
        yield say("The plan is reached in each of {number} futures.", number=found.futures)
        return
    largest = max(abs(one.amount.value) for one in found.causes)
    missing = f"{numbers.money_text(found.amount.value, largest)} {currency}".strip()
    luck = "; ".join(
        f"{_words(one)} {signed(one.amount.value, 'currency', largest)}" for one in found.causes if one.cause != MARKET
    )
    yield say("In {number} of {all} futures the plan is missed, by {missing} on average: {causes}.",
              number=found.missed, all=found.futures, missing=missing, causes=luck)  # fmt: skip
    (market,) = (one.amount.value for one in found.causes if one.cause == MARKET)
    beyond = f"{numbers.money_text(abs(market), largest)} {currency}".strip()
    if market < 0:
        yield say("What unlimited people usually earn beyond the plan, {amount}, is taken off from that.",
                  amount=beyond)  # fmt: skip
    else:
        yield say("The rest: unlimited people, too, usually earn {amount} less than the plan.", amount=beyond)


def _words(one: Cause) -> str:
    """A cause as it is told: what it did."""
    return say(HELPED.get(one.cause, CAUSES[one.cause]) if one.amount.value < 0 else CAUSES[one.cause])
