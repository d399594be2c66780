"""From which score on a candidate passes, so that of those who enter a step as many pass as were told."""

import math
from functools import cache

import numpy as np

from salessim.columns import F64
from salessim.network.numbers import normal_quantile

POINTS = 2_000  # equally likely skills
WORST, BEST = -8.0, 8.0  # scores beyond which there is nobody
HALVINGS = 50


@cache
def least_scores(steps: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
    """The least score of each step, which is told by (share that passes, correlation of the score with the skill).

    Skill and scores are standard normal among all candidates; given the skill, scores are independent. Whoever enters
    a later step has passed the ones before, so their skills are no longer those of all.
    """
    skill = np.array([normal_quantile((number + 0.5) / POINTS) for number in range(POINTS)])
    there = np.ones(POINTS)  # share of each skill that has passed until now
    found = []
    for share, tells in steps:
        low, high = WORST, BEST
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            passed = float((there * _above(skill, tells, middle)).sum() / there.sum())
            low, high = (middle, high) if passed > share else (low, middle)
        found.append((low + high) / 2)
        there = there * _above(skill, tells, found[-1])
    return tuple(found)


def _above(skill: F64, tells: float, least: float) -> F64:
    """The chance of each skill to reach a score."""
    chance = math.sqrt(1.0 - tells * tells)
    if chance == 0.0:
        return np.greater_equal(skill, least).astype(np.float64)
    return np.array([0.5 * math.erfc((least - tells * one) / chance / math.sqrt(2.0)) for one in skill])
