"""Working time as calendars of the network, and lengths of time as seconds."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from salessim.columns import from_rows
from salessim.compiler.known import KEPT, Told
from salessim.compiler.rows import Book
from salessim.network.tables import Opening
from salessim.scenario.absence import Meeting
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


def real_seconds(duration: Duration, working: WorkingTime) -> float:
    """A length of time in real seconds; working days are spread over a usual week."""
    return duration.amount * real_working_day(working) if duration.working else duration.seconds


def real_working_day(working: WorkingTime) -> float:
    """Real seconds from one working day to the next, on average over a usual week."""
    return DAY if working.always else 7 * DAY / len(working.days.members)


def calendar(book: Book, working: WorkingTime, start: int, until: int, meetings: tuple[Meeting, ...] = ()) -> int:
    """Write a calendar and its opening hours less meetings, from ten years before the run until a year after it."""
    first = book.count("opening")
    begin, end = (start - int(YEARS_BEFORE * UNIT_SECONDS["year"]), until + int(YEARS_AFTER * UNIT_SECONDS["year"]))
    book.add_columns("opening", _opening(Told.of(working), day_of(begin), day_of(end), meetings))
    return book.add("calendar", open_from=first, open_to=book.count("opening"))


@lru_cache(maxsize=KEPT)
def _opening(working: Told[WorkingTime], first: date, last: date, meetings: tuple[Meeting, ...]) -> Opening:
    """The opening hours as a table."""
    rows, before = [], 0
    hours = openings(working.part, first, last)
    for on, off in without(hours, meetings) if meetings else hours:
        rows.append((on, off, before))
        before += off - on
    return from_rows(Opening, rows)


def without(hours: Iterable[tuple[int, int]], meetings: tuple[Meeting, ...]) -> Iterator[tuple[int, int]]:
    """Opening hours less what falls into meetings."""
    for on, off in hours:
        at = on
        for day in range(on // DAY, (off - 1) // DAY + 1):
            told = sorted((one.start, one.end) for one in meetings if day % 7 in one.days)
            for begins, ends in told:
                if at < min(off, day * DAY + begins):
                    yield at, min(off, day * DAY + begins)
                at = max(at, min(off, day * DAY + ends))
        if at < off:
            yield at, off


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
