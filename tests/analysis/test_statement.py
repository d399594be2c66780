"""What comes in and where it goes, and when: by hand."""

import numpy as np
import pytest

from analysis.futures import booked, runs, signed
from analysis.money import BOOKED, COSTS, MARGINS, PAY, SOURCES, both
from salessim.analysis.cash import cash
from salessim.analysis.profit import profit
from salessim.analysis.statement import statement


def test_every_line_of_the_statement():
    # goods: 60 % of 1000 and 50 % of 200 = 700, then 60 % of 400 = 240
    found = {name: amounts[0].tolist() for name, amounts in statement(both()).items()}
    assert found == {
        "revenue": [1200, 400],
        "goods": pytest.approx([700, 240]),
        "salary": [100, 100],
        "hourly": [0, 0],
        "commission": [24, 8],
        "bonus": [0, 10],
        **{part: [0, 0] for part in ("fee", "fine", "guarantee")},
        "workplace": [20, 20],
        "hiring": [0, 0],
        "office": [30, 30],
        "advertising": [75, 5],
        "change": [0, 0],
        # 1200 - 700 - 144 - 30 - 75 = 251; 400 - 240 - 138 - 30 - 5 = -13
        "left": pytest.approx([251, -13]),
    }


@pytest.mark.parametrize("margins", [(), MARGINS])
def test_what_is_left_is_the_revenue_less_all_other_lines(margins):
    lines = statement(both(margins=margins))
    left, revenue = lines.pop("left"), lines.pop("revenue")
    assert np.allclose(revenue - sum(lines.values()), left)
    assert left.sum(axis=1).tolist() == pytest.approx(profit(both(margins=margins)).tolist())
    assert ("goods" in lines) == bool(margins)


def test_cash_comes_in_when_it_is_paid_and_goes_out_for_goods_as_the_plan_books():
    # nothing is shipped here, so goods are paid for as signed: January 0 - 700 - 249 = -949, February 1000 - 240 - 173
    found = cash(both())
    assert found.flow[0].tolist() == pytest.approx([-949, 587])
    assert found.so_far[0].tolist() == pytest.approx([-949, -362])
    # future 1 sells nothing: -225 (144 - 24 + 30 + 75) and -165 (138 - 8 + 30 + 5)
    assert found.flow[1].tolist() == pytest.approx([-225, -165])
    assert found.lowest.tolist() == pytest.approx([-949, -390])


def test_goods_are_paid_for_when_they_are_shipped():
    # signed 1000 in January, shipped in February, 40 % are left
    found = cash(
        runs(
            [{"bookings": booked((0, "signed", 0, 1000.0), (1, "shipped", 0, 1000.0), (1, "paid", 0, 1000.0))}],
            margins=(0.4, 0.4),
            ledgers=("signed", "shipped", "paid"),
        )
    )
    assert found.flow[0].tolist() == pytest.approx([0, 400])
    assert found.lowest.tolist() == [0]
    assert found.lowest_month is None


def test_where_nothing_is_paid_the_plan_s_ledger_brings_the_cash():
    found = cash(signed((300, 100), (100, 500), ledgers=("signed",)))
    assert found.flow.tolist() == [[300, 100], [100, 500]]


def test_the_month_of_the_lowest_point_is_that_of_most_futures():
    # -949 after January is lowest in future 0, -390 after February in future 1 and 2
    three = runs(
        [{"bookings": BOOKED, "pay": PAY, "costs": COSTS}, *[{"pay": PAY, "costs": COSTS}] * 2],
        sources=SOURCES,
        margins=MARGINS,
    )
    assert cash(three).lowest_month == "2001-02"
