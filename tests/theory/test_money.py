"""What a funnel earns when there are people enough: revenue, its spread, and the chance of the plan."""

import numpy as np
import pytest

from salessim import compiler
from salessim.analysis.attainment import attainment
from salessim.experiment.run import simulate
from salessim.results.measures import summarise
from salessim.results.store import Provenance, Runs
from salessim.scenario import load_text
from theory.agreement import agrees
from theory.formulas import compound_poisson, plan_of_equal_deals, plan_of_erlang_deals
from theory.runs import HEAD, again, windows

FUNNEL = """
deal_value: erlang(4, 1_000)
sources: {{leads: {{rate: {rate} per day, goes_to: talk}}}}
process:
  talk: {{takes: exponential(10 min), then: {{interested: 50% -> think, no_need: rest -> lost}}}}
  think: {{delay: "lognormal(5 h, cv 1.0)", then: {{comes_back: 80% -> sign, price: rest -> lost}}}}
  sign: {{takes: 20 min, counts_as: signed, then: {{signed: 75% -> won, refused: rest -> lost}}}}
teams: {{crew: {{people: 30, does_in_order: [sign, talk]}}}}
"""


def funnel(rate_per_hour: float, days: int, relative: float) -> None:
    """Wins are a Poisson stream of 0.5 x 0.8 x 0.75 = 30% of the leads: revenue of an hour is compound Poisson."""
    (window,) = windows(FUNNEL.format(rate=24 * rate_per_hour), count=1, days=days, warm=3)
    booking = window.run.log.booking
    hours = np.arange(window.begin, window.end + 0.5)
    revenue = np.histogram(window.run.hours(booking.time), hours, weights=booking.amount)[0]
    mean, variance = compound_poisson(0.3 * rate_per_hour, 1_000, 0.5)
    agrees(revenue, mean, relative)
    agrees((revenue - mean) ** 2, variance, 2 * relative)
    agrees((revenue[1:] - mean) * (revenue[:-1] - mean) + variance, variance, 2 * relative)


def test_revenue_of_a_funnel_has_the_mean_and_variance_of_a_compound_poisson_sum():
    funnel(rate_per_hour=4, days=18, relative=0.05)


@pytest.mark.theory
def test_revenue_of_a_funnel_in_the_long_run():
    funnel(rate_per_hour=1, days=1_900, relative=0.01)


PLAN = """
deal_value: {value}
sources: {{leads: {{rate: 1 per day, goes_to: sign}}}}
process: {{sign: {{takes: 20 min, counts_as: signed, then: {{signed: 30% -> won, refused: rest -> lost}}}}}}
plan: {{counts: signed, revenue: {{Jan: {plan} per month}}}}
teams: {{crew: {{people: 20, does_in_order: [sign]}}}}
"""
WINS = 0.3 * (31 - 20 / 1440)  # leads of the last 20 minutes are not signed in January


def chance(found: Runs, truth: float, relative: float) -> None:
    """The program's own chance of the plan is the share of its futures that reach it, and that agrees with theory."""
    told = attainment(found)
    assert told is not None
    reached = np.repeat([1.0, 0.0], [told.attained, told.replications - told.attained])
    agrees(reached, truth, relative)
    assert told.probability.value == pytest.approx(told.attained / told.replications)
    assert told.probability.low <= told.probability.value <= told.probability.high


def booked(text: str, replications: int) -> Runs:
    """The measures of some replications."""
    compiled = compiler.compile(load_text(text))
    runs = Runs(compiled.terms, Provenance("", 1, "", "reference"))
    for replication in range(replications):
        runs.add(replication, summarise(again(compiled, replication).log, compiled.terms, replication))
    return runs


def test_chance_of_a_plan_in_equal_deals_is_a_poisson_tail():
    runs = booked(HEAD + PLAN.format(value="1_000", plan=6_000), 60)
    chance(runs, plan_of_equal_deals(6_000, WINS, 1_000), 0.05)


def test_chance_of_a_plan_in_uneven_deals_is_a_sum_of_poisson_tails():
    runs = booked(HEAD + PLAN.format(value="erlang(2, 1_000)", plan=5_000), 60)
    chance(runs, plan_of_erlang_deals(5_000, WINS, 2, 1_000), 0.05)


@pytest.mark.theory
@pytest.mark.parametrize("value", ["1_000", "erlang(2, 1_000)"])
def test_chance_of_the_plan_that_a_run_tells(value):
    plan = 5_000 if value == "1_000" else 4_000
    truth = plan_of_equal_deals(plan, WINS, 1_000) if plan == 5_000 else plan_of_erlang_deals(plan, WINS, 2, 1_000)
    scenario = load_text(HEAD + PLAN.format(value=value, plan=plan))
    chance(simulate(scenario, replications=700, seed=1, workers=2), truth, 0.01)
