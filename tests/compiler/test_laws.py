from math import exp, log, sqrt

import pytest

from salessim.compiler import laws
from salessim.compiler.rows import Book
from salessim.network import tables as t
from salessim.scenario.schema import Dist

WORKING_DAY = 8 * 3600.0


def row(text: str) -> tuple[float, ...]:
    book = Book()
    number = laws.law(book, Dist.parse(text), WORKING_DAY)
    table = book.network().law
    return table.kind[number], table.a[number], table.b[number], table.c[number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 min", (t.CONSTANT, 1200, 0, 0)),
        ("2 wd", (t.CONSTANT, 57600, 0, 0)),  # 2 x 8 h
        ("exponential(2 min)", (t.EXPONENTIAL, 120, 0, 0)),
        ("uniform(1 h, 2 h)", (t.UNIFORM, 3600, 7200, 0)),
        ("triangular(1 min, 2 min, 5 min)", (t.TRIANGULAR, 60, 120, 300)),
        ("normal(10 min, sd 2 min)", (t.NORMAL, 600, 120, 0)),
        ("erlang(3, 20 d)", (t.ERLANG, 3, 1_728_000, 0)),  # 20 days in total
        ("erlang(3, 2 wd)", (t.ERLANG, 3, 57_600, 0)),  # the number of phases is no time
        ("values(5 min, 7 min)", (t.VALUES, 0, 0, 0)),
        ("empirical(5 min, 7 min)", (t.EMPIRICAL, 0, 0, 0)),
    ],
)
def test_a_distribution_becomes_a_row_in_seconds(text, expected):
    assert row(text) == expected


def test_a_lognormal_keeps_its_mean_and_its_spread():
    _, mu, sigma, _ = row("lognormal(6 min, cv 0.8)")
    assert exp(mu + sigma * sigma / 2) == pytest.approx(360)  # the mean of a lognormal
    assert sqrt(exp(sigma * sigma) - 1) == pytest.approx(0.8)  # its coefficient of variation
    assert sigma == pytest.approx(sqrt(log(1.64)))


def test_a_lognormal_in_working_days_spreads_alike():
    assert row("lognormal(1 wd, cv 0.8)")[2] == row("lognormal(8 h, cv 0.8)")[2]
    assert row("lognormal(1 wd, cv 0.8)")[1] == pytest.approx(row("lognormal(8 h, cv 0.8)")[1])


def test_listed_values_stand_in_their_order_in_seconds():
    book = Book()
    laws.law(book, Dist.parse("values(5 min, 7 min, 1 min)"), WORKING_DAY)
    assert book.network().item.value.tolist() == [300, 420, 60]


def test_a_deal_grows_by_the_same_factor_until_the_end_is_reached():
    # 1.5 x 1.5 = 2.25 is below 3, 1.5^3 = 3.375 is above: two full steps, then 3 / 2.25, then nothing
    assert laws.growth(1.5, 3.0) == [(1.0, 1.5), (3.0, pytest.approx(3 / 2.25)), (4.0, 1.0)]


def test_growth_that_ends_on_a_full_step_has_no_rest():
    assert laws.growth(2.0, 8.0) == [(1.0, 2.0), (4.0, 1.0)]


def test_growth_that_ends_within_the_first_step():
    assert laws.growth(1.5, 1.2) == [(1.0, pytest.approx(1.2)), (2.0, 1.0)]


def test_no_growth_is_a_factor_of_one():
    assert laws.growth(1.0, 1.4) == [(1.0, 1.0)]
