"""The rule book: every formula that an engine needs, decided once.

Scalar and pure: numbers and tables in, numbers out; for plain Python over lists and for Numba over arrays, unchanged.
"""

import math
from typing import NamedTuple

from salessim.columns import Numbers
from salessim.network.draws import MASK, bits, mix, uniform
from salessim.network.numbers import exp, log, normal_quantile
from salessim.network.tables import (
    CONSTANT,
    ERLANG,
    EXPONENTIAL,
    FEWEST_OPEN,
    FINISH,
    FOREVER,
    HAZARD,
    LINEAR,
    LOGNORMAL,
    LONGEST_IDLE,
    NORMAL,
    RESTART,
    ROUND_ROBIN,
    STEP,
    TRIANGULAR,
    UNIFORM,
    VALUES,
    Calendar,
    Curve,
    Duty,
    Item,
    Knot,
    Law,
    Network,
    Opening,
    Route,
)

INLINE = ("whole", "leads_on", "service_length", "finish")  # in machine code: part of their callers

# ---- laws ---------------------------------------------------------------------------------------------------------


def quantile(law: Law, item: Item, row: int, u: float) -> float:
    """The value that a law stays below with probability u; one uniform number a value, for every family."""
    kind, a, b, c = law.kind[row], law.a[row], law.b[row], law.c[row]
    if kind == CONSTANT:
        return a
    if kind == EXPONENTIAL:
        return -a * log(1.0 - u)
    if kind == LOGNORMAL:
        return exp(a + b * normal_quantile(u))
    if kind == UNIFORM:
        return a + (b - a) * u
    if kind == TRIANGULAR:
        return _triangular(a, b, c, u)
    if kind == NORMAL:
        value = a + b * normal_quantile(u)
        return value if value > 0.0 else 0.0
    if kind == ERLANG:
        return _erlang(a, u) * b / a
    if kind == HAZARD:
        return _lasting(law, item, row, -log(1.0 - u))
    first, count = law.item_from[row], law.item_to[row] - law.item_from[row]
    at = math.floor(u * count)
    return item.value[first + (at if at < count else count - 1)]


def sample(law: Law, item: Item, row: int, word: int, turn: int) -> float:
    """A value by the random bits of its address; VALUES takes the listed value whose turn it is."""
    if law.kind[row] == VALUES:
        first, count = law.item_from[row], law.item_to[row] - law.item_from[row]
        return item.value[first + turn % count]
    return quantile(law, item, row, uniform(word))


def _lasting(law: Law, item: Item, row: int, risk: float) -> float:
    """How long until the rates of a HAZARD add up to a risk; infinite if they never do."""
    since = 0.0
    for at in range(law.item_from[row], law.item_to[row], 2):
        until, rate = item.value[at], item.value[at + 1]
        if risk < (until - since) * rate:
            return since + risk / rate
        risk -= (until - since) * rate
        since = until
    return since + risk / law.a[row] if law.a[row] > 0.0 else math.inf


def _triangular(low: float, mode: float, high: float, u: float) -> float:
    if high <= low:
        return low
    if u * (high - low) < mode - low:
        return low + math.sqrt(u * (high - low) * (mode - low))
    return high - math.sqrt((1.0 - u) * (high - low) * (high - mode))


def _erlang(phases: float, u: float) -> float:
    """The quantile of a sum of unit exponentials, by bisection of its closed distribution function."""
    low, high = 0.0, phases + 40.0 * math.sqrt(phases) + 40.0
    for _ in range(60):
        middle = 0.5 * (low + high)
        term = exp(-middle)
        above = term
        for n in range(1, math.floor(phases)):
            term = term * middle / n
            above += term
        if 1.0 - above < u:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


def poisson(mean: float, u: float) -> int:
    """The Poisson quantile, by adding up probabilities; for means up to 500 (e to the minus 500 is still a number)."""
    term = exp(-mean)
    below = term
    n = 0
    while u > below and n < 2000:
        n += 1
        term *= mean / n
        below += term
    return n


def whole(x: float) -> int:
    """A duration in whole seconds: floor(x + 0.5)."""
    return math.floor(x + 0.5)


def first_match(segments: Numbers, first: int, after: int, segment: int) -> int:
    """The first row of a slice that is for this segment or for any; -1 none."""
    for row in range(first, after):
        if segments[row] == -1 or segments[row] == segment:
            return row
    return -1


def curve_at(curve: Curve, knot: Knot, row: int, x: float) -> float:
    """The factor of a curve at x; 1 without a curve."""
    if row == -1:
        return 1.0
    kind, first, after = curve.kind[row], curve.knot_from[row], curve.knot_to[row]
    if kind != LINEAR and kind != STEP:
        start = curve.a[row]
        return exp(curve.b[row] * log(x / start)) if x > start else 1.0
    at = first
    while at + 1 < after and knot.x[at + 1] <= x:
        at += 1
    if kind == STEP or at + 1 == after or x <= knot.x[at]:
        return knot.y[at]
    share = (x - knot.x[at]) / (knot.x[at + 1] - knot.x[at])
    return knot.y[at] + share * (knot.y[at + 1] - knot.y[at])


# ---- working time -------------------------------------------------------------------------------------------------


def open_seconds(calendar: Calendar, opening: Opening, row: int, t: int) -> int:
    """Open seconds of a calendar from its first opening until t."""
    low, high = calendar.open_from[row], calendar.open_to[row]
    if low == high or t <= opening.on[low]:
        return 0
    while high - low > 1:
        middle = (low + high) // 2
        if opening.on[middle] <= t:
            low = middle
        else:
            high = middle
    return opening.before[low] + min(t, opening.off[low]) - opening.on[low]


def elapsed(calendar: Calendar, opening: Opening, row: int, since: int, t: int) -> int:
    """Seconds from one moment to another on a calendar; -1 is real time."""
    if row == -1:
        return t - since
    return open_seconds(calendar, opening, row, t) - open_seconds(calendar, opening, row, since)


def after(calendar: Calendar, opening: Opening, row: int, t: int, length: int) -> int:
    """The first moment by which `length` seconds have passed since t on a calendar; FOREVER if they never do."""
    if row == -1 or length <= 0:
        return t + max(0, length)
    target = open_seconds(calendar, opening, row, t) + length
    low, high = calendar.open_from[row], calendar.open_to[row]
    if low == high or opening.before[high - 1] + opening.off[high - 1] - opening.on[high - 1] < target:
        return FOREVER
    while high - low > 1:
        middle = (low + high) // 2
        if opening.before[middle] < target:
            low = middle
        else:
            high = middle
    return opening.on[low] + target - opening.before[low]


# ---- service ------------------------------------------------------------------------------------------------------


def service_length(work: float, speed: float) -> int:
    """Whole seconds of a service with this work at this speed, fixed at its start."""
    return whole(work / speed)


def work_left(work: float, length: int, worked: int) -> float:
    """What is left of the work after `worked` of `length` seconds."""
    if length <= 0:
        return work
    return work * (length - worked) / length


def finish(duty: Duty, row: int, last: int, t: int, needed: int, mode: int, cover: int) -> tuple[int, bool]:
    """When a service begun at t, in duty row `row`, leaves the server, and whether it is done then.

    RESUME and RESTART stay with the server over a gap of at most `cover` seconds; else the work returns at `off`.
    `last` is the row after the server's last duty.
    """
    if mode == FINISH:
        return t + needed, True
    begin = t
    left = needed
    while begin + left > duty.off[row]:
        off = duty.off[row]
        if row + 1 >= last or duty.on[row + 1] - off > cover:
            return off, False
        if mode != RESTART:
            left -= off - begin
        row += 1
        begin = duty.on[row]
    return begin + left, True


def worked_by(duty: Duty, row: int, last: int, t: int, now: int, mode: int) -> int:
    """Seconds worked by `now` on a service begun at t in duty row `row`: on duty, or since its last restart."""
    if mode == FINISH:
        return now - t
    begin = t
    worked = 0
    while row + 1 < last and duty.on[row + 1] <= now:
        if mode != RESTART:
            worked += duty.off[row] - begin
        row += 1
        begin = duty.on[row]
    return worked + max(0, min(now, duty.off[row]) - begin)


# ---- the way on ---------------------------------------------------------------------------------------------------


class Stay(NamedTuple):
    """What of a visit bends its way on."""

    segment: int
    missed: int  # 1 after a try that did not reach
    queued: int  # the wait runs from here ...
    started: int  # ... to here
    mark: int  # the age runs from here ...
    now: int  # ... to here
    visit: int
    quality: float


def leads_on(route: Route, row: int, stay: Stay) -> bool:
    """Whether a route is for this segment and this kind of try."""
    return route.missed[row] == stay.missed and (route.segment[row] == -1 or route.segment[row] == stay.segment)


def bent(network: Network, row: int, base: float, stay: Stay) -> float:
    """A route's weight: base x wait x age x visit number x quality, multiplied in that order."""
    route, curve, knot = network.route, network.curve, network.knot
    weight = base
    clock = route.clock[row]
    if route.wait_curve[row] != -1:
        waited = elapsed(network.calendar, network.opening, clock, stay.queued, stay.started)
        weight *= curve_at(curve, knot, route.wait_curve[row], waited)
    if route.age_curve[row] != -1:
        age = elapsed(network.calendar, network.opening, clock, stay.mark, stay.now)
        weight *= curve_at(curve, knot, route.age_curve[row], age)
    if route.visit_curve[row] != -1:
        weight *= curve_at(curve, knot, route.visit_curve[row], stay.visit)
    if route.by_quality[row] == 1:
        weight *= stay.quality
    return weight


def choose_route(network: Network, station: int, stay: Stay, u: float) -> int:
    """The route taken from a station: the first whose running weight exceeds u x total; -1 none.

    What the other bases leave of 1 belongs to the last route that leads on.
    """
    route = network.route
    first, final = network.station.route_from[station], -1
    total = bases = 0.0
    for row in range(first, network.station.route_to[station]):
        if leads_on(route, row, stay):
            final = row
    for row in range(first, final + 1):
        if leads_on(route, row, stay):
            base = route.weight[row] if row < final else max(0.0, 1.0 - bases)
            bases += base
            total += bent(network, row, base, stay)
    running = 0.0
    for row in range(first, final):
        if leads_on(route, row, stay):
            running += bent(network, row, route.weight[row], stay)
            if running > u * total:
                return row
    return final


# ---- gates and owners ---------------------------------------------------------------------------------------------


def gate_opens(was_open: bool, count: int, close_at: int, open_at: int) -> bool:
    """Whether a gate is open now: it closes above `close_at` and opens again at `open_at`."""
    if was_open:
        return count <= close_at
    return count <= open_at


def owner_score(rule: int, idle_since: int, owned: int, server: int, last: int, word: int) -> int:
    """Who becomes owner: the least score wins, ties by key. `last` had the last turn; `word` is drawn for the entity.

    A busy server's `idle_since` is FOREVER. RANDOM gives each (entity, server) a score of its own, so that one more
    candidate changes no choice among the others.
    """
    if rule == LONGEST_IDLE:
        return bits(idle_since)
    if rule == FEWEST_OPEN:
        return bits(owned)
    if rule == ROUND_ROBIN:
        return (server - last - bits(1)) & MASK
    return mix((word + server) & MASK)
