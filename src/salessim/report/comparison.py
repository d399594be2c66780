"""The tables of a comparison: every scenario for itself, then the differences on the same futures."""

from collections.abc import Iterator, Sequence

from salessim.analysis.attainment import attainment, revenue
from salessim.analysis.comparison import Comparison
from salessim.analysis.estimates import Estimate
from salessim.analysis.revenue import plan_ledger
from salessim.report.card import FUNNEL, NAMES, ROLES
from salessim.report.estimates import accuracy, average, chance, difference, interval
from salessim.report.numbers import NOTHING, count, missing, money, term, words
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say

SCENARIO_COLUMNS = (
    Column("scenario", "scenario", "text", "which one", True),
    Column("plan", "plan", "currency", "what must be earned in the period"),
    Column("chance", "chance to reach it", "share", "with the 95% interval of Wilson (accuracy of the computation)"),
    Column("mean", "earned on average", "currency", "in what the plan counts, mean of all futures"),
    Column("accuracy", "accuracy", "currency", "95% interval of that mean (accuracy of the computation)"),
    Column(
        "below_1_in_10",
        "1 in 10 at most",
        "currency",
        "spread of futures: 1 in 10 futures earn at most this",
        extra=True,
    ),
    Column(
        "above_1_in_10",
        "1 in 10 above",
        "currency",
        "spread of futures: 1 in 10 futures earn more than this",
        extra=True,
    ),
)
DIFFERENCE_COLUMNS = (
    Column("scenario", "scenario", "text", "which one, against the first", True),
    Column("figure", "figure", "text", "what is compared", True),
    Column("difference", "difference", "see figure", "this scenario less the first, mean of the same futures"),
    Column("interval", "95% sure: between", "see figure", "paired on the same futures (accuracy of the computation)"),
)
DIFFERENCE_NOTE = later(
    "Averages over the same futures. The interval is the accuracy of the computation, not the spread of futures."
)
FUTURE_COLUMNS = (
    Column("scenario", "scenario", "text", "which one, against the first", True),
    Column("earns_more", "earns more", "futures", "futures in which it earns more than the first"),
    Column("earns_same", "the same", "futures", "futures in which both earn the same"),
    Column("earns_less", "earns less", "futures", "futures in which it earns less"),
    Column("only_it", "only it reaches the plan", "futures", "and the first does not"),
    Column("only_first", "only the first does", "futures", "and it does not"),
)
CARD_COLUMNS = (
    DIFFERENCE_COLUMNS[0],
    Column("role", "station", "text", "contact, deal, processing or account", True),
    *DIFFERENCE_COLUMNS[1:],
)


def scenarios_table(runs: Sequence[Runs]) -> Table:
    """Every scenario for itself."""
    return Table("scenarios", say("The scenarios"), SCENARIO_COLUMNS, tuple(map(_scenario, runs)))


def _scenario(runs: Runs) -> tuple[Cell, ...]:
    name = runs.terms.name
    reached = attainment(runs)
    earned = next((one for one in revenue(runs) if one.ledger == plan_ledger(runs)), None)
    plan = (NOTHING, NOTHING) if reached is None else (money(reached.plan), chance(reached.probability))
    if earned is None:
        return (words(name), *plan, NOTHING, NOTHING, NOTHING, NOTHING)
    ends = (money(earned.quantiles[share].value) for share in (0.1, 0.9))
    return (words(name), *plan, average(earned.mean, "currency"), accuracy(earned.mean, "currency"), *ends)


def futures_table(compared: Sequence[Comparison]) -> Table:
    """In how many futures each scenario does better than the first."""
    rows = (
        (one.earns_more, one.earns_same, one.replications - one.earns_more - one.earns_same, one.gains, one.losses)
        for one in compared
    )
    named = tuple((words(one.b), *map(count, row)) for one, row in zip(compared, rows, strict=True))
    return Table("futures", say("Future by future"), FUTURE_COLUMNS, named)


def differences_table(compared: Sequence[Comparison]) -> Table:
    """What each scenario does that the first does not: money, plan and funnel."""
    rows = tuple(
        (words(one.b), figure, difference(estimate, unit), interval(estimate, unit))
        for one in compared
        for figure, unit, estimate in _differences(one)
        if not missing(estimate.value)
    )
    title = say("Differences from {name}", name=compared[0].a)
    return Table("differences", title, DIFFERENCE_COLUMNS, rows, say(DIFFERENCE_NOTE))


def card_differences_table(compared: Sequence[Comparison], roles: set[str]) -> Table:
    """The station cards beside each other, for these roles; a figure that only one of them has is left out."""
    rows = tuple(
        (words(one.b), term(ROLES[figure.role]), term(NAMES[figure.name]), difference(estimate, figure.unit),
         interval(estimate, figure.unit))
        for one in compared
        for figure, estimate in one.card
        if not missing(estimate.value) and figure.role in roles
    )  # fmt: skip
    title = say("The station card: differences from {name}", name=compared[0].a)
    return Table("card_differences", title, CARD_COLUMNS, rows)


def _differences(one: Comparison) -> Iterator[tuple[Cell, str, Estimate]]:
    """(figure, unit, difference)."""
    if one.probability is not None:
        yield term("chance to reach the plan"), "share", one.probability
    for ledger, estimate in one.revenue.items():
        yield term("revenue, {ledger}", ledger=ledger), "currency", estimate
    yield term("pay and costs"), "currency", one.spent
    yield term("revenue less pay and costs"), "currency", one.margin
    for column, name, unit, _ in FUNNEL:
        yield term(name), unit, one.funnel[column]
