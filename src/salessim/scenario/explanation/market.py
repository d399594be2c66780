"""The market, the plan and the first day, in sentences."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from salessim.scenario.explanation.wording import amount, dist, listed, rate, share, time
from salessim.scenario.market import SourceModel
from salessim.scenario.quantity import Number
from salessim.scenario.schema import Accounts, History, Scenario
from salessim.scenario.spans import MONTHS, WEEKDAYS
from salessim.scenario.working_time import WorkingTime
from salessim.translation import say


def market(scenario: Scenario) -> Iterator[str]:
    """When people work, who comes, and what a deal is worth."""
    period = scenario.period
    last = period.end - timedelta(days=1)
    money = f" Money is in {scenario.currency}." if scenario.currency else ""
    months = "1 month" if period.months == 1 else f"{period.months} months"
    yield f"{scenario.name}: from {period.start} to {last}, {months}.{money}"
    yield f"People work {working_time(scenario.working_time)}."
    for name, shares in scenario.attributes.items():
        yield f"Every lead has a {name}: {shares_of(shares)}."
    if isinstance(scenario.deal_value, dict):
        values = "; ".join(f"{name} {dist(value)}" for name, value in scenario.deal_value.items())
        yield f"What a deal is worth depends on {scenario.value_attribute}: {values}."
    elif scenario.deal_value is not None:
        yield f"A deal is worth {dist(scenario.deal_value)}."
    yield from _margin(scenario)
    for name, source in scenario.sources.items():
        yield from _source(name, source)


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
        return "24 hours on every day"
    pause = f" with a break {told.break_}" if told.break_ else ""
    free = f", not on public holidays ({told.holidays})" if told.holidays else ", public holidays included"
    closed = f", not on {listed(str(day) for day in told.closed)}" if told.closed else ""
    days = told.days.text or listed(WEEKDAYS[day] for day in told.days.members)
    return f"{days} {told.hours}{pause}{free}{closed}"


def shares_of(shares: Mapping[str, Number | None]) -> str:
    """Values and their shares."""
    return ", ".join(f"{value} {share(number)}" for value, number in shares.items())


def _source(name: str, source: SourceModel) -> Iterator[str]:
    goes = f"and go to `{source.goes_to}`"
    if source.rate is not None:
        note = " on which the department works" if source.rate.per == "day" and source.weekdays is None else ""
        yield f"`{name}` brings leads, {rate(source.rate)}{note}; they arrive one by one {goes}."
    elif source.contacts is not None:
        yield f"`{name}` is a list of {source.contacts:,} contacts, there on the first day; they wait {goes}."
    else:
        moments = [time(moment.seconds, False) for moment in source.at or ()]
        shown = listed(moments) if len(moments) <= 5 else f"{', '.join(moments[:3])}, ... ({len(moments)} moments)"
        yield f"`{name}` brings one lead each at {shown} after the start; they come {goes}."
    yield from _rhythm(source)
    if source.cost:
        yield f"  A lead from `{name}` costs {amount(source.cost)}."
    yield from _advertising(name, source)
    for attribute, shares in source.attributes.items():
        yield f"  Its leads differ in {attribute}: {shares_of(shares)}."


def _advertising(name: str, source: SourceModel) -> Iterator[str]:
    told = source.advertising
    if told is None:
        return
    months = [told.of(number) or 0.0 for number in range(1, 13)]
    if len(set(months)) == 1:
        yield "  " + say("Advertising for `{source}` costs {amount} a month.", source=name, amount=amount(months[0]))
    else:
        listed_months = ", ".join(f"{month} {amount(cost)}" for month, cost in zip(MONTHS, months, strict=True) if cost)
        yield "  " + say("Advertising for `{source}` costs {months}.", source=name, months=listed_months)


def _rhythm(source: SourceModel) -> Iterator[str]:
    if source.season is not None:
        months = ", ".join(f"{name} x {source.season.of(number):.4g}" for number, name in enumerate(MONTHS, 1)
                           if source.season.of(number) != 1)  # fmt: skip
        yield f"  By month: {months or 'all alike'}."
    if source.weekdays is not None:
        days = ", ".join(f"{name} x {source.weekdays.of(number, True):.4g}" for number, name in enumerate(WEEKDAYS))
        yield f"  By weekday: {days}."
    if source.hours is not None:
        hours = ", ".join(
            f"{'other hours' if span.rest else span} x {factor:.4g}" for span, factor in source.hours.root.items()
        )
        yield f"  Within the day: {hours}."
    if source.busy_and_quiet_days is not None:
        days_told = source.busy_and_quiet_days
        yield (
            f"  Busy and quiet days: the variance of a day's leads is {days_told.variance_to_mean:.4g} times their"
            f" mean, and {share(days_told.day_to_day)} of a day's mood carries over to the next."
        )


def plan(scenario: Scenario) -> Iterator[str]:
    """What must be earned, what was earned, and how the first day looks."""
    told = scenario.plan
    if told is None:
        yield "There is no plan."
    else:
        months = told.months(scenario.period)
        spread = f", {amount(min(months))} to {amount(max(months))} a month" if len(set(months)) > 1 else ""
        yield f"The plan counts what is {told.counts}: {amount(sum(months))} in the period{spread}."
        for attribute, shares in told.by.items():
            yield f"The plan by {attribute}: {shares_of(shares)}."
    if scenario.last_year is not None:
        known = scenario.last_year.model_dump(exclude_none=True)
        yield f"Last year really brought: {', '.join(f'{name} {amount(value)}' for name, value in known.items())}."
    if isinstance(scenario.start, Accounts):
        yield f"On the first day there are {scenario.start.accounts:,} accounts, each somewhere in its life."
    elif isinstance(scenario.start, History):
        left = scenario.start.history
        yield f"The first day finds the deals in work, the owners and the accounts that `{left}` has left behind."
    else:
        yield "On the first day the department is empty."
