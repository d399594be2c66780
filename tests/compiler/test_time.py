from datetime import date

from compiler.small import DAY, MARCH_1, rows, scenario, small
from salessim import compiler
from salessim.compiler import time
from salessim.scenario.schema import Duration, WorkingTime

HOUR = 3_600
WEEK = WorkingTime.model_validate({"days": "Mon-Fri", "hours": "9:00-18:00", "break": "13:00-14:00", "holidays": "RU"})
ALWAYS = WorkingTime.model_validate("always")


def test_seconds_count_from_the_first_monday_of_the_century():
    assert (time.second(date(2001, 1, 1)), time.second(date(2001, 1, 2))) == (0, DAY)
    assert time.second(date(2027, 3, 1)) == MARCH_1
    assert time.day_of(MARCH_1 + DAY - 1) == date(2027, 3, 1)


def test_a_day_opens_twice_around_the_break_and_not_at_all_on_holidays():
    # 2027-03-05 is a Friday; Monday the 8th is a public holiday in Russia; Tuesday is open again
    friday, tuesday = MARCH_1 + 4 * DAY, MARCH_1 + 8 * DAY
    assert list(time.openings(WEEK, date(2027, 3, 5), date(2027, 3, 10))) == [
        (friday + 9 * HOUR, friday + 13 * HOUR),
        (friday + 14 * HOUR, friday + 18 * HOUR),
        (tuesday + 9 * HOUR, tuesday + 13 * HOUR),
        (tuesday + 14 * HOUR, tuesday + 18 * HOUR),
    ]


def test_hours_that_touch_at_midnight_are_one_stretch():
    day_and_night = WorkingTime.model_validate({"days": "Mon-Tue, Thu", "hours": "0:00-24:00"})
    assert list(time.openings(day_and_night, date(2027, 3, 1), date(2027, 3, 8))) == [
        (MARCH_1, MARCH_1 + 2 * DAY),
        (MARCH_1 + 3 * DAY, MARCH_1 + 4 * DAY),
    ]


def test_always_is_one_stretch():
    assert list(time.openings(ALWAYS, date(2027, 3, 1), date(2027, 3, 8))) == [(MARCH_1, MARCH_1 + 7 * DAY)]


def test_a_calendar_counts_its_open_seconds_and_reaches_beyond_the_run():
    network = small().network
    opening = network.opening
    assert opening.before[0] == 0
    assert (opening.before[1:] == (opening.off - opening.on).cumsum()[:-1]).all()
    assert MARCH_1 - 3_660 * DAY < opening.on[0] < MARCH_1 - 3_648 * DAY  # ten years before
    assert opening.off[-1] > MARCH_1 + (31 + 363) * DAY  # a year after
    assert rows(network, "clock") == [(MARCH_1, MARCH_1 + 31 * DAY)]


def test_a_working_day_has_the_length_of_its_hours():
    two_days = Duration(2.0, "wd")
    assert time.seconds(two_days, WEEK) == 16 * HOUR
    assert time.seconds(two_days, ALWAYS) == 2 * DAY
    assert time.seconds(Duration(2.0, "d"), WEEK) == 2 * DAY


def test_a_run_may_begin_before_the_period():
    earlier = compiler.compile(scenario(), start=MARCH_1 - 28 * DAY, until=MARCH_1)
    assert rows(earlier.network, "clock") == [(MARCH_1 - 28 * DAY, MARCH_1)]
    assert earlier.terms.month_starts == (MARCH_1, MARCH_1 + 31 * DAY)
