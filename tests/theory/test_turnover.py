"""People who leave and are replaced, against the exact results of renewal theory and of Markov chains."""

import math

import numpy as np
import pytest
from scipy.stats import norm

from salessim import compiler
from salessim.experiment.run import simulate
from salessim.network.world import realise
from salessim.scenario import load_text
from theory.agreement import agrees
from theory.formulas import head_count, stationary
from theory.runs import DAY, again, level

YEAR = 365.25 * DAY
PEOPLE = 300


def department(team: str, months: int = 12, since: str = "2027-01-01") -> str:
    """A team of 300 people who came on one day; somebody calls twice a year."""
    people = ", ".join(f"P{number}: {{since: {since}}}" for number in range(PEOPLE))
    return f"""
period: {{from: 2027-01-01, for: {months} months}}
working_time: always
sources: {{calls: {{rate: 2 per year, goes_to: answer}}}}
process: {{answer: {{takes: 1 min, then: {{sold: rest -> won}}}}}}
teams:
  crew:
    people: {{{people}}}
    does_in_order: [answer]
    {team}
"""


def futures(text: str, count: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """When people come and leave, in days since the first day; one pair of columns a future."""
    network = compiler.compile(load_text(text)).network
    begin = network.clock.start[0]
    worlds = (realise(network, 1, number).server for number in range(count))
    return [((server.starts - begin) / DAY, (server.ends - begin) / DAY) for server in worlds]


def there(world: tuple[np.ndarray, np.ndarray], day: float) -> int:
    """How many are there at a moment."""
    starts, ends = world
    return int(((starts <= day) & (ends > day)).sum())


def test_of_100_percent_a_year_63_percent_of_the_first_are_gone_within_a_year():
    worlds = futures(department("leaves: {per_year: 100%}\n    replaced: never"), 40)
    agrees([PEOPLE - there(world, 365.25) for world in worlds], PEOPLE * (1 - math.exp(-1)))


def test_head_count_with_a_fixed_hiring_lag():
    worlds = futures(department("leaves: {per_year: 200%}\n    replaced: {after: 60 d}"), 20)
    for day in (30, 100, 182, 350):
        agrees([there(world, day) for world in worlds], PEOPLE * head_count(day, 2 / 365.25, 60))


def test_head_count_with_an_exponential_hiring_lag():
    # two states: there until the rate a, missing until the rate b
    worlds = futures(department("leaves: {per_year: 200%}\n    replaced: {after: exponential(60 d)}"), 20)
    a, b = 2 / 365.25, 1 / 60
    for day in (30, 182, 350):
        truth = b / (a + b) + a / (a + b) * math.exp(-(a + b) * day)
        agrees([there(world, day) for world in worlds], PEOPLE * truth)


def test_leavers_of_a_year_are_the_rate_times_the_mean_head_count():
    worlds = futures(department("leaves: {per_year: 200%}\n    replaced: {after: 60 d}"), 60)
    days = np.linspace(0, 365, 3651)
    mean = np.trapezoid([head_count(day, 2 / 365.25, 60) for day in days], days) / 365
    agrees([(ends < 365).sum() for _, ends in worlds], PEOPLE * mean * 2 / 365.25 * 365)


def test_early_leavers_of_the_first_month_and_the_rate_of_the_long_run():
    team = "leaves: {per_year: 120%, in_first_month: 25%}\n    replaced: {after: 1 d}"
    worlds = futures(department(team, months=120), 12)
    agrees([np.mean(ends[starts < 3_600] - starts[starts < 3_600] < 30.4375) for starts, ends in worlds], 0.25, 0.02)
    # from the fourth year on the beginning is forgotten: leavers for each person there on average
    begin, end = 3 * 365.25, 10 * 365.25 - 1
    rates = []
    for starts, ends in worlds:
        present = np.clip(ends, begin, end) - np.clip(starts, begin, end)
        rates.append(((ends >= begin) & (ends < end)).sum() / present.sum() * 365.25)
    agrees(rates, 1.2)


def test_who_is_there_on_the_first_day_has_no_early_peak_left():
    team = "leaves: {per_year: 120%, in_first_month: 25%}\n    replaced: never"
    worlds = futures(department(team, since="2025-01-01"), 30)
    first = -12 * math.log(0.75)
    later = 0.75 / (1 / 1.2 - 0.25 / first)
    assert {there(world, 0) for world in worlds} == {PEOPLE}
    agrees([there(world, 182) for world in worlds], PEOPLE * math.exp(-later * 182 / 365.25))


def test_the_strength_of_a_team_counts_newcomers_by_their_ramp():
    team = (
        "leaves: {per_year: 200%}\n    replaced: {after: 60 d, internship: 10 d}\n"
        "    ramp: {speed: 40% -> 100% over 90 d}"
    )
    runs = simulate(load_text(department(team)), replications=16, seed=3)
    a, lag, step = 2 / 365.25, 60, 0.25
    days = np.arange(0, 365 + step / 2, step)
    grown = np.where(days < 10, 0.0, np.minimum(1.0, 0.4 + 0.6 * days / 90)) * np.exp(-a * days)  # and still there
    hired = np.array([a * head_count(day - lag, a, lag) if day >= lag else 0.0 for day in days])  # a day
    strength = grown + np.convolve(hired, grown)[: len(days)] * step
    agrees(runs["turnover"]["strength_mean"], PEOPLE * np.trapezoid(strength, days) / 365)


def test_the_best_of_several_interns_is_the_largest_of_so_many_draws():
    team = "people_differ: {speed: cv 0.3}\n    leaves: {per_year: 1000%}\n    replaced: {after: 1 d, interns: 4}"
    network = compiler.compile(load_text(department(team))).network
    speeds = []
    for number in range(4):
        server = realise(network, 1, number).server
        speeds.append(server.speed[server.hired > network.clock.start[0]])
    # the mean of the largest of four lognormals of mean 1: the integral of 1 - F^4
    sigma = math.sqrt(math.log(1.09))
    x = np.linspace(0, 8, 80_001)[1:]
    below = norm.cdf((np.log(x) + sigma**2 / 2) / sigma)
    agrees(np.concatenate(speeds), np.trapezoid(1 - below**4, x) + x[0])


def test_a_ramp_adds_up_to_its_integral():
    # 100 min of work again and again; 50% to 100% over 100 d, so 75 d of full work by then, and 100 d by day 125
    text = """
period: {from: 2027-01-01, for: 6 months}
working_time: always
sources: {list: {contacts: 5_000, goes_to: answer}}
process: {answer: {takes: 100 min, then: {sold: rest -> won}}}
teams: {crew: {people: {Anna: {since: 2027-01-01}}, does_in_order: [answer], ramp: {speed: 50% -> 100% over 100 d}}}
"""
    run = again(compiler.compile(load_text(text)), 0)
    ends = np.sort(run.stays("answer").ended) / 24
    now, expected = 0, []
    while now < 125 * DAY:
        now += math.floor(6_000 / (0.5 + 0.5 * min(1.0, now / (100 * DAY))) + 0.5)
        expected.append(now / DAY)
    assert ends[: len(expected)].tolist() == pytest.approx(expected, abs=1e-9)
    # the integral, but for the piece of work in hand
    assert abs((ends <= 100).sum() - 75 * 24 * 60 / 100) <= 1
    assert abs((ends <= 125).sum() - 100 * 24 * 60 / 100) <= 1


def test_a_queue_whose_people_leave_and_are_replaced():
    # two people; a talk lasts a day on average, 0.9 calls a day; people stay 1/10 of a year, places are empty 8 days
    text = """
sources: {calls: {rate: 0.9 per day, goes_to: answer}}
process: {answer: {takes: exponential(24 h), at_closing_time: continue_next_day, then: {helped: rest -> done}}}
teams:
  crew: {people: 2, does_in_order: [answer], leaves: {per_year: 1000%}, replaced: {after: exponential(8 d)}}
"""
    scenario = load_text("period: {from: 2027-01-01, for: 1 month}\nworking_time: always\n" + text)
    start = int(compiler.compile(scenario).network.clock.start[0])
    warm, years = 300, 25
    compiled = compiler.compile(scenario, start, start + round((warm + years * 365) * DAY))
    truth, waiting = _with_leavers(2, 0.9, 1.0, 10 / 365.25, 1 / 8)
    presents, alone = [], []
    for number in range(24):
        run = again(compiled, number)
        stays = run.stays("answer")
        shares = level(stays.joined, stays.ended, 24 * warm, 24 * (warm + years * 365)) / (24 * years * 365)
        presents.append(shares @ np.arange(len(shares)))
        alone.append(shares[0])
    agrees(alone, truth, 0.03)
    agrees(presents, waiting, 0.03)


def _with_leavers(places: int, calls: float, talk: float, leaving: float, filling: float) -> tuple[float, float]:
    """The share of time in which nobody is present, and the mean number present: the chain of (present, filled)."""
    most = 160
    rates: dict[tuple[int, int], float] = {}

    def state(present: int, filled: int) -> int:
        return present * (places + 1) + filled

    for present in range(most + 1):
        for filled in range(places + 1):
            here = state(present, filled)
            if present < most:
                rates[here, state(present + 1, filled)] = calls
            if present and filled:
                rates[here, state(present - 1, filled)] = talk * min(present, filled)
            if filled:
                rates[here, state(present, filled - 1)] = leaving * filled
            if filled < places:
                rates[here, state(present, filled + 1)] = filling * (places - filled)
    shares = np.array(stationary(rates)).reshape(most + 1, places + 1).sum(axis=1)
    assert shares[-1] < 1e-6
    return float(shares[0]), float(shares @ np.arange(most + 1))
