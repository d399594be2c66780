"""Working time as calendars of the network, and lengths of time as seconds."""

import math
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from salessim.columns import from_rows
from salessim.compiler.known import KEPT, Told
from salessim.compiler.rows import Book
from salessim.network.tables import Opening
from salessim.scenario.absence import Meeting, without
from salessim.scenario.quantity import DAY, UNIT_SECONDS, Duration
from salessim.scenario.schema import WorkingTime

ORIGIN = date(2001, 1, 1)  # second 0: the Monday from which all time is counted
YEARS_BEFORE, YEARS_AFTER = 10, 1  # calendars reach so far beyond the run


def second(day: date) -> int:
    """The first second of a day."""
    return (day - ORIGIN).days * DAY


def day_of(moment: int) -> date:
    """The day of a second."""
    return ORIGIN + timedelta(days=moment // DAY)


def seconds(duration: Duration, working: WorkingTime) -> float:
    """A length of time; working days are counted in working seconds."""
    return duration.amount * working.day_seconds if duration.working else duration.seconds


class Hours(NamedTuple):
    """When somebody is on duty: a working time, less the meetings of a week, less a share of every day for leading."""

    working: WorkingTime
    meetings: tuple[Meeting, ...] = ()
    leading: float = 0.0


def calendar(book: Book, hours: Hours, start: int, until: int) -> int:
    """Write a calendar and its opening hours, from ten years before the run until a year after it."""
    first = book.count("opening")
    begin, end = (start - int(YEARS_BEFORE * UNIT_SECONDS["year"]), until + int(YEARS_AFTER * UNIT_SECONDS["year"]))
    opening = _opening(Told.of(hours.working), day_of(begin), day_of(end), hours.meetings, hours.leading)
    book.add_columns("opening", opening)
    return book.add("calendar", open_from=first, open_to=book.count("opening"))


@lru_cache(maxsize=KEPT)
def _opening(
    working: Told[WorkingTime], first: date, last: date, meetings: tuple[Meeting, ...], leading: float
) -> Opening:
    """The opening hours as a table."""
    rows, before = [], 0
    hours = openings(working.part, first, last)
    hours = without(hours, meetings) if meetings else hours
    for on, off in after_leading(hours, leading) if leading else hours:
        rows.append((on, off, before))
        before += off - on
    return from_rows(Opening, rows)


def after_leading(hours: Iterable[tuple[int, int]], share: float) -> Iterator[tuple[int, int]]:
    """Opening hours less this share of every day, from its beginning on."""
    for _, stretches in groupby(_by_day(hours), key=lambda stretch: stretch[0] // DAY):
        of_day = list(stretches)
        taken = math.floor(share * sum(off - on for on, off in of_day) + 0.5)
        for on, off in of_day:
            begins = min(on + taken, off)
            taken -= begins - on
            if begins < off:
                yield begins, off


def _by_day(hours: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Opening hours cut at every midnight."""
    for on, off in hours:
        for day in range(on // DAY, (off - 1) // DAY + 1):
            yield max(on, day * DAY), min(off, (day + 1) * DAY)


def openings(working: WorkingTime, first: date, last: date) -> Iterator[tuple[int, int]]:
    """The opening hours from the first day to the day before the last; hours that touch are one."""
    if working.always:
        yield second(first), second(last)
        return
    open_since = open_until = -1
    for number in range((first - ORIGIN).days, (last - ORIGIN).days):
        if not working.is_open(ORIGIN + timedelta(days=number)):
            continue
        for start, end in working.stretches():
            if number * DAY + start != open_until:
                if open_until >= 0:
                    yield open_since, open_until
                open_since = number * DAY + start
            open_until = number * DAY + end
    if open_until >= 0:
        yield open_since, open_until
