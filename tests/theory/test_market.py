"""The leads of a market: how many when, and how unevenly."""

from datetime import date, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from salessim import compiler
from salessim.network.world import realise
from salessim.scenario import load_text
from theory.agreement import agrees
from theory.runs import DAY, HEAD

ORIGIN = date(2001, 1, 1)
YEAR = """
period: {from: 2027-01-01, for: 12 months}
working_time: {days: Mon-Fri, hours: 9:00-17:00}
sources:
  calls:
    rate: 12 per day
    season: {Jan: 0.5, Jul: 1.5, rest: 1}
    weekdays: {Mon: 1.5, Sat: 0.4, rest: 1}
    hours: {9-11: 2, rest: 1}
    goes_to: think
process: {think: {delay: 1 h, then: {decided: rest -> done}}}
teams: {}
"""


def moments(text: str, replication: int, first: int = 0, days: int = 0) -> NDArray[np.int64]:
    """When leads come, in seconds since the origin; for so many days, or for the period of the scenario."""
    compiled = compiler.compile(load_text(text))
    if days:
        begin = int(compiled.network.clock.start[0]) + first * DAY
        compiled = compiler.compile(load_text(text), begin, begin + days * DAY)
    return np.asarray(realise(compiled.network, 1, replication).arrival.time)


def expected() -> dict[date, float]:
    """Leads of every day of 2027, Sundays none."""
    every = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
    month, weekday = {1: 0.5, 7: 1.5}, {0: 1.5, 5: 0.4, 6: 0.0}
    return {day: 12 * month.get(day.month, 1.0) * weekday.get(day.weekday(), 1.0) for day in every}


def test_leads_come_by_month_weekday_and_hour():
    years = [moments(YEAR, replication) for replication in range(6)]
    days = [[ORIGIN + timedelta(days=int(n)) for n in times // DAY] for times in years]
    due = expected()
    for month in (1, 4, 7, 12):
        truth = sum(leads for day, leads in due.items() if day.month == month)
        agrees([sum(day.month == month for day in year) for year in days], truth, 0.06)
    for weekday in (0, 3, 5):
        truth = sum(leads for day, leads in due.items() if day.weekday() == weekday)
        agrees([sum(day.weekday() == weekday for day in year) for year in days], truth, 0.06)
    assert not any(day.weekday() == 6 for year in days for day in year)
    for hour, share in ((9, 0.2), (10, 0.2), (11, 0.1), (16, 0.1)):  # 2 + 2 + 6 x 1 = 10 parts
        came = [(times % DAY // 3600 == hour).sum() for times in years]
        agrees(came, share * sum(due.values()), 0.06)
    assert all(((times % DAY >= 9 * 3600) & (times % DAY < 17 * 3600)).all() for times in years)


UNEVEN = """
sources:
  calls: {{rate: {rate} per day, busy_and_quiet_days: {{variance_to_mean: {ratio}, day_to_day: 0.5}}, goes_to: think}}
process: {{think: {{delay: 1 h, then: {{decided: rest -> done}}}}}}
teams: {{}}
"""


def uneven(rate: float, ratio: float, days: int, relative: float) -> None:
    """Mean and variance of a day's leads, and how much of a day's mood is left the next day, half as exactly.

    Leads are Poisson given the mood, so that only the variance above the mean is mood: (ratio - 1) x mean.
    """
    times = moments(HEAD + UNEVEN.format(rate=rate, ratio=ratio), 0, days=days)
    counts = np.bincount(times // DAY - times.min() // DAY, minlength=days)[:days] - rate
    batches = counts.reshape(days // 50, 50)
    agrees(batches.mean(axis=1) + rate, rate, relative)
    agrees((batches**2).mean(axis=1), ratio * rate, relative)
    product = (batches[:, 1:] * batches[:, :-1]).mean(axis=1)
    agrees(product, 0.5 * (ratio - 1) * rate, 2 * relative)


def test_busy_and_quiet_days_vary_and_last_as_the_scenario_says():
    uneven(rate=6, ratio=2, days=4_500, relative=0.05)


@pytest.mark.theory
def test_busy_and_quiet_days_in_the_long_run():
    uneven(rate=5, ratio=2, days=100_000, relative=0.01)


def test_days_without_mood_are_poisson():
    times = moments(HEAD + UNEVEN.format(rate=4, ratio=1), 0, days=4_000)
    counts = np.bincount(times // DAY - times.min() // DAY, minlength=4_000) - 4.0
    agrees(counts**2, 4, 0.03)
    agrees(counts[1:] * counts[:-1] + 4, 4, 0.03)
