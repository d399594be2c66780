"""The chances of the plan, by hand. The plan is 100 in January, 200 in February."""

import math

import pytest

from analysis.futures import booked, runs, signed
from salessim.analysis.attainment import attainment, fan, revenue
from salessim.analysis.estimates import TOO_FEW, wilson
from salessim.analysis.revenue import by_month, spent
from salessim.results.terms import PlanTerms


@pytest.fixture
def four():
    """In all 300, 250, 400 and 0: the plan is reached twice; in January twice as well."""
    return signed((100, 200), (50, 200), (150, 250), (0, 0))


def test_the_year_is_reached_in_two_of_four(four):
    made = attainment(four)
    assert (made.ledger, made.plan, made.replications, made.attained) == ("signed", 300, 4, 2)
    assert made.probability == wilson(2, 4)


def test_months_are_cumulative():
    # 100 and 200 are due: the second catches up, the third falls behind
    made = attainment(signed((100, 200), (0, 300), (200, 0)))
    january, february = made.months
    assert (january.month, january.plan, january.probability.value) == ("2001-01", 100, pytest.approx(2 / 3))
    assert (february.month, february.plan, february.probability.value) == ("2001-02", 300, pytest.approx(2 / 3))


def test_behind_is_the_first_month_in_which_it_is_likelier_than_not(four):
    assert attainment(four).behind_from is None  # half of four are behind: not likelier
    assert attainment(signed((0, 400), (0, 0), (100, 0))).behind_from == "2001-01"
    assert attainment(signed((100, 0), (100, 0), (0, 300))).behind_from == "2001-02"


def test_each_region_has_its_part_of_the_plan():
    # Moscow must bring 225, Kazan 75; money in another ledger does not count
    made = attainment(runs([
        {"bookings": booked((0, "signed", 0, 225.0), (1, "signed", 1, 74.0))},
        {"bookings": booked((0, "signed", 1, 75.0), (1, "paid", 0, 999.0))},
    ]))  # fmt: skip
    moscow, kazan = made.parts
    assert (moscow.attribute, moscow.value, moscow.plan, moscow.probability.value) == ("region", "Moscow", 225, 0.5)
    assert (kazan.value, kazan.plan, kazan.probability.value) == ("Kazan", 75, 0.5)


def test_a_rounding_error_does_not_miss_the_plan():
    # ten times 0.1 is a little less than 1 in floating point
    tenths = [(0, "signed", 0, 0.1)] * 10
    made = attainment(runs([{"bookings": booked(*tenths)}], plan=PlanTerms(0, (1.0, 0.0))))
    assert 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 < 1
    assert made.attained == 1


def test_without_a_plan_there_is_no_chance_of_it():
    assert attainment(signed((1, 2), plan=None)) is None


def test_revenue_by_ledger():
    futures = [
        {"bookings": booked((0, "signed", 0, 100.0), (1, "signed", 1, 100.0), (1, "paid", 0, 50.0))},
        {"bookings": booked((0, "signed", 0, 500.0))},
    ]
    first, paid = revenue(runs(futures))
    assert (first.ledger, first.mean.value, first.deals.value) == ("signed", 350, 1.5)
    assert first.shortfall.value == 50  # 100 are missing in one of two
    assert (paid.mean.value, paid.deals.value, paid.shortfall) == (25, 0.5, None)
    assert first.quantiles[0.5].value == 200
    assert first.quantiles[0.95].value == 500
    assert first.quantiles[0.05].note == TOO_FEW


def test_the_fan_widens_by_month():
    made = fan(signed((0, 100), (100, 100), (200, 300)), shares=(0.05, 0.5))
    assert made["month"].tolist() == ["2001-01", "2001-02"]
    assert made["q05_currency"].tolist() == [0, 100]
    assert made["q50_currency"].tolist() == [100, 200]
    assert made["mean_currency"].tolist() == pytest.approx([100, 800 / 3])
    assert made["plan_currency"].tolist() == [100, 300]


def test_the_fan_without_a_plan_has_no_line():
    assert all(math.isnan(each) for each in fan(signed((1, 2), plan=None))["plan_currency"])


def test_months_without_bookings_are_zero():
    made = runs([{}, {"bookings": booked((1, "signed", 0, 7.0))}])
    assert by_month(made, "signed").tolist() == [[0, 0], [0, 7]]


def test_pay_and_costs_are_spent():
    pay = {"team": ["x", "y"], "month": ["2001-01", "2001-02"]}
    pay |= {f"{name}_currency": [1.0, 10.0] for name in ("salary", "hourly", "commission", "bonus", "workplace")}
    costs = {"month": ["2001-02"], "item": ["office"], "amount_currency": [7.0]}
    assert spent(runs([{"pay": pay, "costs": costs}])).tolist() == [[5, 57]]
