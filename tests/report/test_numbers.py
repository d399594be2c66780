"""Numbers as a manager reads them."""

import math

import pytest

from salessim.report import numbers


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0"),
        (7.25, "7.2"),
        (-0.3, "-0.3"),
        (99.96, "100.0"),
        (950, "950"),
        (9_999, "9,999"),
        (12_340, "12.3 k"),
        (999_960, "1.0 M"),
        (104_213_000, "104.2 M"),
        (-2_500_000, "-2.5 M"),
        (3_200_000_000, "3.2 B"),
    ],
)
def test_money_has_three_or_four_figures(amount, text):
    assert numbers.money(amount).text == text
    assert numbers.money(amount).value == amount


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0%"), (0.004, "0.4%"), (0.0234, "2.3%"), (0.25, "25%"), (0.999, "99.9%"), (1, "100%"), (1.2, "120%")],
)
def test_shares_show_decimals_where_they_matter(value, text):
    assert numbers.share(value).text == text


def test_nothing_has_no_minus():
    told = [
        numbers.money_text(-1e-9, 2e6),
        numbers.share_text(-1e-9),
        numbers.time_text(-0.2),
        numbers.count(-0.04).text,
    ]
    assert told == ["0.0 M", "0.0%", "0 s", "0.0"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (89, "89 s"), (90, "1.5 min"), (5_399, "90.0 min"), (7_200, "2.0 h"), (129_600, "1.5 d")],
)
def test_times_take_the_largest_unit_that_fits(seconds, text):
    assert numbers.time(seconds).text == text


def test_counts_have_a_decimal_only_when_they_are_small_averages():
    assert [numbers.count(value).text for value in (3.0, 3.25, 99.94, 1_234.5)] == ["3", "3.2", "99.9", "1,234"]


@pytest.mark.parametrize("cell", [numbers.money, numbers.share, numbers.count, numbers.time, numbers.hours])
def test_what_could_not_be_measured_is_a_dash(cell):
    assert cell(math.nan) == cell(None) == numbers.NOTHING
    assert numbers.NOTHING.text == "-"
