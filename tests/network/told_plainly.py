"""What a world is, told plainly: lists and dictionaries, no thought of speed. Sums run from left to right, as the law
of the world says; Python's own `sum` does not, from 3.12 on."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any

from network.hired_plainly import hired
from salessim.columns import as_lists, from_rows
from salessim.network import draws, recruits, rules
from salessim.network import tables as t
from salessim.network.numbers import exp, log, normal_quantile

DAY = 86_400


def realise(network: t.Network, seed: int, replication: int) -> t.World:
    """The world of one replication."""
    run = draws.run_key(seed, replication)
    tables: t.Network = as_lists(network)
    by_channel = [hired(tables, run, row) for row in range(len(tables.hiring.key))]
    servers, duty = people(tables, run, {seat: sat for seats, _ in by_channel for seat, sat in seats.items()})
    candidates = [row for _, rows in by_channel for row in rows]
    came = sorted(row for source in range(len(tables.source.key)) for row in arrivals(tables, run, source))
    tables_of_it = ((t.Arrival, came), (t.Server, servers), (t.Duty, duty), (recruits.Candidate, candidates))
    return t.World(run, *(from_rows(table, rows) for table, rows in tables_of_it))


def uniform(run: int, key: int, purpose: int, station: int = 0, part: int = 0) -> float:
    return draws.uniform(draws.draw(run, key, station, part, purpose))


def added(numbers: Iterable[float]) -> float:
    total = 0.0
    for number in numbers:
        total += number
    return total


def reached(parts: list[tuple[Any, float]], u: float) -> tuple[Any, float, float]:
    """The part in which a share u of all weights is reached, what is left of it there, and its weight."""
    rest = u * added(weight for _, weight in parts)
    for what, weight in parts:
        if rest < weight:
            return what, rest, weight
        rest -= weight
    return parts[-1][0], math.inf, 1.0


# ---- arrivals -----------------------------------------------------------------------------------------------------


def arrivals(network: t.Network, run: int, source: int) -> Iterable[tuple[Any, ...]]:
    table, segments = network.source, network.segment.size
    times = [*by_rate(network, run, source), *by_moment(network, source)]
    kept = [(time, k) for time, k in times if network.clock.start[0] <= time < network.clock.until[0]]
    keyed = sorted((time, draws.join(draws.join(table.key[source], time // DAY), k)) for time, k in kept)
    for ordinal, (time, key) in enumerate(keyed):
        segment = segment_of(network, run, source, key)
        size = personal(network, run, key, segments[segment], draws.SIZE, 1.0, ordinal)
        yield time, key, source, table.station[source], segment, size, ordinal


def by_rate(network: t.Network, run: int, source: int) -> Iterable[tuple[int, int]]:
    table, hour = network.source, network.hour
    rows = slice(table.day_from[source], table.day_to[source])
    for day, expected in zip(network.day.day[rows], network.day.mean[rows], strict=True):
        key = draws.join(table.key[source], day)
        today = [
            ((hour.start[row], hour.end[row]), hour.weight[row])
            for row in range(table.hour_from[source], table.hour_to[source])
            if hour.weekday[row] in (-1, day % 7) and hour.weight[row] > 0.0
        ]
        if not today:
            continue
        mean = expected * factor(network, run, source, day)
        parts = int(mean // 500.0) + 1
        for k in range(sum(rules.poisson(mean / parts, uniform(run, key, draws.COUNT, 0, i)) for i in range(parts))):
            (start, end), rest, weight = reached(today, uniform(run, draws.join(key, k), draws.TIME))
            yield day * DAY + (end - 1 if rest == math.inf else start + int(rest / weight * (end - start))), k


def factor(network: t.Network, run: int, source: int, day: int) -> float:
    w, memory = network.source.dispersion[source], network.source.memory[source]
    if w <= 0.0:
        return 1.0
    v = log(1.0 + w)
    r = log(1.0 + memory * w) / v if memory > 0.0 else 0.0
    weights = [1.0]
    while weights[-1] * r > 1e-6:
        weights.append(weights[-1] * r)
    keys = [draws.join(network.source.key[source], (day - back) & draws.MASK) for back in range(len(weights))]
    normals = [normal_quantile(uniform(run, key, draws.FACTOR)) for key in keys]
    z = added(a * b for a, b in zip(weights, normals, strict=True))
    return exp(math.sqrt(v) * (z / math.sqrt(added(weight * weight for weight in weights))) - 0.5 * v)


def by_moment(network: t.Network, source: int) -> Iterable[tuple[int, int]]:
    of_day: Counter[int] = Counter()
    rows = slice(network.source.moment_from[source], network.source.moment_to[source])
    for time, number in zip(network.moment.time[rows], network.moment.number[rows], strict=True):
        for _ in range(number):
            yield time, of_day[time // DAY]
            of_day[time // DAY] += 1


def segment_of(network: t.Network, run: int, source: int, key: int) -> int:
    segment = 0
    for row, (attribute, stride) in enumerate(zip(*network.attribute, strict=True)):
        shares = list(zip(*network.share, strict=True))
        mine = [(value, share) for of, about, value, share in shares if (of, about) == (source, row)]
        others = [(value, share) for of, about, value, share in shares if (of, about) == (-1, row)]
        segment += stride * reached(mine or others, uniform(run, key, draws.VALUE, attribute))[0]
    return segment


# ---- people -------------------------------------------------------------------------------------------------------


def people(
    network: t.Network, run: int, found: dict[int, list[dict[str, Any]]]
) -> tuple[list[tuple[Any, ...]], list[tuple[int, int]]]:
    """The people of every seat in turn; `found`: by seat those who are found already."""
    seat, start, until = network.seat, network.clock.start[0], network.clock.until[0]
    servers: list[tuple[Any, ...]] = []
    duty: list[tuple[int, int]] = []
    for row in range(len(seat.key)):
        told = found[row] if row in found else in_turn(network, run, row)
        for one in told:
            if one["hired"] >= until or one["left"] <= max(one["starts"], start - 7 * DAY):
                continue
            begins = max(one["starts"], one["hired"] + seat.internship[row])
            away = missing(network, run, one["key"], seat.team[row])
            hours = stretches(network, seat.calendar[row], begins, one["left"], away)
            slice_ = len(duty), len(duty) + len(hours)
            when = one["hired"], one["starts"], min(one["left"], t.FOREVER)
            servers.append((one["key"], seat.team[row], row, *when, one["speed"], one["quality"], *slice_))
            duty += hours
    return servers, duty


def in_turn(network: t.Network, run: int, row: int) -> Iterable[dict[str, Any]]:
    """The people of a seat that is filled after some time."""
    seat, until = network.seat, network.clock.until[0]
    place, spell = draws.join(network.team.key[seat.team[row]], seat.key[row]), 0
    begin = seat.hired[row]
    if seat.vacant[row]:
        begin += seconds(network, run, place, seat.hire_lag[row], draws.LAG, 0)
    while begin < min(seat.closes[row], until):
        key = draws.join(place, spell)
        stays = seat.tenure[row] if spell or seat.first_tenure[row] == -1 else seat.first_tenure[row]
        left = min(seat.closes[row], begin + seconds(network, run, key, stays, draws.TENURE, t.FOREVER))
        laws = [
            mine[row] if not spell and mine[row] != -1 else usual[row]
            for mine, usual in ((seat.first_speed, seat.speed), (seat.first_quality, seat.quality))
        ]
        several = seat.candidates[row] if spell or seat.vacant[row] else 1
        who = [key, *(draws.phase(key, number) for number in range(1, several))]
        candidates = [
            [
                personal(network, run, one, law, purpose, 1.0)
                for law, purpose in zip(laws, (draws.SPEED, draws.QUALITY), strict=True)
            ]
            for one in who
        ]
        speed, quality = max(candidates, key=lambda pair: pair[0] * pair[1])
        yield {"key": key, "hired": begin, "starts": max(begin, seat.opens[row]), "left": left, "speed": speed,
               "quality": quality}  # fmt: skip
        begin = left + seconds(network, run, key, seat.hire_lag[row], draws.LAG, 0)
        spell += 1


def personal(network: t.Network, run: int, key: int, law: int, purpose: int, otherwise: float, turn: int = 0) -> float:
    if law == -1:
        return otherwise
    return rules.sample(network.law, network.item, law, draws.draw(run, key, 0, 0, purpose), turn)


def seconds(network: t.Network, run: int, key: int, law: int, purpose: int, otherwise: int) -> int:
    if law == -1:
        return otherwise
    return max(1, rules.whole(min(2.0**61, personal(network, run, key, law, purpose, 0.0))))


def missing(network: t.Network, run: int, key: int, team: int) -> list[tuple[int, int]]:
    """When a person is missing, from long before the run until long after it."""
    found, absence = [], network.absence
    for row in range(network.team.absence_from[team], network.team.absence_to[team]):
        length = absence.cell[row]
        for cell in range(network.clock.start[0] // length - 60, network.clock.until[0] // length + 60):
            word = draws.draw(run, draws.join(key, absence.key[row]), 0, cell + (1 << 20), draws.ABSENCE)
            if draws.uniform(word) < absence.chance[row]:
                offset, lasts = (
                    rules.whole(rules.sample(network.law, network.item, law, draws.phase(word, number), 0))
                    for number, law in ((1, absence.begins[row]), (2, absence.length[row]))
                )
                found.append((cell * length + offset, cell * length + offset + min(lasts, length)))
    return found


def stretches(
    network: t.Network, calendar: int, starts: int, left: int, away: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Opening hours within a spell, less absences: from the last that is over when the run begins to the first after
    its end."""
    start, until = network.clock.start[0], network.clock.until[0]
    rows = slice(network.calendar.open_from[calendar], network.calendar.open_to[calendar])
    hours = zip(network.opening.on[rows], network.opening.off[rows], strict=True)
    within = [(max(on, starts), min(off, left)) for on, off in hours if max(on, starts) < min(off, left)]
    for begins, ends in (stretch for stretch in away if stretch[0] < stretch[1]):
        cut = [((on, min(off, begins)), (max(on, ends), off)) for on, off in within]
        within = [(on, off) for pieces in cut for on, off in pieces if on < off]
    before = [stretch for stretch in within if stretch[1] <= start]
    during = [stretch for stretch in within if stretch[1] > start and stretch[0] < until]
    after = [stretch for stretch in within if stretch[1] > start and stretch[0] >= until]
    return before[-1:] + during + after[:1]
