"""Who works in each structure and for how much pay: what an owner looks at before all else."""

from collections.abc import Sequence

from salessim.analysis.structures import Structure
from salessim.report import numbers
from salessim.report.page import Cell, Column, Table
from salessim.translation import later, say

CLOSE = 0.01  # payrolls that differ by less are the same to an owner
STRUCTURE_COLUMNS = (
    Column("scenario", "scenario", "text", "which one", True),
    Column("people", "people", "people", "employed, mean of the period and of all futures"),
    Column("payroll", "pay a year", "currency", "all that people are paid in a usual year; no workplaces"),
    Column("fixed", "of it fixed", "currency", "salaries and paid hours"),
    Column(
        "against_first", "pay against the first", "share", "how much more or less is paid than in the first scenario"
    ),
    Column("teams", "teams", "text", "how many people in which team", True),
)
TOLD = later("{a} pays {pay_a} a year to {people_a} people, {b} {pay_b} to {people_b}.")
SAME = later("On the same payroll: {told}")
SAME_FIXED = later("On the same fixed pay; commissions and bonuses follow what is earned: {told}")
MORE = later("Not on the same payroll, {b} pays {share} more: {told}")
LESS = later("Not on the same payroll, {b} pays {share} less: {told}")


def structures_table(listed: Sequence[Structure]) -> Table:
    """Head count and payroll of every structure."""
    rows = tuple(_row(one, listed[0]) for one in listed)
    parts = any(abs(number - round(number)) > 0.04 for one in listed for _, number in one.teams)
    note = say("Whoever is there for a part of the period counts as a part of a person.") if parts else ""
    return Table("structures", say("Who works there, and for how much"), STRUCTURE_COLUMNS, rows, note)


def _row(one: Structure, first: Structure) -> tuple[Cell, ...]:
    teams = ", ".join(f"{numbers.count(number).text} {name}" for name, number in one.teams)
    more = numbers.NOTHING if one is first or not first.payroll else numbers.share(one.payroll / first.payroll - 1)
    pay = (numbers.money(one.payroll), numbers.money(one.fixed)) if one.payroll else (numbers.NOTHING, numbers.NOTHING)
    return (numbers.words(one.name), numbers.count(one.people), *pay, more, numbers.words(teams))


def payroll_sentences(listed: Sequence[Structure], currency: str) -> list[str]:
    """Whether all cost the same as the first, or which of them do; nothing of whom nobody pays."""
    first, *others = listed
    pay = [one.payroll for one in listed]
    if others[1:] and first.payroll and all(abs(amount / first.payroll - 1) <= CLOSE for amount in pay):
        least, most = (f"{numbers.money_text(amount)} {currency}".strip() for amount in (min(pay), max(pay)))
        return [say("All are on the same payroll, {least} to {most} a year.", least=least, most=most)]
    return [said for other in others if (said := payroll_sentence(first, other, currency))]


def payroll_sentence(a: Structure, b: Structure, currency: str) -> str:
    """Whether two structures cost the same; "" if nobody is paid."""
    if not a.payroll or not b.payroll:
        return ""
    people_a, people_b = (numbers.count(one.people).text for one in (a, b))
    pay_a, pay_b = (f"{numbers.money_text(one.payroll)} {currency}".strip() for one in (a, b))
    told = say(TOLD, a=a.name, b=b.name, pay_a=pay_a, pay_b=pay_b, people_a=people_a, people_b=people_b)
    more = b.payroll / a.payroll - 1
    if abs(more) <= CLOSE:
        return say(SAME, told=told)
    if a.fixed and abs(b.fixed / a.fixed - 1) <= CLOSE:
        return say(SAME_FIXED, told=told)
    return say(MORE if more > 0 else LESS, b=b.name, share=numbers.share_text(abs(more)), told=told)
