"""The market as arrival streams: who comes on which day, at which hour, of which kind, and of which size."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from salessim.compiler.draft import NO_ROW, Draft
from salessim.compiler.known import KEPT, Told
from salessim.compiler.time import ORIGIN, second
from salessim.compiler.unsure import Cell, one_by, part_of, rest_of
from salessim.network.draws import name_key
from salessim.scenario.quantity import DAY, UNIT_SECONDS, Number
from salessim.scenario.schema import SourceModel, WorkingTime
from salessim.translation import say

WEEKS_IN_MONTH = UNIT_SECONDS["month"] / DAY / 7


def write_market(draft: Draft) -> None:
    """Attributes, segments with their sizes, and sources."""
    _attributes(draft)
    _segments(draft)
    for name, source in draft.scenario.sources.items():
        row = _source(draft, name, source)
        for attribute, shares in source.attributes.items():
            _shares(draft, attribute, shares, row)


def _attributes(draft: Draft) -> None:
    """The last attribute changes fastest in the segment number."""
    attributes = draft.scenario.attributes
    stride = 1
    strides = {}
    for name in reversed(attributes):
        strides[name] = stride
        stride *= len(attributes[name])
    for name, shares in attributes.items():
        draft.book.add("attribute", key=name_key("attribute", name), stride=strides[name])
        _shares(draft, name, shares, NO_ROW)


def _shares(draft: Draft, attribute: str, shares: dict[str, Number | None], source: int) -> None:
    """How frequent the values are; `rest` is what the others leave."""
    names = list(draft.scenario.attributes)
    values = list(draft.scenario.attributes[attribute])
    rest = rest_of(share for share in shares.values() if share is not None)
    for value, share in shares.items():
        number = rest if share is None else part_of(share)
        place = {"source": source, "attribute": names.index(attribute), "value": values.index(value)}
        draft.book.add("share", **place, share=number)


def _segments(draft: Draft) -> None:
    """Every combination of attribute values, with the size of its entities."""
    attributes = draft.scenario.attributes
    sizes, by = draft.scenario.deal_value, draft.scenario.value_attribute
    for values in itertools.product(*attributes.values()):
        segment = dict(zip(attributes, values, strict=True))
        draft.segments.append(segment)
        if sizes is None:
            draft.book.add("segment", size=NO_ROW)
        elif not isinstance(sizes, dict):
            draft.book.add("segment", size=draft.law(sizes))
        elif by is not None:
            draft.book.add("segment", size=draft.law(sizes[segment[by]]))
        else:
            message = say("`deal_value` lists the values of no attribute")
            raise draft.refuse(message, say("one value, or one per value of an attribute"), "deal_value")


def _source(draft: Draft, name: str, source: SourceModel) -> int:
    """A stream with its days, hours and moments."""
    slices = {part: draft.book.count(part) for part in ("day", "hour", "moment")}
    dispersion: Cell = 0.0
    memory = 0.0
    if source.rate is not None:
        _days(draft, source)
        _hours(draft, source)
        uneven = source.busy_and_quiet_days
        if uneven is not None and uneven.variance_to_mean > 1.0:
            dispersion = _dispersion(source, uneven.variance_to_mean - 1.0, draft.scenario.working_time)
            memory = uneven.day_to_day
    else:
        _moments(draft, source)
    bounds = {f"{part}_from": first for part, first in slices.items()}
    bounds |= {f"{part}_to": draft.book.count(part) for part in slices}
    key = name_key("source", source.id or name)
    station = draft.stations[source.goes_to]
    return draft.book.add("source", key=key, station=station, dispersion=dispersion, memory=memory, **bounds)


def _dispersion(source: SourceModel, excess: float, working: WorkingTime) -> Cell:
    """The variance of a day's factor, so that a usual day has this excess of variance over its mean."""
    if source.rate is None or not source.rate.number.path:
        usual = usual_day(source, working)
        return excess / usual if usual else 0.0
    return one_by(part_of(source.rate.number, usual_day(_of_one(source), working) / excess))


def _of_one(source: SourceModel) -> SourceModel:
    """The source if one came where a rate is told."""
    rate = source.rate and replace(source.rate, number=Number(1.0))
    return source.model_copy(update={"rate": rate})


# ---- how many on which day ----------------------------------------------------------------------------------------


def weight(source: SourceModel, working: WorkingTime, day: date) -> float:
    """How open the source is on a day: 0 on holidays, the factor of its weekday, or 1 on working days."""
    if working.is_holiday(day) or (not working.always and day in working.closed):
        return 0.0
    return _weekday(source, working, day.weekday())


def _weekday(source: SourceModel, working: WorkingTime, weekday: int) -> float:
    works = working.always or weekday in working.days.members
    if source.weekdays is None:
        return float(works)
    return source.weekdays.of(weekday, works)


def usual_day(source: SourceModel, working: WorkingTime) -> float:
    """Expected arrivals on a day of weight 1, in a week without holidays and a month without season."""
    if source.rate is None:
        return 0.0
    week = math.fsum(_weekday(source, working, weekday) for weekday in range(7))
    weeks = {"week": 1.0, "month": WEEKS_IN_MONTH, "year": 12 * WEEKS_IN_MONTH}
    number = source.rate.number.value
    return number if source.rate.per == "day" else number / (weeks[source.rate.per] * week) if week > 0 else 0.0


class OpenDay(NamedTuple):
    """A day on which leads may come."""

    day: int  # since the origin
    open: float  # its weight by the season
    among: float  # the weights of its month or year together, for a rate per month or per year; else 1


@lru_cache(maxsize=KEPT)
def _open_days(source: Told[SourceModel], working: Told[WorkingTime], first: date, last: date) -> tuple[OpenDay, ...]:
    """The days from the first to the day before the last on which a source is open, however many come."""
    told, season = source.part, source.part.season
    per = "" if told.rate is None else told.rate.per

    @cache
    def together(begin: date, end: date) -> float:
        return math.fsum(weight(told, working.part, begin + timedelta(days=n)) for n in range((end - begin).days))

    found = []
    for n in range((last - first).days):
        day = first + timedelta(days=n)
        own = weight(told, working.part, day) * (season.of(day.month) if season is not None else 1.0)
        if own > 0.0:
            among = together(*_month_or_year(day, per)) if per in ("month", "year") else 1.0
            found.append(OpenDay((day - ORIGIN).days, own, among))
    return tuple(found)


def _month_or_year(day: date, per: str) -> tuple[date, date]:
    """Its first day, and the day after its last."""
    if per == "year":
        return date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.replace(day=1), (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def daily_means(source: SourceModel, working: WorkingTime, first: date, last: date) -> Iterator[tuple[int, float]]:
    """(day since the origin, expected arrivals), from the first day to the day before the last.

    A rate per day or week thins out on holidays; one per month or year is shared out over the days that are open.
    """
    if source.rate is None:
        return
    per, number = source.rate.per, source.rate.number.value
    if per in ("day", "week"):
        number = usual_day(source, working)
    days = Told(source, repr((per, source.season, source.weekdays)))
    for day, own, among in _open_days(days, Told.of(working), first, last):
        yield day, number / among * own


def _days(draft: Draft, source: SourceModel) -> None:
    first = ORIGIN + timedelta(days=draft.start // DAY)
    last = ORIGIN + timedelta(days=-(-draft.until // DAY))
    working, rate = draft.scenario.working_time, source.rate
    if rate is None or not rate.number.path:
        draft.book.add_rows("day", daily_means(source, working, first, last))
        return
    for day, mean in daily_means(_of_one(source), working, first, last):
        draft.book.add("day", day=day, mean=part_of(rate.number, mean))


def _hours(draft: Draft, source: SourceModel) -> None:
    """How a day is shared out: evenly over the working hours, or as the source says."""
    usual = draft.scenario.working_time.stretches()
    even = [(start, end, float(end - start)) for start, end in usual]
    rows = even if source.hours is None else source.hours.rows(usual)
    for start, end, share in rows:
        draft.book.add("hour", weekday=-1, start=start, end=end, weight=share)


def _moments(draft: Draft, source: SourceModel) -> None:
    """A list of contacts is there when the period begins; given moments count from then."""
    begin = second(draft.scenario.period.start)
    given = [(begin, source.contacts or 0)]
    if source.at is not None:
        given = [(begin + math.floor(moment.seconds + 0.5), 1) for moment in source.at]
    for time, count in sorted(given):
        if count and draft.start <= time < draft.until:
            draft.book.add("moment", time=time, number=count)
