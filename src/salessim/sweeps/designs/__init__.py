"""Designs: which points a study looks at, and which futures each of them lives through."""

from salessim.sweeps.design import GRID, LATIN_HYPERCUBE, LIST, MORRIS, SOBOL, SOBOL_INDICES
from salessim.sweeps.designs import grid, latin_hypercube, listed, morris, sobol, sobol_indices
from salessim.sweeps.designs.points import Points
from salessim.sweeps.study import Study

__all__ = ["Points", "points"]

BY_KIND = {
    GRID: grid.points,
    LIST: listed.points,
    LATIN_HYPERCUBE: latin_hypercube.points,
    SOBOL: sobol.points,
    SOBOL_INDICES: sobol_indices.points,
    MORRIS: morris.points,
}


def points(study: Study) -> Points:
    """All points of a study, in their order; the same study gives the same ones on every machine."""
    return BY_KIND[study.design.kind](study)
