"""Random networks that say everything a network can say of arrivals and people."""

import random
from typing import Any

import numpy as np

from network.tables import calendars, laws, networks, seats, teams
from salessim.columns import from_rows
from salessim.network import tables as t

DAY = 86_400
LAWS: list[tuple[Any, ...]] = [
    (t.CONSTANT, 3.0), (t.EXPONENTIAL, 7.0), (t.LOGNORMAL, 1.5, 0.8), (t.UNIFORM, 2.0, 5.0),
    (t.TRIANGULAR, 1.0, 2.0, 5.0), (t.NORMAL, 1.0, 2.0), (t.ERLANG, 3.0, 12.0), (t.EMPIRICAL, [1.0, 5.0, 7.0]),
    (t.VALUES, [2.0, 3.0]),
]  # fmt: skip
SPANS: list[tuple[Any, ...]] = [  # seconds that somebody stays or is missing
    (t.EXPONENTIAL, 20.0 * DAY), (t.LOGNORMAL, 14.0, 1.0), (t.UNIFORM, 0.0, 9.0 * DAY),
    (t.HAZARD, [4.0 * DAY, 0.0, 9.0 * DAY, 1 / (6.0 * DAY)], 1 / (30.0 * DAY)), (t.HAZARD, []),
]  # fmt: skip
NO_TIME = len(LAWS) + len(SPANS)


def random_network(seed: int) -> t.Network:
    """A network of a few sources and seats."""
    chance = random.Random(seed)
    start = chance.choice((0, 0, chance.randrange(5 * DAY)))
    until = start + chance.choice((1, *4 * [chance.randrange(60 * DAY)]))
    law, item = laws(*LAWS, *SPANS, (t.CONSTANT, 0.2))
    calendar, opening = calendars(*[_openings(chance) for _ in range(2)])
    market, rows = _market(chance), [_seat(chance, start, until) for _ in range(chance.randrange(5))]
    absences = [_absence(chance) for _ in range(chance.choice((0, 0, 1, 2)))]
    team = teams(2)._replace(absence_to=np.array([len(absences), 0], np.int32))
    return networks(
        start, until, **market, law=law, item=item, calendar=calendar, opening=opening, team=team, seat=seats(*rows),
        absence=from_rows(t.Absence, absences),
    )  # fmt: skip


def _absence(chance: random.Random) -> tuple[Any, ...]:
    """Missing for hours or for many days; what is longer than a cell is cut."""
    cell = chance.choice((DAY, 3 * DAY, 9 * DAY))
    lasting = chance.choice((0, len(LAWS), len(LAWS) + 2, NO_TIME))  # 3 s, about 20 d, up to 9 d, no time
    return chance.getrandbits(64), cell, chance.choice((0.3, 1.0)), chance.choice((0, 1, 3)), lasting


def _market(chance: random.Random) -> dict[str, Any]:
    sources = chance.choice((0, 1, 2, 2, 3, 3))
    counts = [chance.randrange(1, 4) for _ in range(chance.choice((0, 1, 2, 2)))]  # values of each attribute
    segments = 1
    attributes = []
    for count in counts:
        attributes.append((chance.getrandbits(64), segments))
        segments *= count
    rows: dict[str, list[Any]] = {"source": [], "day": [], "hour": [], "moment": []}
    for _ in range(sources):
        slices = []
        for name, listed in (("day", _days(chance)), ("hour", _hours(chance)), ("moment", _moments(chance))):
            slices += [len(rows[name]), len(rows[name]) + len(listed)]
            rows[name] += listed
        spread = chance.choice(((0.0, 0.0), (0.4, 0.0), (0.3, 0.5), (0.2, 0.95)))
        rows["source"].append((chance.getrandbits(64), chance.randrange(3), *spread, *slices))
    shares = [
        (source, attribute, value, chance.random())
        for source in (-1, *range(sources))
        for attribute, count in enumerate(counts)
        if source == -1 or chance.random() < 0.3
        for value in range(count)
    ]
    chance.shuffle(shares)
    return {
        "source": from_rows(t.Source, rows["source"]),
        "day": from_rows(t.Day, rows["day"]),
        "hour": from_rows(t.Hour, rows["hour"]),
        "moment": from_rows(t.Moment, rows["moment"]),
        "attribute": from_rows(t.Attribute, attributes),
        "share": from_rows(t.Share, shares),
        "segment": from_rows(t.Segment, [(chance.randrange(-1, len(LAWS)),) for _ in range(segments)]),
    }


def _days(chance: random.Random) -> list[tuple[int, float]]:
    first = chance.randrange(20)
    days = [(day, chance.choice((0.0, 0.3, 5.0, 20.0))) for day in range(first, first + chance.randrange(30))]
    if days and chance.random() < 0.2:
        days[len(days) // 4] = days[len(days) // 4][0], 1100.0
    return days


def _hours(chance: random.Random) -> list[tuple[int, int, int, float]]:
    if chance.random() < 0.3:
        return [(-1, 0, DAY, 1.0)]
    return [
        (weekday, hour * 3600, (hour + 2) * 3600, chance.choice((0.0, 0.5, 1.0, 1 / 3)))
        for weekday in chance.sample(range(7), chance.randrange(8))
        for hour in sorted(chance.sample(range(0, 24, 2), 3))
    ]


def _moments(chance: random.Random) -> list[tuple[int, int]]:
    """In any order, some of them at one second."""
    times = [chance.randrange(70 * DAY) for _ in range(chance.randrange(20))]
    moments = [(chance.choice(times), chance.choice((1, 2, 30))) for _ in times]
    return sorted(moments) if chance.random() < 0.5 else moments


def _openings(chance: random.Random) -> list[tuple[int, int]]:
    hours, now = [], -chance.randrange(20 * DAY)
    for _ in range(chance.choice((0, 3, 60))):
        now += chance.randrange(1, DAY)
        hours.append((now, now + chance.randrange(1, DAY)))
        now = hours[-1][1]
    return hours


def _seat(chance: random.Random, start: int, until: int) -> dict[str, Any]:
    moments = sorted(chance.randrange(start - 30 * DAY, until + 20 * DAY) for _ in range(2))
    hired, closes = moments[0], chance.choice((t.FOREVER, moments[1]))
    spans, traits = (-1, *range(len(LAWS), NO_TIME)), (-1, *range(len(LAWS)))
    if chance.random() < 0.1:  # nobody stays
        spans, hired = (NO_TIME,), max(hired, until - 50)
    return {
        "key": chance.getrandbits(64), "team": chance.randrange(2), "calendar": chance.randrange(2), "hired": hired,
        "opens": hired + chance.choice((0, 0, 5 * DAY)), "closes": closes, "tenure": chance.choice(spans),
        "hire_lag": chance.choice(spans), "first_tenure": chance.choice(spans), "vacant": chance.choice((0, 0, 1)),
        "internship": chance.choice((0, 0, 4 * DAY)), "speed": chance.choice(traits), "quality": chance.choice(traits),
        "candidates": chance.choice((1, 1, 3)),
        "first_speed": chance.choice(traits), "first_quality": chance.choice(traits),
    }  # fmt: skip
