"""When a simulation agrees with theory: close enough, and precise enough to be able to disagree."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike


class Estimate(NamedTuple):
    """A mean over replications or batches, and its standard error."""

    mean: float
    error: float


class Control(NamedTuple):
    """Something measured beside each sample whose expectation is known exactly."""

    samples: ArrayLike
    expected: float


def estimate(samples: ArrayLike, controls: Sequence[Control] = ()) -> Estimate:
    """The mean of the samples where the controls are at their expectations, by least squares (control variates)."""
    y = np.asarray(samples, float)
    around = [np.asarray(control.samples, float) / control.expected - 1 for control in controls]
    x = np.column_stack([np.ones_like(y), *around])
    fit = np.linalg.lstsq(x, y, rcond=None)[0]
    spread = float(((y - x @ fit) ** 2).sum()) / (len(y) - x.shape[1])
    return Estimate(float(fit[0]), float(np.sqrt(spread * np.linalg.inv(x.T @ x)[0, 0])))


def agrees(samples: ArrayLike, truth: float, relative: float = 0.01, controls: Sequence[Control] = ()) -> Estimate:
    """The mean is within 5 standard errors of the truth, and the standard error within `relative` of it."""
    found = estimate(samples, controls)
    assert found.error <= relative * abs(truth), f"{found} proves nothing about {truth}"
    assert abs(found.mean - truth) <= 5 * found.error, f"{found} is not {truth}"
    return found
