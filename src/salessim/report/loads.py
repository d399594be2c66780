"""What a check tells without any simulation: how much work comes, and whether the people and the market suffice."""

from collections.abc import Sequence
from typing import Protocol

from salessim.report import numbers
from salessim.report.page import Cell, Column, Page, Table
from salessim.report.sentences import period
from salessim.results.terms import Terms
from salessim.translation import later, say
from salessim.translation.dates import day

FAR_BELOW = 1 / 3  # a plan below this share of what the market can give


class TeamLoad(Protocol):
    """What a team could do in the period, and what comes to it."""

    @property
    def team(self) -> str:
        """Its name."""

    @property
    def people(self) -> int:
        """How many work in it."""

    @property
    def capacity_h(self) -> float:
        """Person-hours on duty."""

    @property
    def work_h(self) -> float:
        """Hours of work that come to it."""

    @property
    def load(self) -> float:
        """Work for each hour on duty."""


class Load(Protocol):
    """The work that would come if nobody ever waited."""

    @property
    def teams(self) -> Sequence[TeamLoad]:
        """By team."""

    @property
    def potential(self) -> float:
        """What would be booked in the plan's ledger with people without end."""

    @property
    def unserved_h(self) -> float:
        """Work that nobody on duty can do."""


class StructureLoad(Protocol):
    """The load while a structure is there."""

    @property
    def structure(self) -> str:
        """Its name."""

    @property
    def since(self) -> int:
        """The second from which on it is there."""

    @property
    def load(self) -> Load:
        """What comes to its teams until the next one is there."""


CHANGING = (
    Column("since", "from", "date", "the first day of the structure, where it changes within the period", True),
    Column("structure", "structure", "text", "the structure that is there from then on", True),
)
COLUMNS = (
    Column("team", "team", "text", "the team", True),
    Column("people", "people", "people", "who work in it in the period"),
    Column("capacity", "on duty", "h", "hours of all of them on duty in the period"),
    Column("work", "work", "h", "hours of its people, at the speed of each; shared out as evenly as skills allow"),
    Column("load", "load", "share", "work for each hour on duty; more than 100% cannot be done"),
)
NOTE = later(
    "If nobody ever waited and nobody were lost by waiting; without time to switch between kinds of work. "
    "A quick estimate from a few futures: right to about a tenth."
)


def check_page(terms: Terms, structures: Sequence[StructureLoad], problems: Sequence[str]) -> Page:
    """The answer of a check: what looks strange, and the load of every team, in each structure of the period."""
    strange = [*problems, *warnings(terms, structures)]
    first = say("The scenario is complete, but look at this.")
    if not strange:
        first = say("The scenario is complete and nothing looks strange.")
    changes = len(structures) > 1
    rows = tuple(
        (*(_of_structure(terms, each) if changes else ()), *_of_team(one))
        for each in structures
        for one in each.load.teams
    )
    columns = (*CHANGING, *COLUMNS) if changes else COLUMNS
    table = Table("loads", say("Work that would come to the teams"), columns, rows, say(NOTE))
    answer = (first, *_market(terms, _potential(structures)))
    return Page("check", f"{terms.name}: {period(terms)}", answer, (table,), tuple(strange))


def _of_structure(terms: Terms, one: StructureLoad) -> tuple[Cell, ...]:
    return numbers.words(day(terms.moment(one.since).date())), numbers.words(one.structure)


def _of_team(one: TeamLoad) -> tuple[Cell, ...]:
    return (
        numbers.words(one.team),
        numbers.count(one.people),
        numbers.hours(one.capacity_h),
        numbers.hours(one.work_h),
        numbers.share(one.load),
    )


def _potential(structures: Sequence[StructureLoad]) -> float:
    """What people without end would book in the period."""
    return sum(one.load.potential for one in structures)


def warnings(terms: Terms, structures: Sequence[StructureLoad]) -> list[str]:
    """What is possible, but cannot end well."""
    said = [one for each in structures for one in _too_much(each.load)]
    if len(structures) > 1:
        dated = [(day(terms.moment(each.since).date()), one) for each in structures for one in _too_much(each.load)]
        said = [say("From {day} on: {warning}", day=when, warning=one) for when, one in dated]
    potential = _potential(structures)
    if terms.plan is not None and terms.plan.total > potential:
        said.append(say("The plan is more than the market gives even to people without end."))
    elif terms.plan is not None and terms.plan.total < FAR_BELOW * potential:
        said.append(say("The plan is less than a third of what the market gives to people without end."))
    return said


def _too_much(load: Load) -> list[str]:
    """Work that these people cannot do."""
    said = [
        say(
            "{team} would need {share} of the hours on duty: more work comes than they can do.",
            team=one.team,
            share=numbers.share_text(one.load),
        )
        for one in load.teams
        if one.load > 1
    ]
    if load.unserved_h > 0:
        hours = numbers.hours(load.unserved_h).text
        said.append(say("{hours} of work come to stages that nobody on duty can serve.", hours=hours))
    return said


def _market(terms: Terms, potential: float) -> list[str]:
    if terms.plan is None:
        return []
    plan, most = (f"{numbers.money_text(amount)} {terms.currency}".strip() for amount in (terms.plan.total, potential))
    ledger = terms.ledgers[terms.plan.ledger]
    told = later("The plan is {plan} ({ledger}); with people without end the market gives {most}.")
    return [say(told, plan=plan, ledger=ledger, most=most)]
