"""Days and months in the form of the tongue in use."""

from datetime import date, datetime

from salessim.translation import later, say

MONTHS = (
    later("Jan"), later("Feb"), later("Mar"), later("Apr"), later("May"), later("Jun"),
    later("Jul"), later("Aug"), later("Sep"), later("Oct"), later("Nov"), later("Dec"),
)  # fmt: skip
WEEKDAYS = (later("Mon"), later("Tue"), later("Wed"), later("Thu"), later("Fri"), later("Sat"), later("Sun"))


def day(when: date) -> str:
    """2027-01-31; in Russian 31.01.2027."""
    return say("{year:04}-{month:02}-{day:02}", year=when.year, month=when.month, day=when.day)


def moment(when: datetime) -> str:
    """A day and a time of day, to the minute."""
    return f"{day(when)} {when:%H:%M}"


def month_of_year(text: str) -> str:
    """The month 2027-01; in Russian 01.2027."""
    year, number = text.split("-")
    return say("{year}-{month}", year=year, month=number)


def month(number: int) -> str:
    """The short name of a month, 1 to 12."""
    return say(MONTHS[number - 1])
