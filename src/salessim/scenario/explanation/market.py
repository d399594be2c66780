"""The market, the plan and the first day, in sentences."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from salessim.scenario.explanation.wording import (
    amount,
    details,
    dist,
    listed,
    plain,
    rate,
    share,
    time,
    times,
    weekdays,
)
from salessim.scenario.market import SourceModel
from salessim.scenario.quantity import Duration, Number
from salessim.scenario.schema import Accounts, History, Scenario
from salessim.scenario.working_time import WorkingTime
from salessim.translation import later, say, say_count
from salessim.translation.dates import MONTHS, WEEKDAYS, day
from salessim.translation.numbers import written

LAST_YEAR = {
    "revenue": later("revenue"),
    "deals": later("deals"),
    "deals_in_work": later("deals_in_work"),
    "accounts": later("accounts"),
}


def market(scenario: Scenario) -> Iterator[str]:
    """When people work, who comes, and what a deal is worth."""
    period = scenario.period
    last = period.end - timedelta(days=1)
    money = " " + say("Money is in {currency}.", currency=scenario.currency) if scenario.currency else ""
    since = say(
        "{name}: from {first} to {last}, {months}.",
        name=scenario.name,
        first=day(period.start),
        last=day(last),
        months=Duration(period.months, "month"),
    )
    yield since + money
    yield say("People work {when}.", when=working_time(scenario.working_time))
    for name, shares in scenario.attributes.items():
        yield say("Every lead has a {attribute}: {shares}.", attribute=name, shares=shares_of(shares))
    if isinstance(scenario.deal_value, dict):
        values = "; ".join(f"{name} {dist(value)}" for name, value in scenario.deal_value.items())
        yield say(
            "What a deal is worth depends on {attribute}: {values}.", attribute=scenario.value_attribute, values=values
        )
    elif scenario.deal_value is not None:
        yield say("A deal is worth {amount}.", amount=dist(scenario.deal_value))
    yield from _margin(scenario)
    for name, source in scenario.sources.items():
        yield _source(name, source)
        yield from details(_rhythm(source))
        yield from details(_leads(name, source))


def _margin(scenario: Scenario) -> Iterator[str]:
    if scenario.margin is None:
        if scenario.deal_value is not None:
            yield say("Nothing is said about the cost of goods, so what is left of the revenue is no profit.")
    elif isinstance(scenario.margin, dict):
        values = ", ".join(f"{name} {share(value)}" for name, value in scenario.margin.items())
        yield say(
            "What is left of a deal after the cost of goods depends on {attribute}: {values}.",
            attribute=scenario.margin_attribute,
            values=values,
        )
    else:
        yield say("After the cost of goods {margin} of a deal is left.", margin=share(scenario.margin))


def working_time(told: WorkingTime) -> str:
    """When people work."""
    if told.always:
        return say("24 hours on every day")
    pause = say(" with a break {hours}", hours=told.break_) if told.break_ else ""
    free = say(", public holidays included")
    if told.holidays:
        free = say(", not on public holidays ({country})", country=told.holidays)
    closed = say(", not on {days}", days=listed(map(day, told.closed))) if told.closed else ""
    return f"{weekdays(told.days.text)} {told.hours}{pause}{free}{closed}"


def shares_of(shares: Mapping[str, Number | None]) -> str:
    """Values and their shares."""
    return ", ".join(f"{value} {share(number)}" for value, number in shares.items())


def _source(name: str, source: SourceModel) -> str:
    if source.rate is not None:
        on_duty = source.rate.per == "day" and source.weekdays is None
        return say(
            "`{source}` brings leads, {rate}; they arrive one by one and go to `{stage}`.",
            source=name,
            rate=rate(source.rate) + (say(" on which the department works") if on_duty else ""),
            stage=source.goes_to,
        )
    if source.contacts is not None:
        return say_count(
            "`{source}` is a list of {contacts} contact, there on the first day; they wait and go to `{stage}`.",
            "`{source}` is a list of {contacts} contacts, there on the first day; they wait and go to `{stage}`.",
            source.contacts,
            source=name,
            contacts=written(f"{source.contacts:,}"),
            stage=source.goes_to,
        )
    return say(
        "`{source}` brings one lead each at {moments} after the start; they come and go to `{stage}`.",
        source=name,
        moments=_moments(source),
        stage=source.goes_to,
    )


def _moments(source: SourceModel) -> str:
    moments = [time(moment.seconds, False) for moment in source.at or ()]
    if len(moments) <= 5:
        return listed(moments)
    return say_count(
        "{first}, ... ({number} moment)", "{first}, ... ({number} moments)", len(moments), first=", ".join(moments[:3])
    )


def _leads(name: str, source: SourceModel) -> Iterator[str]:
    if source.cost:
        yield say("A lead from `{source}` costs {amount}.", source=name, amount=amount(source.cost))
    yield from _advertising(name, source)
    for attribute, shares in source.attributes.items():
        yield say("Its leads differ in {attribute}: {shares}.", attribute=attribute, shares=shares_of(shares))


def _advertising(name: str, source: SourceModel) -> Iterator[str]:
    told = source.advertising
    if told is None:
        return
    months = [told.of(number) or 0.0 for number in range(1, 13)]
    if len(set(months)) == 1:
        yield say("Advertising for `{source}` costs {amount} a month.", source=name, amount=amount(months[0]))
    else:
        listed_months = ", ".join(
            f"{say(month)} {amount(cost)}" for month, cost in zip(MONTHS, months, strict=True) if cost
        )
        yield say("Advertising for `{source}` costs {months}.", source=name, months=listed_months)


def _rhythm(source: SourceModel) -> Iterator[str]:
    if source.season is not None:
        factors = {name: source.season.of(number) for number, name in enumerate(MONTHS, 1)}
        months = ", ".join(f"{say(name)} {times(factor)}" for name, factor in factors.items() if factor != 1)
        yield say("By month: {months}.", months=months or say("all alike"))
    if source.weekdays is not None:
        days = (f"{say(name)} {times(source.weekdays.of(number, True))}" for number, name in enumerate(WEEKDAYS))
        yield say("By weekday: {days}.", days=", ".join(days))
    if source.hours is not None:
        hours = (
            f"{say('other hours') if span.rest else span} {times(factor)}" for span, factor in source.hours.root.items()
        )
        yield say("Within the day: {hours}.", hours=", ".join(hours))
    if source.busy_and_quiet_days is not None:
        days_told = source.busy_and_quiet_days
        yield say(
            "Busy and quiet days: the variance of a day's leads is {factor} times their mean, and {share} of a day's "
            "mood carries over to the next.",
            factor=plain(days_told.variance_to_mean),
            share=share(days_told.day_to_day),
        )


def plan(scenario: Scenario) -> Iterator[str]:
    """What must be earned, what was earned, and how the first day looks."""
    told = scenario.plan
    if told is None:
        yield say("There is no plan.")
    else:
        months = told.months(scenario.period)
        spread = ""
        if len(set(months)) > 1:
            spread = say(", {least} to {most} a month", least=amount(min(months)), most=amount(max(months)))
        total = amount(sum(months)) + say(" in the period") + spread
        yield say("The plan counts what is {ledger}: {total}.", ledger=told.counts, total=total)
        for attribute, shares in told.by.items():
            yield say("The plan by {attribute}: {shares}.", attribute=attribute, shares=shares_of(shares))
    if scenario.last_year is not None:
        known = scenario.last_year.model_dump(exclude_none=True)
        figures = (f"{say(LAST_YEAR.get(name, name))} {amount(value)}" for name, value in known.items())
        yield say("Last year really brought: {figures}.", figures=", ".join(figures))
    if isinstance(scenario.start, Accounts):
        yield say_count(
            "On the first day there is {accounts} account, each somewhere in its life.",
            "On the first day there are {accounts} accounts, each somewhere in its life.",
            scenario.start.accounts,
            accounts=written(f"{scenario.start.accounts:,}"),
        )
    elif isinstance(scenario.start, History):
        left = later(
            "The first day finds the deals in work, the owners and the accounts that `{file}` has left behind."
        )
        yield say(left, file=scenario.start.history)
    else:
        yield say("On the first day the department is empty.")
