"""A commission that rises in steps, against the exact law of what a person books in a month."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import gamma, poisson

from salessim import compiler
from salessim.results.measures import summarise
from salessim.scenario import load_text
from theory.agreement import agrees
from theory.runs import HEAD, again

SELLER = """
deal_value: erlang(4, 1_000)
sources: {leads: {rate: 2 per day, goes_to: sign}}
process: {sign: {takes: 1 min, counts_as: signed, then: {signed: 30% -> won, refused: rest -> lost}}}
teams:
  crew:
    people: 1
    does_in_order: [sign]
    pay: {commission: "2% of signed, 5% above 15_000 per month, 9% above 25_000 per month"}
"""
WINS = 0.3 * 2 * (31 - 1 / 1440)  # leads of the last minute are not signed in January; a wait behind another is nothing


def beyond(amount: float) -> float:
    """The mean of what is booked beyond an amount: a Poisson number of deals, n of which are Gamma(4 n) together."""
    numbers = np.arange(1, 80)
    chances = poisson.pmf(numbers, WINS)

    def larger(x: float) -> float:
        return float(chances @ gamma.sf(x, 4 * numbers, scale=250))

    return float(quad(larger, amount, 120_000, limit=200)[0])


def paid(replications: int) -> np.ndarray:
    compiled = compiler.compile(load_text(HEAD + SELLER))
    logs = (again(compiled, replication).log for replication in range(replications))
    return np.array([summarise(log, compiled.terms)["pay"]["commission_currency"].sum() for log in logs])


def truth() -> float:
    return 0.02 * beyond(0) + 0.03 * beyond(15_000) + 0.04 * beyond(25_000)


def test_the_mean_commission_is_the_integral_over_what_is_booked():
    agrees(paid(150), truth(), 0.06)


@pytest.mark.theory
def test_the_mean_commission_in_many_months():
    agrees(paid(6_000), truth(), 0.01)
