"""What a check tells without any simulation: how much work comes, and whether the people and the market suffice."""

from collections.abc import Sequence
from typing import Protocol

from salessim.report import numbers
from salessim.report.page import Column, Page, Table
from salessim.report.sentences import period
from salessim.results.terms import Terms
from salessim.translation import later, say

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


COLUMNS = (
    Column("team", "team", "text", "the team", True),
    Column("people", "people", "people", "who work in it in the period"),
    Column("capacity", "on duty", "h", "hours of all of them on duty in the period"),
    Column("work", "work", "h", "hours of it at the speed of its people, newcomers as they learn; shared out as evenly as skills allow"),
    Column("load", "load", "share", "work for each hour on duty; more than 100% cannot be done"),
)
NOTE = later("If nobody ever waited and nobody were lost by waiting; without time to switch between kinds of work.")


def check_page(terms: Terms, load: Load, problems: Sequence[str]) -> Page:
    """The answer of a check: what looks strange, and the load of every team."""
    strange = [*problems, *warnings(terms, load)]
    first = say("The scenario is complete, but look at this.")
    if not strange:
        first = say("The scenario is complete and nothing looks strange.")
    rows = tuple(
        (
            numbers.words(one.team),
            numbers.count(one.people),
            numbers.hours(one.capacity_h),
            numbers.hours(one.work_h),
            numbers.share(one.load),
        )
        for one in load.teams
    )
    table = Table("loads", say("Work that would come to the teams"), COLUMNS, rows, say(NOTE))
    return Page("check", f"{terms.name}: {period(terms)}", (first, *_market(terms, load)), (table,), tuple(strange))


def warnings(terms: Terms, load: Load) -> list[str]:
    """What is possible, but cannot end well."""
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
    if terms.plan is not None and terms.plan.total > load.potential:
        said.append(say("The plan is more than the market gives even to people without end."))
    elif terms.plan is not None and terms.plan.total < FAR_BELOW * load.potential:
        said.append(say("The plan is less than a third of what the market gives to people without end."))
    return said


def _market(terms: Terms, load: Load) -> list[str]:
    if terms.plan is None:
        return []
    plan, most = (
        f"{numbers.money_text(amount)} {terms.currency}".strip() for amount in (terms.plan.total, load.potential)
    )
    ledger = terms.ledgers[terms.plan.ledger]
    told = later("The plan is {plan} ({ledger}); with people without end the market gives {most}.")
    return [say(told, plan=plan, ledger=ledger, most=most)]
