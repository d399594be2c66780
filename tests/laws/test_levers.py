"""What must hold of every lever, whatever the department."""

import pytest

from salessim.analysis.levers import FASTER, FEWER, LEADS, LIKELIER, MORE, Lever
from salessim.analysis.levers import levers as worths
from salessim.experiment.levers import levers
from salessim.scenario import load_text

TEXT = """
name: Busy
period: {from: 2027-03-01, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-18:00}
deal_value: exponential(128)
sources: {calls: {rate: 30 per day, goes_to: talk, cost: 1}, list: {contacts: 0, goes_to: quiet}}
process:
  talk: {takes: exponential(20 min), patience: exponential(20 min), then: {good: 50% -> offer, bad: rest -> lost}}
  offer: {takes: exponential(40 min), counts_as: signed, then: {signed: 40% -> won, refused: rest -> lost}}
  quiet: {takes: exponential(40 min), counts_as: signed, then: {signed: 40% -> won, refused: rest -> lost}}
teams:
  sellers: {people: 3, does_in_order: [talk, offer], pay: {salary: 64 per month}}
  others: {people: 2, does_in_order: [quiet], pay: {salary: 32 per month}}
"""
FUTURES = 12


def each(text):
    found = levers(load_text(text), FUTURES)
    return {one.lever: one for one in worths(found.as_is, found.levers).each}


@pytest.fixture(scope="module")
def found():
    return each(TEXT)


@pytest.mark.parametrize("lever", [Lever(FASTER, "quiet"), Lever(LIKELIER, "quiet", "signed")])
def test_a_lever_where_nobody_comes_is_worth_exactly_nothing(found, lever):
    worth = found[lever].worth
    assert (worth.value, worth.low, worth.high) == (0, 0, 0)


def test_people_without_work_are_worth_their_pay_less_in_every_future(found):
    # 32 a month are 384 a year
    for kind, value in ((MORE, -384), (FEWER, 384)):
        worth = found[Lever(kind, "others")].worth
        assert (worth.value, worth.low, worth.high) == pytest.approx((value, value, value))


def test_worth_is_what_it_brings_less_what_it_costs(found):
    for one in found.values():
        assert one.worth.value == pytest.approx(one.brings.value - one.costs.value)


def test_ten_times_the_money_makes_every_worth_ten_times_as_large(found):
    dear = TEXT.replace("exponential(128)", "exponential(1280)").replace("cost: 1}", "cost: 10}")
    dear = dear.replace("64 per month", "640 per month").replace("32 per month", "320 per month")
    for lever, one in each(dear).items():
        assert one.worth.value == pytest.approx(10 * found[lever].worth.value), lever
        assert one.worth.half == pytest.approx(10 * found[lever].worth.half), lever
        assert one.contender.probability == found[lever].contender.probability


def test_one_more_after_one_fewer_is_the_department_as_it_is(found):
    # with two sellers one more is worth what the third of three is worth: one fewer, the other way round
    fewer = each(TEXT.replace("people: 3", "people: 2"))
    assert fewer[Lever(MORE, "sellers")].worth.value == pytest.approx(-found[Lever(FEWER, "sellers")].worth.value)


def test_more_conversion_and_more_leads_cover_what_theory_says():
    # 20 people wait for nobody: 30 x 23 days x 12 months at 50 %, 40 % and 128 each earn 211,968 a year; 10 % more of
    # that at 1 a lead (10 % of 8,280); 5 points of 40 are an eighth more, 5 of 50 a tenth; the last day is short
    ample = TEXT.replace("people: 3", "people: 20").replace("exponential(20 min), then", "exponential(20 d), then")
    found = each(ample)
    for lever, value in (
        (Lever(LEADS, "calls"), 21_196.8 - 828),
        (Lever(LIKELIER, "offer", "signed"), 26_496),
        (Lever(LIKELIER, "talk", "good"), 21_196.8),
    ):
        assert found[lever].worth.low < value < found[lever].worth.high, lever
    assert found[Lever(FASTER, "talk")].worth.value == pytest.approx(0, abs=0.01 * 211_968)
