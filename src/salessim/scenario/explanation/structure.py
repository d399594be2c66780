"""Who does what, and what that costs, in sentences."""

from collections.abc import Iterator, Mapping

from salessim.scenario.explanation.careers import career, pay_floor, presence
from salessim.scenario.explanation.leading import leading
from salessim.scenario.explanation.market import working_time
from salessim.scenario.explanation.wording import amount, details, listed, people, share
from salessim.scenario.pay import Bonus, Paid, Pay
from salessim.scenario.quantity import Number
from salessim.scenario.schema import Scenario
from salessim.scenario.structure import TeamModel
from salessim.translation import later, say, say_count
from salessim.translation.dates import day

MOST_OWNED = {
    "deal": (later("A person owns at most {number} deal."), later("A person owns at most {number} deals.")),
    "account": (later("A person owns at most {number} account."), later("A person owns at most {number} accounts.")),
}
SPEED = (
    later("They work at {share} of the usual speed."),
    later("They work at {share} of the usual speed at `{stage}`."),
)
ODDS = (
    later("Their odds of a good outcome are {share} of the usual."),
    later("Their odds of a good outcome are {share} of the usual at `{stage}`."),
)


def structure(scenario: Scenario) -> Iterator[str]:
    """Every team, its order of work, limits and pay; then the costs of rooms."""
    for name, team in scenario.teams.items():
        yield f"`{name}`: {people(team.people.count)}{_named(team)}."
        yield from details(_team(team))
        yield from details(pay_floor(scenario, name))
        yield from details(leading(scenario, name))
    workplace, office = scenario.costs.workplace, scenario.costs.office
    if workplace is not None:
        yield say("A workplace costs {amount} per month and person.", amount=amount(workplace.per_month))
    if office is not None:
        yield say("The office costs {amount} per month.", amount=amount(office.per_month))


def _team(team: TeamModel) -> Iterator[str]:
    ranks = [listed(f"`{stage}`" for stage in rank) for rank in team.does_in_order]
    if ranks:
        yield say("The most urgent first: {stages}.", stages=say(", then ").join(ranks))
    yield from _limits(team)
    yield say("A person is paid {pay}.", pay=_pay(team.pay))


def _named(team: TeamModel) -> str:
    named = [
        say("{name} (since {day})", name=name, day=day(person.since)) for name, person in team.people.named.items()
    ]
    others = [say("{number} more", number=team.people.others)] if team.people.others else []
    newcomers = [say("{number} to be hired", number=team.people.newcomers)] if team.people.newcomers else []
    told = [*named, *others, *newcomers]
    return f": {listed(told)}" if named or newcomers else ""


def _limits(team: TeamModel) -> Iterator[str]:
    for attribute, values in team.only.items():
        yield say("They serve only {attribute} {values}.", attribute=attribute, values=listed(values))
    for slot, most in team.at_most.items():
        one, many = MOST_OWNED[slot]
        yield say(one if most == 1 else many, number=most)
    if team.switching.amount:
        yield say("Turning to another kind of work takes {time}.", time=team.switching)
    for stage, pause in team.pause.items():
        yield say(
            "`{stage}` stops while more than {most} wait at {watched} and resumes at {few}.",
            stage=stage,
            most=pause.more_than,
            watched=listed(f"`{name}`" for name in pause.while_waiting_at),
            few=pause.resume_at,
        )
    yield from _skill(SPEED, team.speed)
    yield from _skill(ODDS, team.odds)
    yield from presence(team)
    if team.pay.hourly is not None and (team.absent is not None or team.meetings or team.leads is not None):
        yield say("Paid by the hour, they are not paid for hours away, in meetings or for leading others.")
    yield from career(team)
    if team.working_time is not None:
        yield say("They work {when}.", when=working_time(team.working_time))


def _skill(sentences: tuple[str, str], told: Number | Mapping[str, Number]) -> Iterator[str]:
    everywhere, at_stage = sentences
    if isinstance(told, Number):
        if told.value != 1:
            yield say(everywhere, share=share(told))
        return
    for stage, number in told.items():
        yield say(at_stage, share=share(number), stage=stage)


def _pay(pay: Pay) -> str:
    parts = []
    if pay.salary is not None:
        parts.append(say("{amount} per month", amount=amount(pay.salary.per_month)))
    if pay.hourly is not None:
        by_hour = later("{amount} per hour on duty")
        if pay.not_paid_while:
            by_hour = later("{amount} per hour on duty (not while the work is paused)")
        parts.append(say(by_hour, amount=amount(pay.hourly.amount)))
    parts += [_commission(each) for each in pay.commissions]
    parts += [_bonus(bonus) for bonus in pay.bonus]
    fees = ((stage, *each) for stage, outcomes in pay.fee.items() for each in outcomes.items())
    parts += [
        say("{amount} for every `{outcome}` at `{stage}`", amount=amount(each), outcome=outcome, stage=stage)
        for stage, outcome, each in fees
    ]
    parts += [
        say("{amount} less for every late one at `{stage}`", amount=amount(each), stage=stage)
        for stage, each in pay.fine.items()
    ]
    if pay.guarantee is not None:
        parts.append(
            say_count(
                "at least {amount} in the first month",
                "at least {amount} a month in the first {number} months",
                int(pay.guarantee.for_.amount),
                amount=amount(pay.guarantee.income.per_month),
            )
        )
    return listed(parts)


def _commission(paid: Paid) -> str:
    told, of = paid.commission, paid.commission.of
    if paid.value:
        parts = [say("{share} of what is {ledger} for {value}", share=share(told.share), ledger=of, value=paid.value)]
    else:
        parts = [say("{share} of what is {ledger}", share=share(told.share), ledger=of)]
    parts += [
        say("{share} above {amount} a month", share=share(part), amount=amount(most)) for most, part in told.above
    ]
    return ", ".join(parts)


def _bonus(bonus: Bonus) -> str:
    kept = later("{amount} for a month in which {share} of the accounts are kept")
    in_time = later("{amount} for a month in which {share} of the work is in time")
    words, least = (kept, bonus.accounts_kept) if bonus.accounts_kept is not None else (in_time, bonus.on_time)
    return say(words, amount=amount(bonus.amount.amount), share=share(least or 0.0))
