"""Stretches of the year, the week and the day, and tables over them."""

import pytest
from pydantic import ValidationError

from salessim.scenario.errors import UnreadableError
from salessim.scenario.spans import HourFactors, HourSpan, MonthlyMoney, MonthSpan, Season, WeekdayFactors, WeekdaySpan

HOUR = 3_600


@pytest.mark.parametrize(
    ("text", "members"),
    [("Jan", (0,)), ("Jan-Mar", (0, 1, 2)), ("nov-feb", (10, 11, 0, 1)), ("Jan, Mar", (0, 2)), ("May-June", (4, 5)),
     ("янв-мар", (0, 1, 2)), ("rest", ())],
)  # fmt: skip
def test_months_by_name_over_the_turn_of_the_year(text, members):
    assert MonthSpan.parse(text).members == members


def test_weekdays_by_name():
    assert WeekdaySpan.parse("Mon-Fri").members == (0, 1, 2, 3, 4)
    assert WeekdaySpan.parse("сб-вс").members == (5, 6)
    with pytest.raises(UnreadableError) as caught:
        WeekdaySpan.parse("Mon-Frei")
    assert caught.value.guess == "Fri"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9-11", 9 * HOUR, 11 * HOUR),
        ("9:00-18:00", 9 * HOUR, 18 * HOUR),
        ("12:30 - 13:15", 45_000, 47_700),
        ("0-24", 0, 86_400),
    ],
)
def test_hours_of_the_day_are_seconds(text, start, end):
    assert HourSpan.parse(text) == HourSpan(start, end)


@pytest.mark.parametrize("text", ["18-9", "9", "9:60-10:00", "9-25", "nine-ten", "9-9"])
def test_hours_that_are_no_stretch_of_a_day_are_refused(text):
    with pytest.raises(UnreadableError):
        HourSpan.parse(text)


def test_a_season_names_every_month_or_the_rest():
    season = Season.model_validate({"Jan": "0.7", "Nov-Dec": "1.3", "rest": "1"})
    assert [season.of(month) for month in range(1, 13)] == [0.7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.3, 1.3]
    with pytest.raises(ValidationError, match="nothing is said about Dec"):
        Season.model_validate({"Jan-Nov": "1"})
    with pytest.raises(ValidationError, match="Feb is named twice"):
        Season.model_validate({"Jan-Feb": "1", "Feb": "2", "rest": "1"})


def test_a_named_weekday_is_open_and_the_rest_follows_the_calendar():
    factors = WeekdayFactors.model_validate({"Sat": "0.72", "rest": "1"})
    assert [factors.of(day, working=day < 5) for day in range(7)] == [1, 1, 1, 1, 1, 0.72, 0]
    alone = WeekdayFactors.model_validate("Mon-Tue")
    assert [alone.of(day, working=True) for day in range(7)] == [1, 1, 0, 0, 0, 0, 0]


def test_a_day_is_shared_out_in_proportion_to_factor_and_length():
    usual = [(9 * HOUR, 13 * HOUR), (14 * HOUR, 18 * HOUR)]
    factors = HourFactors.model_validate({"9-11": "1.5", "rest": "1"})
    assert factors.rows(usual) == [
        (9 * HOUR, 11 * HOUR, 1.5 * 2 * HOUR),
        (11 * HOUR, 13 * HOUR, 2 * HOUR),
        (14 * HOUR, 18 * HOUR, 4 * HOUR),
    ]


def test_hours_that_are_named_are_open_also_outside_the_working_time():
    usual = [(9 * HOUR, 18 * HOUR)]
    assert HourFactors.model_validate({"17-20": "2"}).rows(usual) == [
        (17 * HOUR, 18 * HOUR, 2 * HOUR),
        (18 * HOUR, 20 * HOUR, 4 * HOUR),
    ]
    assert HourFactors.model_validate("8-10").rows(usual) == [(8 * HOUR, 9 * HOUR, HOUR), (9 * HOUR, 10 * HOUR, HOUR)]


def test_hours_that_overlap_or_are_all_empty_are_refused():
    with pytest.raises(ValidationError, match="9:00-12:00 and 11:00-13:00 overlap"):
        HourFactors.model_validate({"9-12": "1", "11-13": "2"})
    with pytest.raises(ValidationError, match="nobody comes at any hour"):
        HourFactors.model_validate({"9-12": "0"})


def test_an_amount_by_month_or_for_all():
    money = MonthlyMoney.model_validate({"Jan-Mar": "8_000_000 per month", "Apr": "12_000_000 per year"})
    assert [money.of(month) for month in (1, 3, 4, 5)] == [8_000_000, 8_000_000, 1_000_000, None]
    assert MonthlyMoney.model_validate("120 per year").of(7) == 10
