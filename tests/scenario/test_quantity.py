"""Quantities are read as people write them, in English and in Russian."""

import pytest

from salessim.scenario.errors import UnreadableError
from salessim.scenario.quantity import Duration, MoneyRate, Number, Rate, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12.0), ("1.5", 1.5), ("90_000", 90_000.0), ("40%", 0.4), ("2.5 %", 0.025), ("0", 0.0), ("100%", 1.0)],
)
def test_a_number_may_have_underscores_a_point_and_per_cent(text, value):
    assert Number.parse(text) == Number(value)


@pytest.mark.parametrize(
    "text", ["5% (2% to 9%)", "5% (2 to 9%)", "5%(2%  to  9%)", "5% (from 2% to 9%)", "5% (от 2% до 9%)"]
)
def test_a_number_carries_its_ignorance(text):
    assert Number.parse(text) == Number(0.05, 0.02, 0.09)


def test_a_range_that_does_not_hold_its_number_is_refused():
    with pytest.raises(UnreadableError, match="the range does not hold the number"):
        Number.parse("5% (6% to 9%)")
    with pytest.raises(UnreadableError, match="the range does not hold the number"):
        Number.parse("5% (9% to 2%)")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1,5", "a decimal point: 1.5"),
        ("90 000", "underscores between digits: 90_000"),
        ("40,000", "underscores between digits: 40_000"),  # never forty
        ("1,234,567", "underscores between digits: 1_234_567"),
        ("-3", "a number that is not negative"),
        ("1e5", "a number such as 12, 1.5, 90_000 or 40%"),
        ("nan", "a number such as 12, 1.5, 90_000 or 40%"),
        ("", "a number such as 12, 1.5, 90_000 or 40%"),
        ("٣", "a number such as 12, 1.5, 90_000 or 40%"),  # a digit, but not ours
        ("9" * 25, "at most 24 characters"),
    ],
)
def test_what_is_no_number_comes_with_a_hint(text, hint):
    with pytest.raises(UnreadableError) as caught:
        read_number(text)
    assert caught.value.expected == hint


@pytest.mark.parametrize(
    ("text", "hint"), [("3,5 min", "a decimal point: 3.5"), ("1,500 h", "underscores between digits: 1_500")]
)
def test_a_comma_in_a_length_of_time_comes_with_a_hint(text, hint):
    with pytest.raises(UnreadableError) as caught:
        Duration.parse(text)
    assert caught.value.expected == hint


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("20 s", 20), ("6 min", 360), ("2 h", 7_200), ("3 d", 259_200), ("2 w", 1_209_600), ("1 month", 2_629_800),
        ("2 months", 5_259_600), ("1 year", 31_557_600), ("1.5 h", 5_400), ("90min", 5_400), ("6 Minutes", 360),
        ("20 с", 20), ("6 мин", 360), ("6 мин.", 360), ("2 ч", 7_200), ("3 дн", 259_200), ("1 день", 86_400),
        ("2 нед", 1_209_600), ("4 мес", 10_519_200), ("1 год", 31_557_600), ("2 года", 63_115_200),
        ("5 лет", 157_788_000),
    ],
)  # fmt: skip
def test_real_time_is_in_seconds(text, seconds):
    duration = Duration.parse(text)
    assert duration.seconds == seconds  # a month is 30.4375 days: 2,629,800 s; a year 365.25 days: 31,557,600 s
    assert not duration.working


@pytest.mark.parametrize("text", ["2 wd", "2 working days", "2 рд", "2 рабочих дня"])
def test_working_days_have_no_length_of_their_own(text):
    duration = Duration.parse(text)
    assert (duration.working, duration.days) == (True, 2)
    with pytest.raises(ValueError, match="a working day has no length without a calendar"):
        _ = duration.seconds


@pytest.mark.parametrize(
    ("text", "message", "guess"),
    [
        ("5", "`5` has no unit", ""),
        ("5 m", "`m` is not a unit of time", ""),
        ("5 mins", "`mins` is not a unit of time", "min"),
        ("5 huors", "`huors` is not a unit of time", "hours"),
        ("soon", "`soon` is not a length of time", ""),
        ("-5 min", "`-5 min` is not a length of time", ""),
        ("3,5 min", "`3,5 min` is not a length of time", ""),
        ("101 years", "`101 years` is longer than a hundred years", ""),
        ("1 h 30 min", "`1 h 30 min` is not a length of time", ""),
    ],
)
def test_a_duration_that_cannot_be_read_says_why(text, message, guess):
    with pytest.raises(UnreadableError) as caught:
        Duration.parse(text)
    assert (caught.value.message, caught.value.guess) == (message, guess)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("14 per day", Rate(Number(14), "day")),
        ("14 per day (10 to 18)", Rate(Number(14, 10, 18), "day")),
        ("14 (10 to 18) per day", Rate(Number(14, 10, 18), "day")),
        ("300 в месяц", Rate(Number(300), "month")),
        ("70 per week", Rate(Number(70), "week")),
        ("5_000 в год", Rate(Number(5000), "year")),
    ],
)
def test_a_rate_says_per_what(text, rate):
    assert Rate.parse(text) == rate


def test_a_rate_in_an_unknown_measure_is_refused():
    with pytest.raises(UnreadableError, match="`per hour` cannot be used here"):
        Rate.parse("14 per hour")
    with pytest.raises(UnreadableError) as caught:
        Rate.parse("14 per daz")
    assert caught.value.guess == "per day"
    with pytest.raises(UnreadableError, match="`14` does not say per what"):
        Rate.parse("14")


def test_money_is_per_hour_month_or_year():
    assert MoneyRate.parse("350 per hour") == MoneyRate(350, "hour")
    assert MoneyRate.parse("60_000 в месяц") == MoneyRate(60_000, "month")
    assert MoneyRate.parse("1_200_000 per year").per_month == 100_000
    with pytest.raises(ValueError, match="an hourly rate says nothing about a month"):
        _ = MoneyRate.parse("350 per hour").per_month
    with pytest.raises(UnreadableError, match="`per day` cannot be used here"):
        MoneyRate.parse("350 per day")


def test_a_text_without_end_is_refused_at_once():
    with pytest.raises(UnreadableError, match="is too long to be understood"):
        Number.parse("5 (" + "1 to " * 10_000)
