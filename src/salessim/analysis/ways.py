"""Which of several ways to change may be the best, staying as one is among them."""

from collections.abc import Sequence

import numpy as np

from salessim.analysis.best import Contender, contenders
from salessim.results.course import Course


def may_be_best(staying: Course, ways: Sequence[Course], labels: Sequence[str]) -> list[Contender]:
    """Every way as a candidate for what leaves most until the end of the period; the last one is to stay."""
    gains = [(one.profit - staying.profit).sum(axis=1) for one in ways]
    return contenders(np.stack([*gains, np.zeros(len(staying.profit))], axis=1), [*labels, ""])
