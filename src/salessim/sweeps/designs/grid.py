"""A grid: every value of every factor with every other; a stretch has so many levels, both ends among them."""

from itertools import product

from salessim.results.swept import Factor, Value
from salessim.sweeps.designs.points import Points, alike
from salessim.sweeps.study import Study


def points(study: Study) -> Points:
    """The last factor changes fastest."""
    return alike(product(*(levels(factor, study.design.size) for factor in study.factors)))


def levels(factor: Factor, number: int) -> tuple[Value, ...]:
    """Its values, or so many between its ends."""
    return factor.values or tuple(factor.at(step / (number - 1)) for step in range(number))
