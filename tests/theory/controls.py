"""What is known of the leads and their work before anything is simulated: the controls of a comparison."""

import numpy as np

from theory.agreement import Control
from theory.runs import Window, each

SCALES = (2, 8, 32)  # hours; a window is a multiple of each


def came(cut: list[Window], stage: str, per_hour: float) -> Control:
    """How many come to a stage."""
    return Control([len(stays.joined) for _, stays in each(cut, stage)], per_hour * cut[0].length)


def took(cut: list[Window], stage: str, mean: float, power: int = 1) -> Control:
    """Hours in which somebody is served or delayed, or a power of them; `mean` is its expectation."""
    return Control([(stays.work[stays.started >= 0] ** power).mean() for _, stays in each(cut, stage)], mean)


def unevenness(cut: list[Window], stages: dict[str, tuple[float, float, float]]) -> list[Control]:
    """How unevenly the work of a Poisson stream comes, on several scales.

    The work that comes in h hours is compound Poisson: its second and third central moments are h times the rate times
    the second and third moments of a work. `stages` gives each stage's rate an hour, mean work and cv; works are
    lognormal if the cv is above 1, exponential if it is 1.
    """
    moments = [sum(rate * _moment(mean, cv, power) for rate, mean, cv in stages.values()) for power in (1, 2, 3)]
    found = []
    for hours in SCALES:
        around = [_by_block(window, list(stages), hours) - moments[0] * hours for window in cut]
        for power in (2, 3):
            expected = cut[0].length * moments[power - 1]
            found.append(Control([(blocks**power).sum() for blocks in around], expected))
    return found


def _by_block(window: Window, stages: list[str], hours: int) -> np.ndarray:
    bounds = np.arange(window.begin, window.end + hours / 2, hours)
    stays = [window.stays(stage) for stage in stages]
    joined, work = (np.concatenate([getattr(one, name) for one in stays]) for name in ("joined", "work"))
    return np.histogram(joined, bounds, weights=work)[0]


def _moment(mean: float, cv: float, power: int) -> float:
    if cv == 1.0:
        return float(mean**power * (1, 1, 2, 6)[power])
    return float(mean**power * (1 + cv**2) ** (power * (power - 1) / 2))
