"""Numba compiles every rule unchanged, and the compiled rule gives the same bits."""

import inspect
import random
from collections.abc import Callable
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any, NamedTuple

import numba
import numpy as np
import pytest

from network.tables import calendars, curves, duties, laws, routes
from salessim.columns import as_lists, describe
from salessim.network import draws, numbers, rules
from salessim.network import tables as t

OF_NAMES = {"name_key", "run_key"}  # made of texts and of a replication's number, once, before any engine starts
MODULES: list[ModuleType] = [draws, numbers, rules]


def _plain_functions(module: ModuleType) -> dict[str, FunctionType]:
    """The functions that a module defines."""
    return {
        name: function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and name not in OF_NAMES
    }


@pytest.fixture(scope="module")
def compiled() -> SimpleNamespace:
    """The three modules as one name space in which every function is compiled, code unchanged."""
    names: dict[str, Any] = {}
    for module in MODULES:
        names.update(vars(module))
    for module in MODULES:
        for name, function in _plain_functions(module).items():
            copy = FunctionType(function.__code__, names, name, function.__defaults__)
            names[name] = numba.njit(copy)
    return SimpleNamespace(**names)


def same(plain: Callable[..., Any], jitted: Callable[..., Any], *arguments: Any) -> None:
    """Equal to the bit; the plain rule reads lists, the compiled one arrays."""
    expected = plain(*(as_lists(argument) if isinstance(argument, tuple) else argument for argument in arguments))
    words = [np.uint64(a) if isinstance(a, int) and a >= 2**63 else a for a in arguments]
    got = jitted(*words)
    assert got == expected or (got != got and expected != expected)


LAWS = laws(
    (t.CONSTANT, 3.0), (t.EXPONENTIAL, 7.0), (t.LOGNORMAL, 1.5, 0.8), (t.UNIFORM, 2.0, 5.0),
    (t.TRIANGULAR, 1.0, 2.0, 5.0), (t.NORMAL, 1.0, 2.0), (t.ERLANG, 3.0, 12.0), (t.EMPIRICAL, [1.0, 5.0, 7.0]),
    (t.VALUES, [2.0, 3.0]), (t.HAZARD, [2.0, 0.0, 5.0, 0.3], 0.05),
)  # fmt: skip
CHANCE = random.Random(5)
UNIFORMS = [draws.uniform(CHANCE.getrandbits(64)) for _ in range(100)]
WORDS = [CHANCE.getrandbits(64) | 2**63 for _ in range(100)]


def test_draws(compiled: SimpleNamespace) -> None:
    for word in WORDS:
        number = CHANCE.randrange(10**6)
        same(draws.mix, compiled.mix, word)
        same(draws.join, compiled.join, word, number)
        same(draws.phase, compiled.phase, word, number)
        same(draws.uniform, compiled.uniform, word)
        other, third = CHANCE.choice(WORDS), CHANCE.choice(WORDS)
        same(draws.child_key, compiled.child_key, word, other, number, third)
        same(draws.draw, compiled.draw, word, other, third, number, number % 20)
        same(draws.own_draw, compiled.own_draw, word, other, number, number % 20)


def test_logarithm_exponential_and_normal_quantile(compiled: SimpleNamespace) -> None:
    for u in [*UNIFORMS, 2.0**-53, 1.0 - 2.0**-53]:
        same(numbers.log, compiled.log, u)
        same(numbers.log, compiled.log, 1.0 / u)
        same(numbers.exp, compiled.exp, 1500.0 * (u - 0.5))
        same(numbers.normal_quantile, compiled.normal_quantile, u)


@pytest.mark.parametrize("row", range(9))
def test_samples_of_every_law(compiled: SimpleNamespace, row: int) -> None:
    for word in WORDS:
        same(rules.sample, compiled.sample, *LAWS, row, word, CHANCE.randrange(100))


def test_counts(compiled: SimpleNamespace) -> None:
    for u in UNIFORMS:
        same(rules.poisson, compiled.poisson, CHANCE.uniform(0.0, 499.0), u)
        same(rules.whole, compiled.whole, 100.0 * u)
        same(rules.service_length, compiled.service_length, 1000.0 * u, CHANCE.uniform(0.1, 3.0))
        same(rules.work_left, compiled.work_left, 1000.0 * u, 50, CHANCE.randrange(50))


def test_curves(compiled: SimpleNamespace) -> None:
    curve, knot = curves(
        (t.LINEAR, [(0.0, 2.0), (10.0, 4.0), (25.0, 1.5)]), (t.STEP, [(0.0, 2.0), (10.0, 4.0)]), (t.POWER, 5.0, -0.07)
    )
    for u in UNIFORMS:
        for row in (-1, 0, 1, 2):
            same(rules.curve_at, compiled.curve_at, curve, knot, row, 40.0 * u - 5.0)


def test_working_time(compiled: SimpleNamespace) -> None:
    calendar, opening = calendars([(100, 150), (200, 260), (300, 310)], [])
    for _ in range(300):
        row, since, length = CHANCE.choice((-1, 0, 0, 1)), CHANCE.randrange(400), CHANCE.randrange(200)
        same(rules.after, compiled.after, calendar, opening, row, since, length)
        same(rules.elapsed, compiled.elapsed, calendar, opening, row, since, since + length)


def test_service_over_duty(compiled: SimpleNamespace) -> None:
    duty = duties((0, 50), (100, 105), (200, 300))
    for _ in range(300):
        begin, length = CHANCE.randrange(50), CHANCE.randrange(200)
        mode, cover = CHANCE.choice((t.RESUME, t.FINISH, t.RESTART)), CHANCE.choice((0, 50, 1000))
        same(rules.finish, compiled.finish, duty, 0, 3, begin, length, mode, cover)
        same(rules.worked_by, compiled.worked_by, duty, 0, 3, begin, begin + length, mode)


def test_first_match_gates_and_owners(compiled: SimpleNamespace) -> None:
    segments = np.array([7, 2, -1, 3], np.int32)
    for segment in (2, 3, 7):
        assert compiled.first_match(segments, 0, 4, segment) == rules.first_match(segments.tolist(), 0, 4, segment)
    for count in range(50):
        same(rules.gate_opens, compiled.gate_opens, bool(count % 2), count, 40, 20)
    for word in WORDS:
        server, last = CHANCE.choice(WORDS), CHANCE.choice(WORDS)
        for rule in (t.LONGEST_IDLE, t.FEWEST_OPEN, t.ROUND_ROBIN, t.RANDOM):
            same(rules.owner_score, compiled.owner_score, rule, 77, 5, server, last, word)


class Ways(NamedTuple):
    """The tables that lead on: what a rule sees of a network."""

    station: t.Station
    route: t.Route
    curve: t.Curve
    knot: t.Knot
    calendar: t.Calendar
    opening: t.Opening


def some_stay() -> rules.Stay:
    """A visit of any kind."""
    segment, missed, queued, waited = (CHANCE.randrange(end) for end in (2, 2, 200, 90))
    mark, visit = CHANCE.randrange(queued + 1), CHANCE.randrange(1, 6)
    return rules.Stay(segment, missed, queued, queued + waited, mark, queued + 100, visit, CHANCE.uniform(0.2, 2.0))


def test_the_way_on(compiled: SimpleNamespace) -> None:
    rows = [
        {"weight": 0.2, "wait_curve": 0, "by_quality": 1}, {"weight": 0.1, "segment": 1, "age_curve": 1, "clock": 0},
        {"weight": 0.3, "visit_curve": 2}, {"weight": 0.4, "missed": 1}, {}, {"missed": 1},
    ]  # fmt: skip
    station = {column.name: np.zeros(1, column.dtype) for column in describe(t.Station)}
    station["route_to"] += len(rows)
    bends = ((t.POWER, 5.0, -0.07), (t.LINEAR, [(0.0, 1.0), (90.0, 0.3)]), (t.STEP, [(1.0, 1.0), (3.0, 2.0)]))
    office = calendars([(100, 150), (200, 260)])
    ways = Ways(t.Station(**station), routes(*rows), *curves(*bends), *office)
    plain = as_lists(ways)
    for u in UNIFORMS:
        stay = some_stay()
        assert compiled.choose_route(ways, 0, stay, u) == rules.choose_route(plain, 0, stay, u)
        row = CHANCE.randrange(len(rows))
        assert compiled.bent(ways, row, 0.3, stay) == rules.bent(plain, row, 0.3, stay)


def test_no_rule_was_forgotten(compiled: SimpleNamespace) -> None:
    # every function of the three modules has been compiled by the tests above, directly or through another
    everything = {name for module in MODULES for name in _plain_functions(module)}
    forgotten = {name for name in everything if not getattr(compiled, name).signatures}
    assert forgotten == set()
