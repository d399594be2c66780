"""Intervals that somebody looks at again and again, and stops when they please."""

from functools import cache

import numpy as np
from numpy.random import default_rng
from scipy.stats import norm

from promises.draws import MEAN, lognormal
from promises.kept import Case, Promise, covers
from salessim.analysis.anytime import anytime
from salessim.analysis.estimates import mean, wilson
from salessim.analysis.precision import Known, half_width
from salessim.experiment.defaults import MOST
from salessim.experiment.precision import STEP

SEEN = 2_000  # trials of a path
CHANCE = 0.9


@cache
def holding(interval) -> tuple[np.ndarray, np.ndarray]:
    """For 1 to SEEN trials the least and the largest number of successes whose interval holds CHANCE."""
    least, largest, low, high = np.zeros(SEEN, int), np.zeros(SEEN, int), 0, 0
    for trials in range(1, SEEN + 1):
        while interval(low, trials).high < CHANCE:
            low += 1
        while high < trials and interval(high + 1, trials).low <= CHANCE:
            high += 1
        least[trials - 1], largest[trials - 1] = low, high
    return least, largest


def watched(every: int = 20) -> Case:
    """A chance that is looked at all the time, and, beside it, Wilson's interval looked at now and then."""

    def trial(number: int) -> list[bool]:
        seen = np.cumsum(default_rng([8, number]).random(SEEN) < CHANCE)
        always, sometimes = slice(None), slice(every - 1, None, every)
        return [_never_missed(seen, anytime, always), _never_missed(seen, wilson, sometimes)]

    told = f"chance of {CHANCE:.0%}, watched up to {SEEN:,}"
    return Case(
        (
            Promise(f"{told}, at every one", "anytime", 0.95),
            Promise(f"{told}, at every {every}th", "Wilson, for comparison", None),
        ),
        trial,
    )


def _never_missed(seen: np.ndarray, interval, looks: slice) -> bool:
    least, largest = holding(interval)
    return bool(((least <= seen) & (seen <= largest))[looks].all())


def until_exact(wanted: float, cv: float, plan: float | None) -> Case:
    """A chance and a mean at the moment at which a precision is met."""
    spread = np.sqrt(np.log(1 + cv**2))
    chance = 0.0 if plan is None else norm.sf((np.log(plan) + spread**2 / 2) / spread)

    def trial(number: int) -> list[bool]:
        random, found = default_rng([9, round(100 * cv), number]), Known(plan, np.array([]), np.array([]))
        while half_width([found]) > wanted and len(found.earned) < MOST:
            more = lognormal(random, cv, STEP)
            found = found.and_more(Known(plan, more, more))
        earned = found.earned
        told = [covers(mean(earned), 1)]
        return told if plan is None else [*told, covers(wilson(int((earned >= plan).sum()), len(earned)), chance)]

    where = f"when ±{wanted:.0%} is met, lognormal cv {cv:g}"
    promises = [Promise(f"mean {where}", "Student's t", most=MEAN)]
    promises += [] if plan is None else [Promise(f"chance of {chance:.0%} {where}", "Wilson")]
    return Case(tuple(promises), trial)
