"""How exactly the main figures of a run are known, and by which method: for whoever asks for details."""

from collections.abc import Iterator

from salessim.analysis.attainment import Attainment, Revenue, attained
from salessim.analysis.estimates import Estimate
from salessim.analysis.exact import exact
from salessim.analysis.revenue import by_month, plan_ledger
from salessim.analysis.skewed import skewed_mean
from salessim.report.estimates import between, one_value
from salessim.report.numbers import missing, term
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say

ACCURACY_COLUMNS = (
    Column("figure", "figure", "text", "what is known", True),
    Column("value", "value", "see figure", "from all futures"),
    Column("between", "95% sure: between", "see figure", "accuracy of the computation, not the spread of futures"),
    Column("method", "interval", "text", "the name under which statistics knows it", True),
)
FUTURES = {
    0.05: later("1 in 20 at most"),
    0.10: later("1 in 10 at most"),
    0.50: later("middle future"),
    0.90: later("1 in 10 above"),
    0.95: later("1 in 20 above"),
}
Line = tuple[Cell, str, Estimate, Cell]  # figure, unit, estimate, method


def accuracy_table(runs: Runs, reached: Attainment | None, earned: tuple[Revenue, ...]) -> Table:
    """The chance of the plan, what is earned and what is missing, each with its interval and the method of it."""
    counted = [one for one in earned if one.ledger == plan_ledger(runs)]
    lines = [*(_plan(runs, reached) if reached else ()), *(line for one in counted for line in _money(runs, one))]
    rows = tuple(
        (figure, one_value(estimate, unit), between(estimate, unit), method)
        for figure, unit, estimate, method in lines
        if not missing(estimate.value)
    )
    return Table("accuracy", say("How exactly this is known"), ACCURACY_COLUMNS, rows, details=True)


def _plan(runs: Runs, reached: Attainment) -> Iterator[Line]:
    held = exact(int(attained(runs).sum()), len(runs))
    yield term(later("chance to reach the plan")), "share", reached.probability, term(later("Wilson"))
    yield term(later("the same, never too sure")), "share", held, term(later("Clopper and Pearson"))


def _money(runs: Runs, one: Revenue) -> Iterator[Line]:
    values = by_month(runs, one.ledger).sum(axis=1)
    student, hall, ordered = (
        term(later("Student's t")), term(later("Hall, for skewed values")), term(later("order statistics")),
    )  # fmt: skip
    yield term(later("average")), "currency", one.mean, student
    yield term(later("the same, if few large futures decide")), "currency", skewed_mean(values), hall
    if runs.terms.plan is not None:
        plan = runs.terms.plan.total
        of_plan = Estimate(one.mean.value / plan, one.mean.low / plan, one.mean.high / plan)
        yield term(later("average, of the plan")), "share", of_plan, student
    for share, estimate in one.quantiles.items():
        yield term(FUTURES[share]), "currency", estimate, ordered
    if one.shortfall is not None:
        yield term(later("usual shortfall")), "currency", one.shortfall, hall
