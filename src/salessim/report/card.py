"""The station card and the funnel: what the head of each role looks at first."""

from salessim.analysis.averages import card, funnel
from salessim.analysis.estimates import Estimate
from salessim.report.estimates import accuracy, average, spread
from salessim.report.numbers import missing, words
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs

FIGURE_COLUMNS = (
    Column("average", "average", "see unit", "mean of all futures"),
    Column("accuracy", "accuracy", "see unit", "95% interval of that mean (accuracy of the computation)"),
    Column("spread", "8 in 10 futures", "see unit", "8 in 10 futures lie between (spread of futures)"),
    Column("meaning", "what it is", "text", "what is counted", True, True),
)
CARD_COLUMNS = (
    Column("role", "station", "text", "contact, deal, processing or account", True),
    Column("figure", "figure", "text", "which figure", True),
    *FIGURE_COLUMNS,
)
FUNNEL_COLUMNS = (Column("figure", "figure", "text", "which figure", True), *FIGURE_COLUMNS)
FUNNEL = (
    ("in_work_mean", "deals in work", "count", "open at the same time"),
    ("deal_mean_currency", "average deal", "currency", "of those won"),
    ("won_share", "share won", "share", "of the deals opened; open ones are counted as undecided"),
    ("close_mean_s", "time to close", "s", "from opened to won; open ones are counted as undecided"),
    ("close_p50_s", "half close within", "s", "of those won"),
    ("close_p90_s", "9 in 10 close within", "s", "of those won"),
)


def card_table(runs: Runs) -> Table:
    """The station card: one block of figures for every role that the department has."""
    frame, roles = runs["cards"], {stage.role for stage in runs.terms.stages}
    rows = []
    for figure, estimate in card(runs):
        if missing(estimate.value) or figure.role not in roles:
            continue
        mine = frame[(frame["role"] == figure.role) & (frame["figure"] == figure.name)]
        name = words(figure_words(figure.name))
        rows.append((words(figure.role), name, *_figures(estimate, list(mine["value"]), figure.unit, figure.meaning)))
    return Table("card", "The station card", CARD_COLUMNS, tuple(rows))


def funnel_table(runs: Runs) -> Table:
    """The four of every funnel: deals in work, average deal, share won, time to close."""
    known = funnel(runs)
    rows = tuple(
        (words(name), *_figures(known[column], list(runs["funnel"][column]), unit, meaning))
        for column, name, unit, meaning in FUNNEL
        if not missing(known[column].value)
    )
    return Table("funnel", "The funnel", FUNNEL_COLUMNS, rows)


def _figures(estimate: Estimate, values: list[float], unit: str, meaning: str) -> tuple[Cell, ...]:
    return average(estimate, unit), accuracy(estimate, unit), spread(values, unit), words(meaning)


def figure_words(name: str) -> str:
    """The name of a figure without its unit: "cost_per_contact_currency" is "cost per contact"."""
    for unit in ("_currency", "_share", "_s", "_h", "_mean"):
        name = name.removesuffix(unit)
    return name.replace("_p90", ", 9 in 10").replace("_", " ")
