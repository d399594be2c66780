"""The cheapest head count that meets the plan: from below, in the order of what the people cost.

More people do no harm, as a rule. So below the least number of a team that can do with everybody else at the most
there is nothing to find, and from that corner on the first that is enough is the cheapest. Where it is too close to
call, what was seen decides, and one with more people that surely is enough is sought beside it.
"""

import heapq
import math
from collections.abc import Callable, Iterator

from salessim.analysis.sizing import BORDERLINE, TOO_FEW, Candidate, Department, People
from salessim.experiment.sizing.trial import Trials

MOST_TEAMS, MOST_TRIED = 5, 200  # beyond, the search goes by steps
BESIDE = 20  # head counts that are tried to find one that surely is enough


def up(people: People, most: People) -> Iterator[People]:
    """One person more in one team."""
    return (_moved(people, team, +1) for team, now in enumerate(people) if now < most[team])


def down(people: People, fewest: People) -> Iterator[People]:
    """One person fewer in one team."""
    return (_moved(people, team, -1) for team, now in enumerate(people) if now > fewest[team])


def _moved(people: People, team: int, by: int) -> People:
    return (*people[:team], people[team] + by, *people[team + 1 :])


def within(people: People, others: People) -> bool:
    """Whether no team has more people than in the other head count."""
    return all(mine <= theirs for mine, theirs in zip(people, others, strict=True))


def many_teams(department: Department) -> bool:
    """Whether more teams may change than can be gone through by cost."""
    free = [most > least for least, most in zip(department.fewest, department.most, strict=True)]
    return sum(free) > MOST_TEAMS


def lowest_corner(trials: Trials) -> People:
    """Of each team the least number that does not surely miss the plan with all others at the most."""
    (department,) = trials.departments
    return tuple(_least(trials, department, team) for team in range(len(department.most)))


def _least(trials: Trials, department: Department, team: int) -> int:
    """By halving, first beside the fluid load: a plan can bear queues, so the answer is mostly near."""

    def misses(number: int) -> bool:
        people = (*department.most[:team], number, *department.most[team + 1 :])
        return trials.verdict(Candidate(0, people)) == TOO_FEW

    low, high = department.fewest[team], department.most[team]
    near = math.ceil(department.load[team])
    for guess in (near - 1, near):
        if low <= guess < high:
            low, high = (guess + 1, high) if misses(guess) else (low, guess)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if misses(middle) else (low, middle)
    return low


def by_cost(trials: Trials, corner: People, good: Callable[[Candidate], bool], wanted: int, tries: int) -> list[People]:
    """The cheapest good ones from a corner on, the cheapest first; who only adds people to one is not tried again.

    Fewer than wanted, or none, if no more are found among as many as may be tried.
    """
    (department,) = trials.departments
    waiting, seen = [(department.rank(corner), corner)], {corner}
    found: list[People] = []
    last = len(trials.tried) + tries
    while waiting and len(found) < wanted and len(trials.tried) < last:
        _, people = heapq.heappop(waiting)
        if any(within(few, people) for few in found) or good(Candidate(0, people)):
            found.append(people)
        for larger in up(people, department.most):
            if larger not in seen:
                seen.add(larger)
                heapq.heappush(waiting, (department.rank(larger), larger))
    return found


def borderline(trials: Trials) -> list[People]:
    """Head counts of which the search could not tell, the cheapest first."""
    (department,) = trials.departments
    found = [one.candidate.people for one in trials.tried.values() if one.verdict(trials.level) == BORDERLINE]
    return sorted(found, key=department.rank)


def settled(trials: Trials, people: People) -> People:
    """The same, or a smaller one that is enough: one team fewer may stand less in the others' way."""
    (department,) = trials.departments
    while True:
        smaller = [fewer for fewer in down(people, department.fewest) if trials.likely(Candidate(0, fewer))]
        if not smaller:
            return people
        people = min(smaller, key=department.rank)
