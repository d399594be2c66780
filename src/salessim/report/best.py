"""Which of three and more may be the best, and by how much the others are behind at most."""

from collections.abc import Sequence

from salessim.analysis.best import Contender
from salessim.report import numbers
from salessim.report.estimates import TOO_FEW
from salessim.report.page import Cell, Column, Table
from salessim.translation import later, say

BEST_COLUMNS = (
    Column("scenario", "scenario", "text", "which one", True),
    Column("verdict", "is it the best?", "text", "95% sure for all of them together", True),
    Column("below", "at most below the best", "currency",
           "how much less it may have left on average: multiple comparison with the best (Hsu's MCB), paired"),
    Column("share", "best in", "share", "share of the futures in which it has the most left"),
    Column("probability", "how sure", "share",
           "how likely it has the most left on average, by the Bayesian bootstrap over the futures", details=True),
)  # fmt: skip
BEST, MAY_BE, NOT = later("the best"), later("may be the best"), later("not the best")


def best_table(listed: Sequence[Contender]) -> Table:
    """Every structure as a candidate for the best."""
    alone = sum(one.may_be_best for one in listed) == 1
    rows = tuple(
        (
            numbers.words(one.label),
            numbers.term(NOT if not one.may_be_best else BEST if alone else MAY_BE),
            _below(one),
            numbers.share(one.share),
            numbers.share(one.probability),
        )
        for one in listed
    )
    return Table("best", say("Which is the best?"), BEST_COLUMNS, rows)


def _below(one: Contender) -> Cell:
    if numbers.missing(one.ahead.low):
        return Cell(None, say(TOO_FEW))
    return numbers.money(max(0.0, -one.ahead.low))


def best_sentence(listed: Sequence[Contender]) -> str:
    """Which one is the best, or which may be."""
    names = [one.label for one in listed if one.may_be_best]
    if len(names) == 1:
        return say("{name} does best of {number} structures, 95% sure.", name=names[0], number=len(listed))
    told = ", ".join(names)
    return say("No clear winner among {number} structures; may be the best: {names}.", number=len(listed), names=told)
