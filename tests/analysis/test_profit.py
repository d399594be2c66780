"""Profit by hand: revenue in the plan's ledger, less the cost of goods, pay and costs."""

import pytest

from analysis.futures import booked, runs
from salessim.analysis.profit import margin_stated, profit, profit_by_month

# January: 100 signed in Moscow, 40 in Kazan; February: 60 in Moscow; what is paid (here 1000) is another ledger
BOOKED = booked((0, "signed", 0, 100.0), (0, "signed", 1, 40.0), (1, "signed", 0, 60.0), (0, "paid", 0, 1000.0))
PAY = {
    "team": ["sellers", "sellers"],
    "month": ["2001-01", "2001-02"],
    "salary_currency": [20.0, 20.0],
    "hourly_currency": [1.0, 2.0],
    "commission_currency": [3.0, 0.0],
    "bonus_currency": [0.0, 4.0],
    "workplace_currency": [5.0, 5.0],
}  # 29 in January, 31 in February
COSTS = {"month": ["2001-01", "2001-02"], "item": ["office", "office"], "amount_currency": [10.0, 10.0]}
FUTURE = {"bookings": BOOKED, "pay": PAY, "costs": COSTS}


def test_without_a_margin_profit_is_the_contribution_after_sales_costs():
    # 140 - 29 - 10 = 101 and 60 - 31 - 10 = 19
    made = runs([FUTURE, {}])
    assert profit_by_month(made).tolist() == [[101, 19], [0, 0]]
    assert profit(made).tolist() == [120, 0]
    assert not margin_stated(made)


def test_a_stated_margin_takes_off_the_cost_of_goods():
    # of Moscow 30 % are left, of Kazan 50 %: 30 + 20 - 39 = 11 and 18 - 41 = -23
    made = runs([FUTURE], margins=(0.3, 0.5))
    assert profit_by_month(made)[0].tolist() == pytest.approx([11, -23])
    assert margin_stated(made)


def test_doubled_pay_is_taken_off_twice():
    doubled = {name: [2 * each for each in column] if name.endswith("_currency") else column
               for name, column in PAY.items()}  # fmt: skip
    once, twice = profit(runs([FUTURE])), profit(runs([{**FUTURE, "pay": doubled}]))
    assert (once - twice).tolist() == [60]  # 29 + 31
