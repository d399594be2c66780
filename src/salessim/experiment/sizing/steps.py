"""A cheap head count where there are too many to go through: up from the fluid load, then fewer again or others.

What it finds cannot be improved by one person fewer, nor by one fewer here and one more there. It may still not be the
cheapest of all.
"""

import math
from collections.abc import Iterator

import numpy as np

from salessim.analysis.sizing import Candidate, Department, People
from salessim.experiment.sizing.trial import Trials

PROBE = 100  # futures by which the next team to grow is chosen
STEPS = 20  # a team grows by this part of its load at a time


def by_steps(trials: Trials) -> People:
    """A head count that is enough; everybody at the most is known to be."""
    (department,) = trials.departments
    steps = tuple(max(1, round(load / STEPS)) for load in department.load)
    people = _grown(trials, department, steps)
    while True:
        people = _improved(trials, department, people, steps)
        if max(steps) == 1:
            return people
        steps = tuple(max(1, step // 2) for step in steps)


def _grown(trials: Trials, department: Department, steps: People) -> People:
    """From the fluid load up, each time where a person's pay brings the plan nearest, until it is enough."""
    people = tuple(
        min(most, max(least, math.ceil(load)))
        for least, most, load in zip(department.fewest, department.most, department.load, strict=True)
    )
    while people != department.most and not trials.likely(Candidate(0, people)):
        now = _nearness(trials, department, people)
        larger = [_moved(department, people, {team: step}) for team, step in enumerate(steps)]

        def gain(more: People, now: float = now, people: People = people) -> float:
            paid = department.cost(more) - department.cost(people)
            return (_nearness(trials, department, more) - now) / max(paid, 1e-9)

        people = max((more for more in larger if more != people), key=gain)
    return people


def _nearness(trials: Trials, department: Department, people: People) -> float:
    """How much of the plan is earned on average: unlike its chance, it tells a way where nobody reaches the plan."""
    earned = trials.futures.earned(Candidate(0, people), min(PROBE, trials.most))
    return float(np.minimum(earned, department.plan).mean())


def _improved(trials: Trials, department: Department, people: People, steps: People) -> People:
    """Fewer, or others for less money, as long as they are enough; what saves most is tried first."""
    while True:
        cheaper = sorted(set(_others(department, people, steps)), key=department.rank)
        better = (other for other in cheaper if department.rank(other) < department.rank(people))
        found = next((other for other in better if trials.likely(Candidate(0, other))), None)
        if found is None:
            return people
        people = found


def _others(department: Department, people: People, steps: People) -> Iterator[People]:
    for team, step in enumerate(steps):
        yield _moved(department, people, {team: -step})
        for other, more in enumerate(steps):
            if other != team:
                yield _moved(department, people, {team: -step, other: more})


def _moved(department: Department, people: People, by: dict[int, int]) -> People:
    """So many more or fewer in some teams, as far as may be."""
    return tuple(
        min(most, max(least, now + by.get(team, 0)))
        for team, (now, least, most) in enumerate(zip(people, department.fewest, department.most, strict=True))
    )
