"""The effects of all factors of a sweep, by the way that its design allows."""

import numpy as np

from salessim.analysis.screening import Step, screening
from salessim.analysis.sensitivity import Sensitivity, sensitivity
from salessim.columns import F64
from salessim.results.swept import Swept


def indices(swept: Swept, response: str) -> Sensitivity:
    """Sobol's indices of a sweep with the design `sobol_indices`. Raises ValueError for any other."""
    return sensitivity(_in_bases(swept, "sobol_indices", swept.of(response)), [one.path for one in swept.factors])


def steps(swept: Swept, response: str) -> list[Step]:
    """Morris's steps of a sweep with the design `morris`. Raises ValueError for any other."""
    values = _in_bases(swept, "morris", swept.of(response))
    return screening(values, _in_bases(swept, "morris", parts(swept)), [one.path for one in swept.factors])


def parts(swept: Swept) -> F64:
    """How far each value lies on the way of its factor, 0 to 1: [point, factor]."""
    return np.array(
        [[factor.part(value) for factor, value in zip(swept.factors, point, strict=True)] for point in swept.points]
    )


def _in_bases(swept: Swept, design: str, values: F64) -> F64:
    if swept.design != design:
        raise ValueError(f"this needs the design {design!r}; the study has {swept.design!r}")
    return values.reshape(swept.bases, -1, values.shape[1])
