"""A cheap head count where there are too many to go through: one that is enough, then fewer or others.

What it finds cannot be improved by one person fewer, nor by one fewer here and one more there. It may still not be the
cheapest of all.
"""

from collections.abc import Iterator

from salessim.analysis.sizing import Department, People
from salessim.experiment.sizing.trial import Trials

STEPS = 20  # a team changes by this part of its load at a time, by ever smaller ones in the end


def by_steps(trials: Trials, wanted: int, people: People) -> People:
    """A cheap head count that meets the plan in so many futures, from one that does."""
    steps = tuple(max(1, round(load / STEPS)) for load in trials.department.load)
    while True:
        people = _improved(trials, wanted, people, steps)
        if max(steps) == 1:
            return people
        steps = tuple(max(1, step // 2) for step in steps)


def _improved(trials: Trials, wanted: int, people: People, steps: People) -> People:
    """Fewer, or others for less money, as long as they are enough; what saves most is tried first."""
    department = trials.department
    while True:
        cheaper = sorted(set(_others(department, people, steps)), key=department.rank)
        better = (other for other in cheaper if department.rank(other) < department.rank(people))
        found = next((other for other in better if trials.reaches(other, wanted)), None)
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
