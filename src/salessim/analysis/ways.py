"""Which of several ways to change may be the best: staying among them, and of the ways alone."""

from collections.abc import Sequence

import numpy as np

from salessim.analysis.best import Contender, contenders
from salessim.results.course import Course


def may_be_best(courses: Sequence[Course], labels: Sequence[str]) -> list[Contender]:
    """Each as a candidate for what leaves most in the period, in their order."""
    return contenders(np.stack([one.profit.sum(axis=1) for one in courses], axis=1), labels)
