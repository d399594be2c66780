"""Small tables for the rules: a law, a curve or a calendar at a time, as lists and as arrays."""

from typing import Any

from salessim.columns import describe, empty, from_rows
from salessim.network import tables as t


def laws(*rows: tuple[Any, ...]) -> tuple[t.Law, t.Item]:
    """Laws by (kind, a, b, c) or (kind, [listed values])."""
    items: list[tuple[float]] = []
    listed = []
    for kind, *numbers in rows:
        first = len(items)
        if numbers and isinstance(numbers[0], list):
            items += [(value,) for value in numbers[0]]
            numbers = numbers[1:]
        a, b, c = (*numbers, 0.0, 0.0, 0.0)[:3]
        listed.append((kind, a, b, c, first, len(items)))
    return from_rows(t.Law, listed), from_rows(t.Item, items)


def curves(*rows: tuple[Any, ...]) -> tuple[t.Curve, t.Knot]:
    """Curves by (LINEAR or STEP, [(x, y), ...]) or (POWER, a, b)."""
    knots: list[tuple[float, float]] = []
    listed = []
    for kind, *numbers in rows:
        first, a, b = len(knots), 0.0, 0.0
        if kind == t.POWER:
            a, b = numbers
        else:
            knots += numbers[0]
        listed.append((kind, a, b, first, len(knots)))
    return from_rows(t.Curve, listed), from_rows(t.Knot, knots)


def calendars(*openings: list[tuple[int, int]]) -> tuple[t.Calendar, t.Opening]:
    """Calendars by their opening hours."""
    rows: list[tuple[int, int, int]] = []
    listed = []
    for stretches in openings:
        first, before = len(rows), 0
        for on, off in stretches:
            rows.append((on, off, before))
            before += off - on
        listed.append((first, len(rows)))
    return from_rows(t.Calendar, listed), from_rows(t.Opening, rows)


def duties(*stretches: tuple[int, int]) -> t.Duty:
    """The duty of one server."""
    return from_rows(t.Duty, stretches)


def routes(*rows: dict[str, Any]) -> t.Route:
    """Routes by the columns that are not usual."""
    usual = {column.name: -1 for column in describe(t.Route)}
    usual |= {"key": 0, "next": 0, "missed": 0, "weight": 1.0, "by_quality": 0, "factor": 1.0, "mark": 0, "reset": 0}
    return from_rows(t.Route, [tuple({**usual, **row}.values()) for row in rows])


def seats(*rows: dict[str, Any]) -> t.Seat:
    """Seats by the columns that are not usual: team 0, on duty as calendar 0 says, filled for ever."""
    usual = {column.name: -1 for column in describe(t.Seat)}
    usual |= {"key": 0, "team": 0, "calendar": 0, "opens": -(10**9), "closes": t.FOREVER, "hired": 0}
    return from_rows(t.Seat, [tuple({**usual, "key": number, **row}.values()) for number, row in enumerate(rows)])


def teams(count: int) -> t.Team:
    """Teams that know nothing."""
    columns = {column.name: [0] * count for column in describe(t.Team)}
    rows = zip(*({**columns, "key": [900 + team for team in range(count)]}).values(), strict=True)
    return from_rows(t.Team, rows)


def networks(start: int, until: int, **some: Any) -> t.Network:
    """A network of a clock and some tables; the others are empty."""
    tables = {name: empty(kind) for name, kind in t.Network.__annotations__.items()}
    return t.Network(**{**tables, "clock": from_rows(t.Clock, [(start, until)]), **some})
