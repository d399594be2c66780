"""The tables of a comparison: every scenario for itself, then the differences on the same futures."""

from collections.abc import Iterator, Sequence

from salessim.analysis.attainment import attainment
from salessim.analysis.comparison import Comparison
from salessim.analysis.estimates import Estimate, mean, quantile
from salessim.analysis.key_figures import key_figures
from salessim.analysis.kinds import kinds
from salessim.analysis.rare import RareFutures
from salessim.analysis.response import first_answer
from salessim.analysis.revenue import by_month, plan_ledger
from salessim.report.card import FUNNEL, NAMES, ROLES
from salessim.report.estimates import accuracy, average, chance, difference, interval
from salessim.report.numbers import NOTHING, count, missing, money, term, words
from salessim.report.page import Cell, Column, Table
from salessim.report.rare import which
from salessim.report.sentences import MEASURES
from salessim.results.store import Runs
from salessim.translation import later, say

SCENARIO_COLUMNS = (
    Column("scenario", "scenario", "text", "which one", True),
    Column("mean", "earned on average", "currency", "in what the plan counts, mean of all futures"),
    Column("accuracy", "accuracy", "currency", "95% interval of that mean (accuracy of the computation)"),
    Column("left", "left", "currency", "profit; without a margin the contribution after sales costs"),
    Column("chance", "chance of the plan", "share", "with the 95% interval of Wilson (accuracy of the computation)"),
    Column("deal_time", "time to close", "s", "from opened to won; open ones are counted as undecided"),
    Column("client_cost", "a new client costs", "currency", "advertising, work and commission for each of them"),
    Column("first_answer", "first answer", "s", "real time until a lead is taken up, mean; contacts of lists left out"),
    Column("plan", "plan", "currency", "what must be earned in the period", extra=True),
    Column("below_1_in_10", "1 in 10 at most", "currency", "spread of futures: 1 in 10 futures earn at most this",
           extra=True),
    Column("above_1_in_10", "1 in 10 above", "currency", "spread of futures: 1 in 10 futures earn more than this",
           extra=True),
)  # fmt: skip
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
    Column("better", "does better", "futures", "futures in which it has more left than the first"),
    Column("same", "the same", "futures", "futures in which both have the same left"),
    Column("worse", "does worse", "futures", "futures in which it has less left"),
    Column("only_it", "only it reaches the plan", "futures", "and the first does not"),
    Column("only_first", "only the first does", "futures", "and it does not"),
    Column("rarer", "the rarer ones", "text",
           "numbers of the futures in which it does better, or of those in which it does not if these are fewer", True),
)  # fmt: skip
CARD_COLUMNS = (
    DIFFERENCE_COLUMNS[0],
    Column("role", "station", "text", "contact, deal, processing or account", True),
    *DIFFERENCE_COLUMNS[1:],
)


def scenarios_table(runs: Sequence[Runs]) -> Table:
    """Every scenario for itself."""
    return Table("scenarios", say("The scenarios"), SCENARIO_COLUMNS, tuple(map(_scenario, runs)))


def _scenario(runs: Runs) -> tuple[Cell, ...]:
    reached, figures = attainment(runs), {each.name: each.estimate for each in key_figures(runs, kinds(runs))}
    earned = by_month(runs, plan_ledger(runs)).sum(axis=1)
    known = mean(earned)
    return (
        words(runs.terms.name),
        average(known, "currency"),
        accuracy(known, "currency"),
        average(figures["left"], "currency"),
        NOTHING if reached is None else chance(reached.probability),
        average(figures["deal_time"], "s"),
        average(figures["client_cost"], "currency"),
        average(mean(first_answer(runs)), "s"),
        NOTHING if reached is None else money(reached.plan),
        *(money(quantile(earned, share).value) for share in (0.1, 0.9)),
    )


def futures_table(compared: Sequence[Comparison], rare: Sequence[RareFutures | None]) -> Table:
    """In how many futures each scenario does better than the first."""
    rows = tuple(
        (
            words(one.b),
            *map(count, (one.better, one.same, one.replications - one.better - one.same)),
            *map(count, (one.gains, one.losses)),
            NOTHING if few is None else words(which(few)),
        )
        for one, few in zip(compared, rare, strict=True)
    )
    return Table("futures", say("Future by future"), FUTURE_COLUMNS, rows)


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
    if one.measure != "revenue":
        yield term(MEASURES[one.measure]), "currency", one.left
    yield term("cost of a new client"), "currency", one.client_cost
    yield term("first answer"), "s", one.first_answer
    for column, name, unit, _ in FUNNEL:
        yield term(name), unit, one.funnel[column]
