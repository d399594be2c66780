"""One replication's chances, decided before the engine starts: who arrives when, who is on duty when."""

import math
from collections import Counter
from collections.abc import Callable
from functools import cache

from salessim.columns import as_lists, from_rows
from salessim.network import draws, rules
from salessim.network.numbers import exp, log, normal_quantile
from salessim.network.tables import FOREVER, Arrival, Duty, Network, Server, World

DAY = 86_400
PERSONAL = 0  # the station of draws that belong to no station
LARGEST_MEAN = 500.0  # of one Poisson draw; busier days are drawn in parts
OVERTIME = 7 * DAY  # work that runs past a spell is over by then
SMALLEST_WEIGHT = 1e-6  # of a past day in the memory of a busy or quiet day


def realise(network: Network, seed: int, replication: int) -> World:
    """Decide the chances of one replication of a network."""
    run = draws.run_key(seed, replication)
    tables: Network = as_lists(network)
    servers, duty = _servers(tables, run)
    return World(run, from_rows(Arrival, _arrivals(tables, run)), from_rows(Server, servers), from_rows(Duty, duty))


# ---- arrivals -----------------------------------------------------------------------------------------------------


def _arrivals(network: Network, run: int) -> list[tuple[float, ...]]:
    """All arrivals of the run, sorted by time and key; the k-th of a source's day keeps its draws whatever else."""
    start, until = network.clock.start[0], network.clock.until[0]
    rows: list[tuple[float, ...]] = []
    for source in range(len(network.source.key)):
        shares = _shares(network, source)
        came = sorted(
            (time, draws.join(draws.join(network.source.key[source], time // DAY), k))
            for time, k in [*_by_rate(network, run, source), *_by_moment(network, source)]
            if start <= time < until
        )
        for ordinal, (time, key) in enumerate(came):
            segment = _segment(run, shares, key)
            size = _size(network, run, segment, key, ordinal)
            rows.append((time, key, source, network.source.station[source], segment, size, ordinal))
    return sorted(rows)


def _by_rate(network: Network, run: int, source: int) -> list[tuple[int, int]]:
    """(time, number of the day) of random arrivals: a Poisson count a day, each at its own place in the day."""
    table = network.source
    factor = _day_factor(network, run, source)
    came = []
    for row in range(table.day_from[source], table.day_to[source]):
        day = network.day.day[row]
        hours = _hours(network, source, day)
        mean = network.day.mean[row] * factor(day) if hours else 0.0
        for k in range(_number(run, draws.join(table.key[source], day), mean)):
            key = draws.join(draws.join(table.key[source], day), k)
            u = draws.uniform(draws.draw(run, key, PERSONAL, 0, draws.TIME))
            came.append((day * DAY + _second_of_day(hours, u), k))
    return came


def _number(run: int, of_day: int, mean: float) -> int:
    """How many come on a day, a Poisson number; large ones in parts, since e to the minus mean must not vanish."""
    parts = int(mean // LARGEST_MEAN) + 1
    words = [draws.draw(run, of_day, PERSONAL, part, draws.COUNT) for part in range(parts)]
    return sum(rules.poisson(mean / parts, draws.uniform(word)) for word in words)


def _day_factor(network: Network, run: int, source: int) -> Callable[[int], float]:
    """A lognormal factor of mean 1 for each day, whose correlation from day to day is the source's memory.

    The normal behind it is a moving sum of one number a day, so that it hangs on no first day. A lognormal with log
    variance v has variance w = e^v - 1; two of them whose normals correlate by r correlate by (e^(rv) - 1) / w.
    """
    w, memory = network.source.dispersion[source], network.source.memory[source]
    if w <= 0.0:
        return lambda day: 1.0
    v = log(1.0 + w)
    r = log(1.0 + memory * w) / v if memory > 0.0 else 0.0
    weights = [1.0]
    while weights[-1] * r > SMALLEST_WEIGHT:
        weights.append(weights[-1] * r)
    spread = math.sqrt(sum(weight * weight for weight in weights))

    @cache
    def normal(day: int) -> float:
        word = draws.draw(run, draws.join(network.source.key[source], day & draws.MASK), PERSONAL, 0, draws.FACTOR)
        return normal_quantile(draws.uniform(word))

    def factor(day: int) -> float:
        z = sum(weight * normal(day - back) for back, weight in enumerate(weights)) / spread
        return exp(math.sqrt(v) * z - 0.5 * v)

    return factor


def _hours(network: Network, source: int, day: int) -> list[tuple[int, int, float]]:
    """(start, end, weight) of the stretches in which this day's arrivals fall; day 0 is a Monday."""
    hour = network.hour
    return [
        (hour.start[row], hour.end[row], hour.weight[row])
        for row in range(network.source.hour_from[source], network.source.hour_to[source])
        if hour.weekday[row] in (-1, day % 7) and hour.weight[row] > 0.0
    ]


def _second_of_day(hours: list[tuple[int, int, float]], u: float) -> int:
    """The inverse of the day's cumulative arrivals."""
    rest = u * sum(weight for _, _, weight in hours)
    for start, end, weight in hours:
        if rest < weight:
            return start + int(rest / weight * (end - start))
        rest -= weight
    return hours[-1][1] - 1


def _by_moment(network: Network, source: int) -> list[tuple[int, int]]:
    """(time, number of the day) of given arrivals."""
    came: list[tuple[int, int]] = []
    of_day: Counter[int] = Counter()
    for row in range(network.source.moment_from[source], network.source.moment_to[source]):
        time = network.moment.time[row]
        for _ in range(network.moment.number[row]):
            came.append((time, of_day[time // DAY]))
            of_day[time // DAY] += 1
    return came


def _shares(network: Network, source: int) -> list[tuple[int, int, list[tuple[int, float]]]]:
    """(key, stride, [(value, share)]) of every attribute for the entities of a source; its own shares come first."""
    attribute, share = network.attribute, network.share
    shares = []
    for row, (key, stride) in enumerate(zip(attribute.key, attribute.stride, strict=True)):
        values: dict[int, list[tuple[int, float]]] = {source: [], -1: []}
        for of, about, value, part in zip(*share, strict=True):
            if about == row and of in values:
                values[of].append((value, part))
        shares.append((key, stride, values[source] or values[-1]))
    return shares


def _segment(run: int, shares: list[tuple[int, int, list[tuple[int, float]]]], key: int) -> int:
    """The combination of attribute values that an entity draws, each at an address of its own."""
    segment = 0
    for attribute, stride, values in shares:
        rest = draws.uniform(draws.draw(run, key, attribute, 0, draws.VALUE)) * sum(share for _, share in values)
        drawn = values[-1][0]
        for value, share in values:
            if rest < share:
                drawn = value
                break
            rest -= share
        segment += stride * drawn
    return segment


def _size(network: Network, run: int, segment: int, key: int, turn: int) -> float:
    row = network.segment.size[segment]
    if row == -1:
        return 1.0
    return rules.sample(network.law, network.item, row, draws.draw(run, key, PERSONAL, 0, draws.SIZE), turn)


# ---- people -------------------------------------------------------------------------------------------------------


def _servers(network: Network, run: int) -> tuple[list[tuple[float, ...]], list[tuple[int, int]]]:
    """The spells of every seat and their duty; a person is (team, seat, spell), never a running number."""
    seat, until = network.seat, network.clock.until[0]
    servers: list[tuple[float, ...]] = []
    duty: list[tuple[int, int]] = []
    for row in range(len(seat.key)):
        place = draws.join(network.team.key[seat.team[row]], seat.key[row])
        hired, spell = seat.hired[row], 0
        while hired < min(seat.closes[row], until):
            key = draws.join(place, spell)
            left = min(seat.closes[row], hired + _personal(network, run, key, seat.tenure[row], draws.TENURE, FOREVER))
            starts = max(hired, seat.opens[row])
            if left > max(starts, network.clock.start[0] - OVERTIME):
                stretches = _stretches(network, seat.calendar[row], starts, left)
                speed = _trait(network, run, key, seat.speed[row], draws.SPEED)
                quality = _trait(network, run, key, seat.quality[row], draws.QUALITY)
                slice_ = (len(duty), len(duty) + len(stretches))
                servers.append((key, seat.team[row], row, hired, starts, min(left, FOREVER), speed, quality, *slice_))
                duty += stretches
            hired = left + _personal(network, run, key, seat.hire_lag[row], draws.LAG, 0)
            spell += 1
    return servers, duty


def _personal(network: Network, run: int, key: int, law: int, purpose: int, otherwise: int) -> int:
    """A person's own number of seconds; at least 1, so that spells move on."""
    if law == -1:
        return otherwise
    word = draws.draw(run, key, PERSONAL, 0, purpose)
    return max(1, rules.whole(rules.sample(network.law, network.item, law, word, 0)))


def _trait(network: Network, run: int, key: int, law: int, purpose: int) -> float:
    """A person's own factor; one without a law."""
    if law == -1:
        return 1.0
    return rules.sample(network.law, network.item, law, draws.draw(run, key, PERSONAL, 0, purpose), 0)


def _stretches(network: Network, calendar: int, starts: int, left: int) -> list[tuple[int, int]]:
    """Opening hours within a spell: what touches the run, and the stretch before and after it."""
    opening = network.opening
    start, until = network.clock.start[0], network.clock.until[0]
    stretches: list[tuple[int, int]] = []
    for row in range(network.calendar.open_from[calendar], network.calendar.open_to[calendar]):
        on, off = max(opening.on[row], starts), min(opening.off[row], left)
        if on < off:
            if stretches and off <= start:
                stretches.clear()
            stretches.append((on, off))
            if on >= until:
                break
    return stretches
