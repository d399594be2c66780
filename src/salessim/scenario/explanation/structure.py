"""Who does what, and what that costs, in sentences."""

from collections.abc import Iterator, Mapping

from salessim.scenario.explanation.market import working_time
from salessim.scenario.explanation.wording import amount, listed, people, share
from salessim.scenario.quantity import Number
from salessim.scenario.schema import Pay, Scenario
from salessim.scenario.structure import TeamModel


def structure(scenario: Scenario) -> Iterator[str]:
    """Every team, its order of work, limits and pay; then the costs of rooms."""
    for name, team in scenario.teams.items():
        yield f"`{name}`: {people(team.people.count)}{_named(team)}."
        ranks = ", then ".join(listed(f"`{stage}`" for stage in rank) for rank in team.does_in_order)
        yield f"  The most urgent first: {ranks}."
        yield from _limits(team)
        yield f"  A person is paid {_pay(team.pay)}."
    workplace, office = scenario.costs.workplace, scenario.costs.office
    if workplace is not None:
        yield f"A workplace costs {amount(workplace.per_month)} per month and person."
    if office is not None:
        yield f"The office costs {amount(office.per_month)} per month."


def _named(team: TeamModel) -> str:
    named = [f"{name} (since {person.since})" for name, person in team.people.named.items()]
    others = [f"{team.people.others} more"] if named and team.people.others else []
    return f": {listed(named + others)}" if named else ""


def _limits(team: TeamModel) -> Iterator[str]:
    for attribute, values in team.only.items():
        yield f"  They serve only {attribute} {listed(values)}."
    for slot, most in team.at_most.items():
        yield f"  A person owns at most {most} {slot}{'' if most == 1 else 's'}."
    if team.switching.amount:
        yield f"  Turning to another kind of work takes {team.switching}."
    for stage, pause in team.pause.items():
        watched = listed(f"`{name}`" for name in pause.while_waiting_at)
        yield f"  `{stage}` stops while more than {pause.more_than} wait at {watched} and resumes at {pause.resume_at}."
    yield from _skill("speed", team.speed)
    yield from _skill("odds", team.odds)
    if team.working_time is not None:
        yield f"  They work {working_time(team.working_time)}."


def _skill(what: str, told: Number | Mapping[str, Number]) -> Iterator[str]:
    word = {"speed": "They work at", "odds": "Their odds of a good outcome are"}[what]
    tail = " of the usual speed" if what == "speed" else " of the usual"
    if isinstance(told, Number):
        if told.value != 1:
            yield f"  {word} {share(told)}{tail}."
        return
    for stage, number in told.items():
        yield f"  {word} {share(number)}{tail} at `{stage}`."


def _pay(pay: Pay) -> str:
    parts = []
    if pay.salary is not None:
        parts.append(f"{amount(pay.salary.per_month)} per month")
    if pay.hourly is not None:
        unpaid = " (not while the work is paused)" if pay.not_paid_while else ""
        parts.append(f"{amount(pay.hourly.amount)} per hour on duty{unpaid}")
    parts += [f"{share(each.share)} of what is {each.of}" for each in pay.commission]
    if pay.bonus is not None:
        kept = share(pay.bonus.accounts_kept)
        parts.append(f"{amount(pay.bonus.amount.amount)} for a month in which {kept} of the accounts are kept")
    return listed(parts)
