"""How long, how much, how likely: the owner's distributions and bends as rows of law and curve."""

import math
from collections.abc import Sequence

from salessim.compiler.rows import Book
from salessim.compiler.unsure import Cell
from salessim.network.tables import (
    CONSTANT,
    EMPIRICAL,
    ERLANG,
    EXPONENTIAL,
    HAZARD,
    LINEAR,
    LOGNORMAL,
    NORMAL,
    POWER,
    STEP,
    TRIANGULAR,
    UNIFORM,
    VALUES,
)
from salessim.scenario.distribution import Dist

LISTED = {"empirical": EMPIRICAL, "values": VALUES}


def law(book: Book, dist: Dist, working_day: float) -> int:
    """The row of a distribution; a working day counts `working_day` seconds."""
    unit = working_day if dist.working else 1.0
    if dist.family in LISTED:
        items = [{"value": number * unit} for number in dist.numbers]
        return book.add_once("law", "item", items, kind=LISTED[dist.family], a=0.0, b=0.0, c=0.0)
    kind, a, b, c = _parameters(dist, unit)
    return book.add_once("law", "item", [], kind=kind, a=a, b=b, c=c)


def _parameters(dist: Dist, unit: float) -> tuple[int, float, float, float]:
    """Kind and parameters as table `law` wants them; cv and the number of phases have no unit."""
    first, second, third = (*dist.numbers, 0.0, 0.0, 0.0)[:3]
    match dist.family:
        case "constant":
            return CONSTANT, first * unit, 0.0, 0.0
        case "exponential":
            return EXPONENTIAL, first * unit, 0.0, 0.0
        case "lognormal":
            variance = math.log(1.0 + second * second)
            return LOGNORMAL, math.log(first * unit) - variance / 2.0, math.sqrt(variance), 0.0
        case "uniform":
            return UNIFORM, first * unit, second * unit, 0.0
        case "triangular":
            return TRIANGULAR, first * unit, second * unit, third * unit
        case "normal":
            return NORMAL, first * unit, second * unit, 0.0
        case "erlang":
            return ERLANG, first, second * unit, 0.0
    raise ValueError(f"{dist.family} is not a distribution that the compiler knows")


def constant(book: Book, value: float) -> int:
    """The row of a law that always gives this value."""
    return book.add_once("law", "item", [], kind=CONSTANT, a=float(value), b=0.0, c=0.0)


def hazard(book: Book, rates: Sequence[tuple[float, float]], afterwards: float) -> int:
    """The row of a law that is over at each moment with a rate: pairs (until, rate), then the rate `afterwards`."""
    items = [{"value": number} for pair in rates for number in pair]
    return book.add_once("law", "item", items, kind=HAZARD, a=afterwards, b=0.0, c=0.0)


def power(book: Book, begins: float, exponent: float) -> int:
    """The row of a curve that is 1 up to `begins`, then (x / begins) to the exponent."""
    return book.add_once("curve", "knot", [], kind=POWER, a=begins, b=exponent)


def step(book: Book, knots: Sequence[tuple[float, Cell]]) -> int:
    """The row of a curve that jumps to y at each x."""
    return book.add_once("curve", "knot", [{"x": x, "y": y} for x, y in knots], kind=STEP, a=0.0, b=0.0)


def line(book: Book, knots: Sequence[tuple[float, Cell]]) -> int:
    """The row of a curve that runs straight from knot to knot, and flat outside."""
    return book.add_once("curve", "knot", [{"x": x, "y": y} for x, y in knots], kind=LINEAR, a=0.0, b=0.0)


def growth(each: float, most: float) -> list[tuple[float, float]]:
    """Knots by visit number: the factor `each` at every visit until all factors together make `most`, then 1."""
    if each <= 1.0 or most <= 1.0:
        return [(1.0, 1.0)]
    full = math.floor(math.log(most) / math.log(each) + 1e-9)
    rest = most / each**full
    knots = [(1.0, each)] if full else []
    if rest > 1.0 + 1e-9:
        knots.append((full + 1.0, rest))
        full += 1
    return [*knots, (full + 1.0, 1.0)]
