"""The same department at other rates of turnover."""

import math

import pytest

from salessim.experiment.run import compare
from salessim.experiment.turnover import at_rates, told_rate
from salessim.scenario import ScenarioError, load_text

DEPARTMENT = """
name: A
period: {{from: 2027-01-01, for: 3 months}}
working_time: {{days: Mon-Fri, hours: 9:00-18:00}}
deal_value: constant(100)
sources: {{calls: {{rate: 8 per day, goes_to: talk}}}}
process: {{talk: {{takes: exponential(1 h), counts_as: signed, then: {{signed: 30% -> won, refused: rest -> lost}}}}}}
teams:
  sellers: {{people: 3, does_in_order: [talk]{sellers}}}
  head: {{people: 1, does_in_order: [talk]}}
"""
LEAVES = ", leaves: {per_year: 80%, in_first_month: 20%}, replaced: {after: 20 d, cost: 50}"


def department(sellers=LEAVES):
    return load_text(DEPARTMENT.format(sellers=sellers))


def test_the_rate_of_all_is_by_head():
    # three of four people, of whom 80 % a year leave
    assert told_rate(department()) == pytest.approx(0.6)


def test_rates_of_teams_and_early_leaving_keep_their_proportions():
    # half of the rate: 40 % of the sellers; of 80 % who stay the first month the square root stays
    told = department()
    same, half = at_rates(told, [told_rate(told), told_rate(told) / 2])
    assert same is told
    leaves = half.teams["sellers"].leaves
    assert leaves.per_year == pytest.approx(0.4)
    assert leaves.in_first_month == pytest.approx(1 - math.sqrt(0.8))
    assert half.teams["head"].leaves is None


def test_at_rate_0_nobody_leaves_and_all_is_as_if_nothing_were_said_of_it():
    (still,) = at_rates(department(), [0.0])
    never = department(", replaced: {after: 20 d, cost: 50}")
    one, other = compare([still, never], 4, engine="reference")
    assert one["turnover"]["left"].sum() == 0
    for name in ("bookings", "stages", "pay", "costs"):
        assert one[name].equals(other[name])


def test_more_leave_at_a_higher_rate_and_the_market_stays():
    runs = compare(at_rates(department(), [0.2, 1.5]), 12, engine="reference")
    few, many = (one["turnover"]["left"].sum() for one in runs)
    assert few < many
    assert runs[0]["leads"]["leads"].equals(runs[1]["leads"]["leads"])


def test_a_department_that_nobody_leaves_has_no_rate():
    with pytest.raises(ScenarioError, match="nobody of this department ever leaves"):
        told_rate(department(""))


@pytest.mark.parametrize("rate", [-0.1, 3.5])
def test_a_rate_beyond_all_measure_is_refused(rate):
    with pytest.raises(ValueError, match="between 0% and 300%"):
        at_rates(department(), [rate])
