"""When people work."""

from datetime import date

import pytest
from pydantic import ValidationError

from salessim.scenario.quantity import Duration
from salessim.scenario.working_time import WorkingTime, real_seconds

OFFICE = {"days": "Mon-Fri", "hours": "9:00-18:00", "break": "13:00-14:00", "holidays": "RU"}


def test_a_working_week_with_a_break():
    told = WorkingTime.model_validate(OFFICE)
    assert told.shifts()[:3] == [(0, 32_400, 46_800), (0, 50_400, 64_800), (1, 32_400, 46_800)]
    assert len(told.shifts()) == 10
    assert told.day_seconds == 8 * 3_600


def test_always_is_every_second_of_every_day():
    told = WorkingTime.model_validate("always")
    assert told.shifts() == [(day, 0, 86_400) for day in range(7)]
    assert told.day_seconds == 86_400
    assert told.is_open(date(2027, 1, 1))


def test_in_real_time_five_working_days_are_a_week():
    assert real_seconds(Duration(5.0, "wd"), WorkingTime.model_validate(OFFICE)) == 7 * 86_400
    assert real_seconds(Duration(5.0, "wd"), WorkingTime.model_validate("always")) == 5 * 86_400


def test_nobody_works_on_weekends_holidays_and_closed_days():
    told = WorkingTime.model_validate(OFFICE | {"closed": ["2027-03-03"]})
    assert not told.is_open(date(2027, 1, 1))  # New Year, a Friday
    assert not told.is_open(date(2027, 3, 6))  # a Saturday
    assert not told.is_open(date(2027, 3, 3))
    assert told.is_open(date(2027, 3, 2))
    assert WorkingTime.model_validate(OFFICE | {"holidays": "DE-BY"}).is_holiday(date(2027, 1, 6))  # in Bavaria
    assert not WorkingTime.model_validate(OFFICE | {"holidays": "DE-BE"}).is_holiday(date(2027, 1, 6))  # not in Berlin


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("sometimes", "`sometimes` is not a working time"),
        (OFFICE | {"break": "8:00-10:00"}, "the break 8:00-10:00 lies outside the hours 9:00-18:00"),
        (OFFICE | {"holidays": "XX"}, "the holidays of `XX` are not known"),
        (OFFICE | {"holidays": "DE-XX"}, "`XX` is not a region of DE"),
        (OFFICE | {"days": "rest"}, "`rest` says nothing here"),
    ],
)
def test_a_working_time_that_cannot_be_says_why(value, message):
    with pytest.raises(ValidationError, match=message):
        WorkingTime.model_validate(value)
