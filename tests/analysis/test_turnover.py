"""What turnover costs, by hand: three rates, four futures, a period of two months."""

import pytest

from analysis.futures import booked, runs
from salessim.analysis.turnover import turnover
from salessim.results.frames import columns
from salessim.results.terms import TeamTerms

TEAMS = (TeamTerms("sellers", (), (0, 1)),)
RATES = (0.0, 0.4, 0.6)


def department(earned, left):
    """Futures that sign these amounts; so many of two people leave, each of the first and replaced at once."""
    zero = {column.name: [0.0] for column in columns("turnover")[2:]}
    moved = [{"team": ["sellers"], **zero, "at_first": [2], "left": [n], "first_left": [n], "hired": [n]} for n in left]
    return runs(
        [
            {"bookings": booked((0, "signed", 0, amount)), "turnover": each}
            for amount, each in zip(earned, moved, strict=True)
        ],
        teams=TEAMS,
    )


# the plan is 300 in all; as told two of four futures reach it
NOBODY = department([310, 400, 290, 320], [0, 0, 0, 0])
TOLD = department([300, 380, 280, 290], [0, 1, 0, 1])
MORE = department([250, 370, 270, 290], [1, 1, 2, 0])


def found():
    return turnover([NOBODY, TOLD, MORE], RATES, 1)


def test_leavers_are_told_a_year_and_hirings_a_month():
    # one of two futures loses somebody in two months: 3 leave a year, a quarter of one is hired a month
    told = found().rates[1]
    assert (told.left.value, told.hired.value, told.first_gone.value) == (3.0, 0.25, 0.25)


def test_money_is_paired_and_a_year():
    # without leavers 10, 20, 10 and 30 more in two months: 17.5 on average, six times that in a year
    nobody = found().rates[0]
    assert nobody.more_profit.value == pytest.approx(105)
    assert nobody.profit.value == pytest.approx(6 * 330)


def test_the_chance_of_the_plan_changes_by_the_futures_that_turn():
    nobody, told, more = found().rates
    assert (nobody.probability.value, told.probability.value, more.probability.value) == (0.75, 0.5, 0.25)
    assert nobody.more_probability.value == 0.25


def test_ten_points_are_worth_a_part_of_the_way_between_the_neighbours():
    # from 60 % to 0 %: 60, 30, 20 and 30 more in two months, 210 a year on average; ten points are a sixth
    assert found().ten_points.value == pytest.approx(35)
    assert found().between == (0.0, 0.6)


def test_with_one_rate_alone_there_is_nothing_to_compare():
    assert turnover([TOLD], [0.4], 0).ten_points is None


def test_rates_rise_and_each_has_its_run():
    with pytest.raises(ValueError, match="rates rise"):
        turnover([TOLD, NOBODY], [0.4, 0.0], 0)
