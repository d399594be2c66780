"""What the market gives with unlimited people, what these people make of it, and what is lost on the way."""

from salessim.analysis.averages import averages
from salessim.analysis.estimates import Estimate
from salessim.analysis.potential import Loss, Potential
from salessim.report import numbers
from salessim.report.estimates import accuracy, average, chance_text
from salessim.report.page import Cell, Column, Table
from salessim.results.losses import COOLED, GAVE_UP, OTHER, PAUSED, UNDER_WAY, WAITING
from salessim.results.store import Runs
from salessim.results.terms import Terms
from salessim.translation import later, say

WORDS = {
    GAVE_UP: later("gave up waiting, or were turned away"),
    COOLED: later("refused, because they had waited"),
    WAITING: later("wait for somebody when the period ends"),
    PAUSED: later("held up by a pause"),
    UNDER_WAY: later("under way when the period ends"),
    OTHER: later("other ways, in other hands"),
}
SMALL = 0.001  # of what the market gives: a cause that is smaller has no row by stage
NAMED = 3  # causes in the answer
AMOUNT_COLUMNS = (
    Column("amount", "amount", "currency", "mean of all futures; the causes add up to what is missing"),
    Column("accuracy", "accuracy", "currency", "95% interval of that mean, by Student's t (accuracy of the computation)"),
    Column("share", "of the market", "share", "of what the market gives"),
)
POTENTIAL_COLUMNS = (
    Column("step", "step", "text", "from what the market gives to what is earned", True),
    *AMOUNT_COLUMNS,
)
LOSS_COLUMNS = (
    Column("cause", "lost because they", "text", "why it is missing", True),
    Column("stage", "stage", "text", "where the way of unlimited people was left", True),
    Column("teams", "who works there", "text", "the teams that serve this stage", True, True),
    Column("bookings", "deals", "count", "missing, mean of all futures"),
    *AMOUNT_COLUMNS,
)


def potential_table(found: Potential) -> Table:
    """From what the market gives to what is earned."""
    market, missing = say("with unlimited people the market gives"), say("less: {cause}")
    del missing
    rows = [_row(found, market, found.market)]
    rows += [_row(found, say("less: {cause}", cause=say(WORDS[loss.cause])), loss.amount) for loss in found.causes]
    rows.append(_row(found, say("what these people earn"), found.earned))
    title = say("From what the market gives to what is earned ({ledger})", ledger=found.ledger)
    return Table("potential", title, POTENTIAL_COLUMNS, tuple(rows))
