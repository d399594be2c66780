"""The key figures: what an owner asks for first."""

from salessim.analysis.key_figures import KeyFigure, key_figures
from salessim.analysis.kinds import Kinds
from salessim.report import numbers
from salessim.report.card import FIGURE_COLUMNS
from salessim.report.estimates import accuracy, average, spread
from salessim.report.money import left_words
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say

COLUMNS = (Column("figure", "figure", "text", "which figure", True), *FIGURE_COLUMNS)
WORDS = {
    "conversion": (later("conversion of all contacts"), later("new clients for each lead that came in the period")),
    "clients": (later("new clients"), later("won in the period for the first time")),
    "deals": (later("deals"), later("booked in the plan's ledger, orders of accounts included")),
    "volume": (later("sales volume"), later("their amount")),
    "check": (later("average check"), later("sales volume for each deal")),
    "deal_time": (later("time of a deal"), later("from opened to won; open ones are counted as undecided")),
    "client_cost": (later("cost of a new client"), later("advertising, work and commission for each of them")),
    "retention": (later("accounts kept"), later("of the accounts there in the period")),
    "churn": (later("accounts lost in a month"), later("of those there when the month begins")),
    "left": ("", later("revenue less all that is taken off")),
}  # name -> what it is called ("" depends on what is known), and what is counted


def key_figures_table(runs: Runs, known: Kinds) -> Table:
    """Conversion, sales volume, average check, deal time, cost of a client, retention, churn, and what is left."""
    rows = tuple(_row(runs, each) for each in key_figures(runs, known) if _measured(each))
    return Table("key_figures", say("Key figures"), COLUMNS, rows)


def _measured(figure: KeyFigure) -> bool:
    """Whether there was something to measure; where no money is told of, there is none."""
    return not numbers.missing(figure.estimate.value) and (figure.unit != "currency" or bool(figure.values.any()))


def _row(runs: Runs, figure: KeyFigure) -> tuple[Cell, ...]:
    name, meaning = WORDS[figure.name]
    estimate, unit = figure.estimate, figure.unit
    cells = average(estimate, unit), accuracy(estimate, unit), spread(list(figure.values), unit)
    return (numbers.term(name) if name else left_words(runs), *cells, numbers.term(meaning))
