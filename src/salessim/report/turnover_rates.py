"""What turnover costs: the plan and the profit when fewer or more people leave in a year."""

from collections.abc import Iterator
from itertools import compress

from salessim.analysis.estimates import Estimate
from salessim.analysis.turnover import Rate, Turnover
from salessim.report import numbers
from salessim.report.estimates import (
    accuracy,
    average,
    chance,
    chance_text,
    difference,
    interval,
    interval_text,
    signed,
    whole_percent,
)
from salessim.report.page import Cell, Column, Table
from salessim.translation import later, say

COLUMNS = (
    Column("rate", "leave in a year", "share", "leavers for each person there; all teams in proportion", True),
    Column("told", "told", "text", "the rate of the scenario"),
    Column("first_gone", "first ones gone", "share", "of those of the first day: gone at the end of the period, mean"),
    Column("left", "leave a year", "people", "mean of all futures"),
    Column("hired", "hired a month", "people", "to fill the places, mean of all futures"),
    Column("needed", "candidates needed", "people", "a month, so that all places stay filled in the long run"),
    Column("looked_at", "looked at", "people", "candidates a month who came while somebody was looked for, mean"),
    Column("plan", "chance of the plan", "share", "with its interval (accuracy of the computation)"),
    Column("profit", "left a year", "currency", "profit; without a margin the contribution after sales costs"),
    Column("profit_accuracy", "accuracy", "currency", "95% interval of that mean", extra=True),
    Column("more", "against as told", "currency", "difference of what is left, a year, on the same futures"),
    Column("more_interval", "95% sure: between", "currency", "paired (accuracy of the computation)"),
    Column("more_plan", "chance of the plan: change", "share", "against the rate that is told", extra=True),
)  # fmt: skip
OF_CHANNELS = ("needed", "looked_at")  # columns where candidates come by channels
WORTH = {
    "profit": later("Ten points less turnover are worth {value} of profit a year (95% sure: {between})."),
    "contribution": later(
        "Ten points less turnover are worth {value} of contribution a year (95% sure: {between})."
    ),
    "revenue": later("Ten points less turnover are worth {value} of revenue a year (95% sure: {between})."),
}  # fmt: skip


def turnover_rates_table(found: Turnover) -> Table:
    """One row for each rate."""
    shown = [column.key not in OF_CHANNELS or found.rates[found.told].needed is not None for column in COLUMNS]
    rows = (_row(rate, row == found.told) for row, rate in enumerate(found.rates))
    note = say(
        "A rate of 100% a year means as many leavers as people, and that 63% of the first ones are gone after a year: "
        "some places lose two people, others none. Who leaves and when is the same chance at every rate."
    )
    title, columns = say("If fewer or more people leave"), tuple(compress(COLUMNS, shown))
    return Table("turnover_rates", title, columns, tuple(tuple(compress(row, shown)) for row in rows), note)


def _row(rate: Rate, told: bool) -> tuple[Cell, ...]:
    plan = chance(rate.probability) if rate.probability else numbers.NOTHING
    more_plan = difference(rate.more_probability, "share") if rate.more_probability else numbers.NOTHING
    return (
        numbers.share(rate.rate),
        numbers.term(later("as told")) if told else numbers.words(""),
        numbers.share(rate.first_gone.value),
        numbers.count(rate.left.value),
        numbers.count(rate.hired.value),
        numbers.count(rate.needed),
        average(rate.looked_at, "count") if rate.looked_at else numbers.NOTHING,
        plan,
        average(rate.profit, "currency"),
        accuracy(rate.profit, "currency"),
        numbers.NOTHING if told else difference(rate.more_profit, "currency"),
        numbers.NOTHING if told else interval(rate.more_profit, "currency"),
        numbers.NOTHING if told else more_plan,
    )


def sentences(found: Turnover) -> Iterator[str]:
    """What happens at the rate that is told, and what less turnover is worth."""
    told = found.rates[found.told]
    yield say(
        "As told, {rate} a year leave, which is {left} in a year; {hired} are hired a month to fill their places.",
        rate=whole_percent(told.rate),
        left=numbers.count(told.left.value).text,
        hired=numbers.count(told.hired.value).text,
    )
    if told.needed is not None:
        yield _candidates(told.needed, found.coming)
    if told.probability is not None:
        yield say("Chance of the plan: {chance}.", chance=chance_text(told.probability))
    if found.ten_points is not None:
        yield _worth(found.ten_points, found.measure)
        low, high = (whole_percent(rate) for rate in found.between)
        yield say("That is measured between the rates of {low} and {high}.", low=low, high=high)
    yield from _others(found)


def _candidates(needed: float, coming: float) -> str:
    """How many candidates keep the places filled, and whether so many come."""
    places = {"needed": numbers.count(needed).text, "coming": numbers.count(coming).text}
    if coming < needed:
        return say("{needed} candidates a month would keep all places filled; only {coming} come.", **places)
    return say("{needed} candidates a month keep all places filled; {coming} come.", **places)


def _worth(worth: Estimate, measure: str) -> str:
    if not worth.low > 0 and not worth.high < 0:
        return say(
            "What ten points less turnover are worth cannot be told from nothing (95% sure: {between}).",
            between=interval_text(worth, "currency"),
        )
    return say(WORTH[measure], value=signed(worth.value, "currency"), between=interval_text(worth, "currency"))


def _others(found: Turnover) -> Iterator[str]:
    """The chance of the plan at the other rates."""
    others = [rate for row, rate in enumerate(found.rates) if row != found.told and rate.probability]
    if others:
        listed = "; ".join(
            say("at {rate} {chance}", rate=whole_percent(rate.rate), chance=chance_text(rate.probability))
            for rate in others
            if rate.probability
        )
        yield say("Chance of the plan at other rates: {listed}.", listed=listed)
