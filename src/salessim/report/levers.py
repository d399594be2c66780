"""The tables of levers: what each change is worth a year, on one scale, and what two people are worth together."""

from salessim.analysis.levers import FASTER, FEWER, LEADS, LIKELIER, MORE, Lever, Levers, Pulled
from salessim.report import numbers
from salessim.report.estimates import average, difference, interval, signed
from salessim.report.heads import change_cells, sure_cell
from salessim.report.page import Cell, Column, Table
from salessim.translation import later, say

COLUMNS = (
    Column("lever", "lever", "text", "what is changed, all else as it is", True),
    Column("brings", "brings a year", "currency", "revenue, less the cost of goods if a margin is stated", extra=True),
    Column("costs", "costs a year", "currency", "pay, leads, advertising and rooms of the department", extra=True),
    Column("worth", "worth a year", "currency", "what it brings less what it costs"),
    Column("interval", "95% sure: between", "currency", "paired on the same futures (accuracy of the computation)"),
    Column("pays", "pays in", "share", "share of the futures in which it brings more than it costs (spread)"),
    Column("at_most", "may cost at most", "currency",
           "what bringing it about may cost a year and it pays all the same, 95% sure for all levers together"),
    Column("plan", "chance of the plan", "share", "how it changes, in the period as it is"),
    Column("sure", "worth most: sure", "share",
           "how sure the computation is that this lever is worth most on average"),
    Column("plan_interval", "95% sure: between", "share",
           "the interval of Bonett and Price for the paired change of the chance of the plan", details=True),
    Column("ahead", "ahead of the best other", "currency", "worth less the best worth of another one", details=True),
    Column("ahead_interval", "95% sure: between", "currency",
           "Hsu's comparison with the best, paired, for all levers together; an upper end of 0 rules a lever out",
           details=True),
)  # fmt: skip
PAIR_COLUMNS = (
    Column("teams", "one more in each of", "text", "the two teams", True),
    Column("worth", "worth a year", "currency", "of both together, after all pay and costs"),
    Column("interval", "95% sure: between", "currency", "paired on the same futures (accuracy of the computation)"),
    Column("more", "more than alone", "currency", "worth of both together less the sum of what each is worth alone"),
    Column("more_interval", "95% sure: between", "currency", "for all pairs together, paired (accuracy)"),
)
NAMES = {
    MORE: later("one more in {subject}"),
    FEWER: later("one fewer in {subject}"),
    FASTER: later("10% faster at {subject}"),
    LIKELIER: later("5 points more {outcome} at {subject}"),
    LEADS: later("10% more from {subject}"),
}


def lever_text(lever: Lever) -> str:
    """A lever in words."""
    return say(NAMES[lever.kind], subject=lever.subject, outcome=lever.outcome)


def levers_table(found: Levers) -> Table:
    """All levers, those first that are worth most."""
    rows = tuple(
        (
            numbers.term(NAMES[one.lever.kind], subject=one.lever.subject, outcome=one.lever.outcome),
            average(one.brings, "currency"),
            average(one.costs, "currency"),
            difference(one.worth, "currency"),
            interval(one.worth, "currency"),
            numbers.share(one.pays),
            _at_most(one),
            *change_cells(one.plan, "share")[:1],
            sure_cell(found.sure(one)),
            *change_cells(one.plan, "share")[1:],
            *change_cells(one.contender.ahead, "currency"),
        )
        for one in found.each
    )
    note = say("Averages over the same futures, for a year. Training, tools or prices that a better process needs are "
               "not known here, so they are not in its costs.")  # fmt: skip
    return Table("levers", say("What each lever is worth"), COLUMNS, rows, note)


def _at_most(one: Pulled) -> Cell:
    return numbers.money(one.at_most) if one.at_most > 0 else numbers.NOTHING


def pairs_table(found: Levers) -> Table:
    """One more person in two teams at once."""
    rows = tuple(
        (
            numbers.words(say(" and ").join(pair.teams)),
            difference(pair.worth, "currency"),
            interval(pair.worth, "currency"),
            difference(pair.more, "currency"),
            interval(pair.more, "currency"),
        )
        for pair in found.pairs
    )
    return Table("pairs", say("Two more people at once"), PAIR_COLUMNS, rows)


def money_told(amount: float, currency: str) -> str:
    """An amount with its sign and its currency."""
    return f"{signed(amount, 'currency')} {currency}".strip()
