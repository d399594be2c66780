"""The tables about kinds of leads: what a new client costs, and what every kind leaves."""

from collections.abc import Iterator, Sequence

import numpy as np

from salessim.analysis.estimates import mean, ratio
from salessim.analysis.kinds import Kind, Kinds
from salessim.analysis.profit import margin_stated, profit
from salessim.columns import F64
from salessim.report import numbers
from salessim.report.estimates import accuracy, average
from salessim.report.money import ACCURACY, left_words
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say

KIND = Column("kind", "leads of", "text", "which source, or which value of an attribute", True)
CLIENT_COLUMNS = (
    KIND,
    Column("leads", "leads", "leads", "arrived in the period"),
    Column("clients", "new clients", "clients", "won in the period for the first time"),
    Column("hours", "hours", "h", "work of people to win them, those who are lost included", extra=True),
    Column("advertising", "advertising", "currency", "paid for leads and for advertising"),
    Column("work", "work", "currency", "what those hours cost"),
    Column("commission", "commission", "currency", "on first deals"),
    Column("together", "together", "currency", "mean of all futures"),
    Column("each", "one client", "currency", "all that is spent to win them, for each new client"),
    Column("accuracy", "accuracy", "currency", "95% interval of that (accuracy of the computation)"),
)
MARGIN_COLUMNS = (
    KIND,
    Column("revenue", "revenue", "currency", "booked in the plan's ledger, by them and their orders"),
    Column("goods", "cost of goods", "currency", "of that revenue; none where no margin is stated"),
    Column("to_win", "to win them", "currency", "advertising, work and commission on first deals"),
    Column("to_serve", "to serve them", "currency", "work and commission after they are won"),
    Column("left", "left", "currency", "revenue less all that, mean of all futures"),
    Column("accuracy", "accuracy", "currency", ACCURACY),
    Column("share", "of revenue", "share", "what is left of the revenue"),
)


def clients_table(known: Kinds) -> Table:
    """What a new client costs, by source and by attribute; then what else is spent, and all together."""
    rows = [
        (name, *_client(kinds)) for name, kinds in _lines(known) if (_sum(kinds, "leads") + _sum(kinds, "to_win")).any()
    ]
    served = numbers.term(later("work and commission for clients won")), _sum(known.by_source, "to_serve")
    for name, amounts in (served, *_apart(known), (numbers.term(later("all that is spent")), known.spent)):
        rows.append((name, *[numbers.NOTHING] * 6, _mean(amounts), *[numbers.NOTHING] * 2))
    note = say(
        "To win clients costs the work for all leads and deals, those who are lost included. An hour of work costs "
        "what its team is paid for an hour on duty, workplaces included; hours without work have a line of their own."
    )
    shown = tuple(rows) if known.spent.any() else ()
    return Table("clients", say("What a new client costs"), CLIENT_COLUMNS, shown, note)


def _client(kinds: Sequence[Kind]) -> Iterator[Cell]:
    """What it costs to win clients of some kinds together."""
    clients, together = _sum(kinds, "clients"), _sum(kinds, "to_win")
    each = ratio(together, clients)
    yield numbers.count(mean(_sum(kinds, "leads")).value)
    yield numbers.count(mean(clients).value)
    yield numbers.hours(mean(_sum(kinds, "hours")).value)
    yield from (_mean(_sum(kinds, name)) for name in ("advertising", "winning", "first_commission"))
    yield from (_mean(together), average(each, "currency"), accuracy(each, "currency"))


def margins_table(runs: Runs, known: Kinds) -> Table:
    """What every kind of lead leaves; then what all of them pay together, and what is left in the end."""
    rows = [(name, *_margin(kinds, margin_stated(runs))) for name, kinds in _lines(known)]
    revenue = _sum(known.by_source, "revenue")
    for name, amounts in (*((name, -amounts) for name, amounts in _apart(known)), (left_words(runs), profit(runs))):
        rows.append((name, *[numbers.NOTHING] * 4, *_left(amounts, revenue)))
    note = say("Only what happens in the period counts: a client who stays brings more later, and cost more before.")
    shown = tuple(rows) if revenue.any() else ()
    return Table("margins", say("What every kind of lead leaves"), MARGIN_COLUMNS, shown, note)


def _margin(kinds: Sequence[Kind], stated: bool) -> Iterator[Cell]:
    """What some kinds of leads leave together; what their goods cost only if it is known."""
    yield _mean(_sum(kinds, "revenue"))
    yield _mean(_sum(kinds, "goods")) if stated else numbers.NOTHING
    yield from (_mean(_sum(kinds, name)) for name in ("to_win", "to_serve"))
    yield from _left(_sum(kinds, "left"), _sum(kinds, "revenue"))


def _left(amounts: F64, revenue: F64) -> tuple[Cell, Cell, Cell]:
    """What is left, how exactly that is known, and its part of the revenue."""
    estimate = mean(amounts)
    share = numbers.share(ratio(amounts, revenue).value)
    return average(estimate, "currency"), accuracy(estimate, "currency"), share


def _lines(known: Kinds) -> Iterator[tuple[Cell, Sequence[Kind]]]:
    """The kinds by source, all together, and by attribute; who is of no source only if there is somebody."""
    for kind in known.by_source:
        if kind.value:
            yield numbers.term(later("source: {name}"), name=kind.value), [kind]
        elif (kind.revenue + kind.to_win + kind.to_serve).any():
            yield numbers.term(later("there from the start")), [kind]
    yield numbers.term(later("all of them")), known.by_source
    for attribute, kinds in known.by_attribute.items():
        yield from ((numbers.words(f"{attribute}: {kind.value}"), [kind]) for kind in kinds)


def _apart(known: Kinds) -> list[tuple[Cell, F64]]:
    rare = ((later("hiring"), known.apart.hiring), (later("the change"), known.apart.change))
    return [
        (numbers.term(later("hours without work")), known.apart.idle),
        (numbers.term(later("the office")), known.apart.office),
        *((numbers.term(words), amounts) for words, amounts in rare if amounts.any()),
    ]


def _sum(kinds: Sequence[Kind], name: str) -> F64:
    return np.asarray(np.sum([getattr(kind, name) for kind in kinds], axis=0), np.float64)


def _mean(amounts: F64) -> Cell:
    return average(mean(amounts), "currency")
