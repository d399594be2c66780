"""Routes, bookings, children, laws, curves and calendars: what a run can show of them."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from engines.agreement.features.evidence import Evidence, Row
from salessim.network.tables import FOREVER, LINEAR, POWER, STEP
from salessim.results.log import BALKED, DELAYED, RENEGED

Features = dict[str, Callable[[Evidence], bool]]
LAWS = ("constant", "exponential", "lognormal", "uniform", "triangular", "normal", "erlang", "empirical", "values")


def _took(e: Evidence, column: str) -> list[Row]:
    """Visits that ended by a way on which this column says something."""
    values = getattr(e.route, column)
    return [row for row in e.taken if values[row.route] not in (-1, 0)]


def _ways(e: Evidence, row: Row) -> range:
    """The routes among which somebody had the choice."""
    return range(e.station.route_from[row.station], e.station.route_to[row.station])


def _offered(e: Evidence, column: str) -> list[Row]:
    """Visits that ended where the column of some way says something."""
    values = getattr(e.route, column)
    return [row for row in e.taken if any(values[way] not in (-1, 0) for way in _ways(e, row))]


def _begins_anew(e: Evidence) -> bool:
    """Somebody's visit number is one again."""
    firsts = Counter((row.entity, row.station, row.queued) for row in e.rows if row.visit == 1)
    return max(Counter((entity, station) for entity, station, _ in firsts).values(), default=0) > 1


def _bent_by_many(e: Evidence) -> bool:
    curves = (e.route.wait_curve, e.route.age_curve, e.route.visit_curve, [x - 1 for x in e.route.by_quality])
    return any(sum(curve[way] != -1 for curve in curves) >= 3 for row in e.taken for way in _ways(e, row))


def _on_a_clock(e: Evidence, column: str) -> bool:
    curve = getattr(e.route, column)
    return any(e.route.clock[way] != -1 and curve[way] != -1 for row in e.taken for way in _ways(e, row))


ROUTES: Features = {
    "the wait changes the way": lambda e: any(row.prompt != row.route for row in e.taken),
    "the wait bends a way": lambda e: any(row.started > row.queued for row in _offered(e, "wait_curve")),
    "the age bends a way": lambda e: any(row.ended > row.queued for row in _offered(e, "age_curve")),
    "the visit number bends a way": lambda e: any(row.visit > 1 for row in _offered(e, "visit_curve")),
    "the quality bends a way": lambda e: any(
        row.server != -1 and e.world.server.quality[row.server] != 1.0 for row in _offered(e, "by_quality")
    ),
    "many things bend one way": _bent_by_many,
    "a wait is counted on a calendar": partial(_on_a_clock, column="wait_curve"),
    "an age is counted on a calendar": partial(_on_a_clock, column="age_curve"),
    "a way is for one segment": lambda e: any(e.route.segment[row.route] != -1 for row in e.taken),
    "somebody goes back where it was": lambda e: any(e.route.next[row.route] == row.station for row in e.taken),
    "age counts anew": lambda e: bool(_took(e, "mark")),
    "visits count anew": _begins_anew,
    "the way is chosen after a delay": lambda e: any(row.outcome == DELAYED for row in _offered(e, "age_curve")),
}


# ---- bookings ------------------------------------------------------------------------------------------------------


def _credited(e: Evidence) -> list[Row]:
    return [row for row in _took(e, "ledger") if e.route.credit[row.route] != -1]


BOOKINGS: Features = {
    "a way books": lambda e: bool(e.bookings),
    "a booking is credited to an owner": lambda e: bool(
        {(row.entity, row.ended) for row in _credited(e)} & {(b[0], b[3]) for b in e.bookings if b[6] != -1}
    ),
    "a booking is credited to nobody": lambda e: bool(
        {(row.entity, row.ended) for row in _credited(e)} & {(b[0], b[3]) for b in e.bookings if b[6] == -1}
    ),
    "a booking takes away": lambda e: any(booking[5] < 0 for booking in e.bookings),
    "two book in one second": lambda e: max(Counter(booking[3] for booking in e.bookings).values(), default=0) > 1,
    "a delay books": lambda e: any(row.outcome == DELAYED for row in _took(e, "ledger")),
    "a new size is drawn": lambda e: any(e.route.size[row.route] != -1 for row in e.taken),
    "a size grows with visits": lambda e: any(e.route.size_curve[row.route] != -1 and row.visit > 1 for row in e.taken),
    "a new size is booked": lambda e: any(e.route.size[row.route] != -1 for row in _took(e, "ledger")),
}


# ---- children ------------------------------------------------------------------------------------------------------


def _children(e: Evidence) -> list[tuple[int, int]]:
    """(parent, born) of everybody born in this run."""
    people = e.run.log.entity
    born = zip(people.parent.tolist(), people.born.tolist(), strict=True)
    return [(parent, moment) for parent, moment in born if parent != 0 and moment >= e.start]


def _ends_of(e: Evidence, parent: int) -> set[int]:
    return {row.ended for row in e.of_entity[parent] if row.ended != -1}


def _stations_of(e: Evidence, column: str) -> set[int]:
    """Stations whose children have this column set."""
    values = getattr(e.network.spawn, column)
    slices = enumerate(zip(e.station.spawn_from, e.station.spawn_to, strict=True))
    return {station for station, (first, after) in slices if any(value != -1 for value in values[first:after])}


def _of_streams(e: Evidence) -> list[tuple[int, int]]:
    """(parent, born) of children born at another moment than the end of a visit of the parent."""
    return [(parent, born) for parent, born in _children(e) if born not in _ends_of(e, parent)]


def _as_parent_moves(e: Evidence) -> bool:
    state = e.state.stream
    moments = set(zip(state.parent, state.next, strict=True)) | set(_of_streams(e))
    parents = {parent for parent, _ in moments}
    return any((parent, born) not in moments for parent, born in _children(e) if parent in parents)


CHILDREN: Features = {
    "a visit has a child": lambda e: len(_children(e)) > len(_of_streams(e)),
    "only one way has a child": lambda e: bool(
        {row.station for row in e.taken} & _stations_of(e, "route") and _children(e)
    ),
    "a child has its own size": lambda e: bool(
        _children(e) and {row.station for row in e.rows} & _stations_of(e, "size")
    ),
    "a stream has children": lambda e: bool(_of_streams(e)),
    "a child of a stream is born as its parent moves": _as_parent_moves,
    "a child has a child": lambda e: bool({parent for parent, _ in _children(e)} & _born_here(e)),
    "two children are born in one second": lambda e: max(Counter(_children(e)).values(), default=0) > 1,
    "a stream outlives the run": lambda e: bool(e.state.stream.parent),
}


def _born_here(e: Evidence) -> set[int]:
    people = e.run.log.entity
    return {key for key, parent in zip(people.key.tolist(), people.parent.tolist(), strict=True) if parent != 0}


# ---- laws, curves and calendars ------------------------------------------------------------------------------------


def _drawn(e: Evidence, kind: int) -> bool:
    return any(e.law_kind(e.work_law(row)) == kind for row in [*e.spells, *e.of(DELAYED)])


def _curves(e: Evidence, kind: int, columns: tuple[str, ...]) -> bool:
    curves = {getattr(e.route, column)[way] for column in columns for row in e.taken for way in _ways(e, row)} - {-1}
    return any(e.network.curve.kind[curve] == kind for curve in curves)


def _ramps(e: Evidence, kind: int) -> bool:
    seat = e.network.seat
    seats = [e.world.server.seat[server] for server in e.of_server]
    curves = {ramp[row] for ramp in (seat.speed_ramp, seat.quality_ramp) for row in seats} - {-1}
    return any(e.network.curve.kind[curve] == kind for curve in curves)


def _rounds_halves(e: Evidence) -> bool:
    """A listed work ends with half a second, at speed one."""
    law, items = e.network.law, e.network.item.value
    laws = {e.work_law(row) for row in e.spells}
    listed = [value for row in laws for value in items[law.item_from[row] : law.item_to[row]]]
    return any(value % 1.0 == 0.5 for value in listed)


def _waits_for_ever(e: Evidence) -> bool:
    """Patience that never ends, since its calendar does not open again."""
    inside = e.state.inside
    patient = {key for key, law in zip(e.station.key, e.station.patience, strict=True) if law != -1}
    rows = zip(inside.station, inside.first, inside.until, strict=True)
    return any(station in patient and first == -1 and until >= FOREVER for station, first, until in rows)


KINDS = {"straight": LINEAR, "jumping": STEP, "power": POWER}
LAWS_DRAWN: Features = {f"work by a {name} law": partial(_drawn, kind=kind) for kind, name in enumerate(LAWS)} | {
    "half a second is rounded": _rounds_halves,
    "a size law is drawn after an interruption": lambda e: any(
        row.part > 0 and e.route.size[row.route] != -1 for row in e.taken
    ),
}
CURVES: Features = {
    f"a {name} curve over the {x}": partial(_curves, kind=kind, columns=columns)
    for name, kind in KINDS.items()
    for x, columns in {"time": ("wait_curve", "age_curve"), "visits": ("visit_curve", "size_curve")}.items()
} | {f"a {name} ramp": partial(_ramps, kind=kind) for name, kind in KINDS.items()}
CALENDARS: Features = {
    "patience never ends": _waits_for_ever,
    "a calendar that has not opened yet": lambda e: any(
        e.station.clock[row.station] == 2 and row.queued < e.network.opening.on[e.network.calendar.open_from[2]]
        for row in [*e.of(DELAYED), *e.of(RENEGED), *e.of(BALKED)]
    ),
    "a delay ends as its calendar closes": lambda e: any(
        row.ended in _closings(e, e.station.clock[row.station]) for row in e.of(DELAYED) if row.ended > row.queued
    ),
}


def _closings(e: Evidence, calendar: int) -> set[int]:
    if calendar == -1:
        return set()
    return set(e.network.opening.off[e.network.calendar.open_from[calendar] : e.network.calendar.open_to[calendar]])
