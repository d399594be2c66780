"""A Latin hypercube: every factor is cut into as many slices as there are points, and each slice is met once.

McKay, Beckman and Conover, Technometrics 21 (1979).
"""

from salessim.sweeps.designs.chance import permutations, uniforms
from salessim.sweeps.designs.points import Points, for_each_structure, free
from salessim.sweeps.study import Study


def points(study: Study) -> Points:
    """Slices in an order of chance, and in each slice a place by chance."""
    shape = study.design.size, free(study)
    slices = permutations(study.seed, "slices", *shape)
    return for_each_structure(study, (slices + uniforms(study.seed, "places", *shape)) / study.design.size)
