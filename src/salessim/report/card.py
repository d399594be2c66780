"""The station card and the funnel: what the head of each role looks at first."""

from salessim.analysis.averages import card, funnel
from salessim.analysis.estimates import Estimate
from salessim.report.estimates import accuracy, average, spread
from salessim.report.numbers import missing, term
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say

ROLES = {
    "contact": later("contact"),
    "deal": later("deal"),
    "processing": later("processing"),
    "account": later("account"),
}
NAMES = {
    "answered": later("answered"),
    "lost_to_waiting": later("lost to waiting"),
    "delivered": later("delivered"),
    "quality_share": later("quality"),
    "cost_per_contact_currency": later("cost per contact"),
    "won_share": later("won"),
    "lost_by_waiting": later("lost by waiting"),
    "lost_in_talk": later("lost in talk"),
    "without_contacts_h": later("without contacts"),
    "in_work_mean": later("in work"),
    "quotes": later("quotes"),
    "quote_mean_s": later("quote"),
    "quote_p90_s": later("quote, 9 in 10"),
    "late": later("late"),
    "visits": later("visits"),
    "kept_share": later("kept"),
    "orders": later("orders"),
    "growth_share": later("growth"),
    "neglected": later("neglected"),
}  # of the figures, by their name in the frame `cards`
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
    ("in_work_mean", later("deals in work"), "count", later("open at the same time")),
    ("deal_mean_currency", later("average deal"), "currency", later("of those won")),
    ("won_share", later("share won"), "share", later("of the deals opened; open ones are counted as undecided")),
    ("close_mean_s", later("time to close"), "s", later("from opened to won; open ones are counted as undecided")),
    ("close_p50_s", later("half close within"), "s", later("of those won")),
    ("close_p90_s", later("9 in 10 close within"), "s", later("of those won")),
)


def card_table(runs: Runs) -> Table:
    """The station card: one block of figures for every role that the department has."""
    frame, roles = runs["cards"], {stage.role for stage in runs.terms.stages}
    rows = []
    for figure, estimate in card(runs):
        if missing(estimate.value) or figure.role not in roles:
            continue
        mine = frame[(frame["role"] == figure.role) & (frame["figure"] == figure.name)]
        rows.append(
            (
                term(ROLES[figure.role]),
                term(NAMES[figure.name]),
                *_figures(estimate, list(mine["value"]), figure.unit, figure.meaning),
            )
        )
    return Table("card", say("The station card"), CARD_COLUMNS, tuple(rows))


def funnel_table(runs: Runs) -> Table:
    """The four of every funnel: deals in work, average deal, share won, time to close."""
    known = funnel(runs)
    rows = tuple(
        (term(name), *_figures(known[column], list(runs["funnel"][column]), unit, meaning))
        for column, name, unit, meaning in FUNNEL
        if not missing(known[column].value)
    )
    return Table("funnel", say("The funnel"), FUNNEL_COLUMNS, rows)


def _figures(estimate: Estimate, values: list[float], unit: str, meaning: str) -> tuple[Cell, ...]:
    return average(estimate, unit), accuracy(estimate, unit), spread(values, unit), term(meaning)
