"""A list: the first values of all factors are the first point, the second ones the second, and so on."""

from salessim.sweeps.designs.points import Points, alike
from salessim.sweeps.study import Study


def points(study: Study) -> Points:
    """Every structure has all points of the list."""
    structures = [[(label,) for label in factor.values] for factor in study.factors if factor.named]
    rows = list(zip(*(factor.values for factor in study.factors if not factor.named), strict=True)) or [()]
    return alike((*label, *row) for row in rows for label in (structures[0] if structures else [()]))
