"""The tables about money: where it goes, and what is left and what cash there is month by month."""

from salessim.analysis.cash import cash
from salessim.analysis.estimates import mean, ratio
from salessim.analysis.profit import margin_stated, profit_by_month
from salessim.analysis.revenue import by_month, plan_ledger
from salessim.analysis.statement import LEFT, REVENUE, statement
from salessim.columns import F64
from salessim.report import numbers
from salessim.report.estimates import accuracy, average, spread
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say
from salessim.translation.dates import month_of_year

ACCURACY = later("95% interval of that mean (accuracy of the computation)")
MONEY_COLUMNS = (
    Column("item", "money", "text", "what comes in, what is taken off, what is left", True),
    Column("average", "average", "currency", "in the period, mean of all futures"),
    Column("accuracy", "accuracy", "currency", ACCURACY),
    Column("spread", "8 in 10 futures", "currency", "8 in 10 futures lie between (spread of futures)"),
    Column("share", "of revenue", "share", "its part of the revenue"),
)
LINES = {
    "revenue": later("revenue"),
    "goods": later("less cost of goods"),
    "salary": later("less salaries"),
    "hourly": later("less hourly pay"),
    "commission": later("less commissions"),
    "bonus": later("less bonuses"),
    "fee": later("less fees for results"),
    "fine": later("fines, taken off pay"),
    "guarantee": later("less what guarantees add"),
    "workplace": later("less workplaces"),
    "hiring": later("less hiring"),
    "office": later("less the office"),
    "advertising": later("less advertising and leads"),
    "change": later("less what the change costs"),
}
MONTH_COLUMNS = (
    Column("month", "month", "text", "the month", True),
    Column("revenue", "revenue", "currency", "booked in the plan's ledger, mean"),
    Column("left", "left", "currency", "profit; without a margin the contribution after sales costs"),
    Column("left_accuracy", "accuracy", "currency", ACCURACY, extra=True),
    Column("cash", "cash", "currency", "money that comes in less money that goes out, mean"),
    Column("so_far", "cash so far", "currency", "all cash up to the end of the month, mean"),
    Column("so_far_spread", "8 in 10 futures", "currency", "of the cash so far (spread of futures)"),
)


def left_words(runs: Runs) -> Cell:
    """What that is called which is left in the end: profit only where the cost of goods is known."""
    return numbers.term(later("profit") if margin_stated(runs) else later("contribution after sales costs"))


def money_table(runs: Runs) -> Table:
    """Where the money goes: revenue, all that is taken off it, and what is left. Without a row if there is none."""
    lines = {name: amounts.sum(axis=1) for name, amounts in statement(runs).items()}
    shown = [(numbers.term(words), lines[name]) for name, words in LINES.items() if name in lines and lines[name].any()]
    listed = [*shown, (left_words(runs), lines[LEFT])] if shown else []
    rows = tuple((name, *_line(amounts, lines[REVENUE])) for name, amounts in listed)
    return Table("money", say("Where the money goes"), MONEY_COLUMNS, rows, _left_note(runs))


def _line(amounts: F64, revenue: F64) -> tuple[Cell, ...]:
    unit, estimate = "currency", mean(amounts)
    share = numbers.share(ratio(amounts, revenue).value)
    return average(estimate, unit), accuracy(estimate, unit), spread(list(amounts), unit), share


def _left_note(runs: Runs) -> str:
    """What is to be known of that which is left."""
    if margin_stated(runs):
        return say("Profit is revenue less the cost of goods, all pay and all costs; taxes are not counted.")
    return say(
        "The scenario does not say what goods cost, so this is no profit: it is revenue less all pay and all costs, "
        "the contribution after sales costs. With a line such as `margin: 35%` the cost of goods is taken off, too."
    )


def months_table(runs: Runs) -> Table:
    """What is left and what cash there is, month by month; the lowest point of the cash comes last."""
    known, left, revenue = cash(runs), profit_by_month(runs), by_month(runs, plan_ledger(runs))
    rows = [
        (
            Cell(name, month_of_year(name)),
            *_month(revenue[:, i], left[:, i], known.flow[:, i]),
            *_so_far(known.so_far[:, i]),
        )
        for i, name in enumerate(known.months)
    ]
    lowest = numbers.term(later("the cash at its lowest"))
    if known.lowest_month is not None:
        lowest = numbers.month_term(later("the cash at its lowest, mostly in {month}"), known.lowest_month)
    rows.append((lowest, *[numbers.NOTHING] * 4, *_so_far(known.lowest)))
    goods = "" if margin_stated(runs) else " " + say("Goods are not paid for here: their cost is not known.")
    note = say(
        "The cash begins at 0. It comes in when `paid` is booked and goes out for goods when `shipped` is; where a "
        "process books no such thing, with what the plan counts. Pay and costs go out in their month."
    )
    shown = tuple(rows) if revenue.any() or left.any() else ()
    return Table("months", say("Month by month"), MONTH_COLUMNS, shown, note + goods)


def _month(revenue: F64, left: F64, flow: F64) -> tuple[Cell, ...]:
    estimate, unit = mean(left), "currency"
    return average(mean(revenue), unit), average(estimate, unit), accuracy(estimate, unit), average(mean(flow), unit)


def _so_far(amounts: F64) -> tuple[Cell, Cell]:
    return average(mean(amounts), "currency"), spread(list(amounts), "currency")
