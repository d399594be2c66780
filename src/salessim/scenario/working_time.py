"""When people work: always, or on some days between some hours, without the public holidays."""

import re
from datetime import date
from functools import cache
from typing import Any

from pydantic import Field, field_validator, model_validator

from salessim.scenario.errors import UnreadableError, did_you_mean, one_of
from salessim.scenario.model import Model
from salessim.scenario.quantity import DAY, Duration
from salessim.scenario.scalars import Day, Text, YesNo
from salessim.scenario.spans import HourSpan, WeekdaySpan
from salessim.translation import say


class WorkingTime(Model):
    """Working hours; `always` means 24 hours on every day."""

    always: YesNo = Field(default=False, description="24 hours on every day")
    days: WeekdaySpan = Field(default=WeekdaySpan((0, 1, 2, 3, 4), "Mon-Fri"), description="the days of the week")
    hours: HourSpan = Field(default=HourSpan(9 * 3600, 18 * 3600), description="from when to when")
    break_: HourSpan | None = Field(
        default=None, alias="break", description="the break within these hours", examples=["13:00-14:00"]
    )
    holidays: Text | None = Field(
        default=None, description="public holidays of a country such as RU, or of a region: DE-BY"
    )
    closed: list[Day] = Field(default=[], description="more days on which nobody works")

    @model_validator(mode="before")
    @classmethod
    def _always(cls, value: Any) -> Any:
        if isinstance(value, str):
            if value.strip() != "always":
                raise UnreadableError(
                    say("`{value}` is not a working time", value=value),
                    say("always, or {days: Mon-Fri, hours: 9:00-18:00}"),
                )
            return {"always": True}
        return value

    @field_validator("holidays")
    @classmethod
    def _known_country(cls, code: str | None) -> str | None:
        if code is not None:
            holiday_dates(code, 2027)
        return code

    @model_validator(mode="after")
    def _break_inside(self) -> "WorkingTime":
        if self.days.rest or self.hours.rest:
            raise UnreadableError(
                say("`rest` says nothing here"), say("days such as Mon-Fri, hours such as 9:00-18:00")
            )
        if self.break_ and not self.hours.start < self.break_.start < self.break_.end < self.hours.end:
            raise UnreadableError(
                say("the break {pause} lies outside the hours {hours}", pause=self.break_, hours=self.hours),
                say("a break within the hours"),
            )
        return self

    def shifts(self) -> list[tuple[int, int, int]]:
        """The week as (weekday, start, end): weekday 0 is Monday, seconds of the day, half-open."""
        if self.always:
            return [(weekday, 0, DAY) for weekday in range(7)]
        return [(weekday, start, end) for weekday in sorted(self.days.members) for start, end in self.stretches()]

    def stretches(self) -> list[tuple[int, int]]:
        """The stretches of one working day as (start, end) in seconds of the day."""
        if self.always:
            return [(0, DAY)]
        if self.break_ is None:
            return [(self.hours.start, self.hours.end)]
        return [(self.hours.start, self.break_.start), (self.break_.end, self.hours.end)]

    @property
    def days_a_week(self) -> int:
        """Working days of a usual week."""
        return 7 if self.always else len(self.days.members)

    @property
    def day_seconds(self) -> int:
        """The length of a working day: what `1 wd` means."""
        return sum(end - start for start, end in self.stretches())

    def is_open(self, day: date) -> bool:
        """Whether anybody works on that date."""
        if self.always:
            return True
        return day.weekday() in self.days.members and day not in self.closed and not self.is_holiday(day)

    def is_holiday(self, day: date) -> bool:
        """Whether the date is a public holiday here."""
        return self.holidays is not None and not self.always and day in holiday_dates(self.holidays, day.year)


def real_seconds(duration: Duration, working: WorkingTime) -> float:
    """A length of time in real seconds; working days are spread over a usual week."""
    return duration.amount * real_working_day(working) if duration.working else duration.seconds


def real_working_day(working: WorkingTime) -> float:
    """Real seconds from one working day to the next, on average over a usual week."""
    return 7 * DAY / working.days_a_week


@cache
def holiday_dates(code: str, year: int) -> frozenset[date]:
    """The public holidays of a country, or of its region, in one year. Raises `UnreadableError` for an unknown code."""
    import holidays

    country, _, region = code.partition("-")
    if not re.fullmatch("[A-Z]{2}", country) or not hasattr(holidays, country):
        guess = did_you_mean(country, holidays.list_supported_countries())
        raise UnreadableError(
            say("the holidays of `{code}` are not known", code=code),
            say("a code of two letters such as RU or DE"),
            guess,
        )
    regions = holidays.country_holidays(country, years=year).subdivisions
    if region and region not in regions:
        guess = did_you_mean(region, regions)
        raise UnreadableError(
            say("`{region}` is not a region of {country}", region=region, country=country), one_of(regions[:12]), guess
        )
    return frozenset(holidays.country_holidays(country, subdiv=region or None, years=year))
