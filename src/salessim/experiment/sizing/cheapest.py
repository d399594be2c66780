"""The cheapest head count that meets the plan in so many futures: first one that does, then whatever costs less.

More people do no harm, as a rule. So whoever cannot with all others as many as the money allows rules out everybody
smaller, and most cheaper head counts need not be tried at all.
"""

import heapq
import math
from collections.abc import Iterator

from salessim.analysis.sizing import Department, People
from salessim.experiment.sizing.trial import Trials

MOST_TEAMS, MOST_TRIED, MOST_LOOKED_AT = 5, 200, 20_000  # beyond, the search goes by steps


def up(people: People, most: People) -> Iterator[People]:
    """One person more in one team."""
    return (_moved(people, team, +1) for team, now in enumerate(people) if now < most[team])


def down(people: People, fewest: People) -> Iterator[People]:
    """One person fewer in one team."""
    return (_moved(people, team, -1) for team, now in enumerate(people) if now > fewest[team])


def _moved(people: People, team: int, by: int) -> People:
    return (*people[:team], people[team] + by, *people[team + 1 :])


def evenness(department: Department, people: People) -> tuple[float, ...]:
    """People for every person's work, the scarcest team first: the flow cannot be more than the least of them."""
    loads = zip(people, department.load, strict=True)
    return tuple(sorted(number / load if load > 0 else math.inf for number, load in loads))


def many_teams(department: Department) -> bool:
    """Whether more teams may change than can be gone through by cost."""
    free = [most > least for least, most in zip(department.fewest, department.most, strict=True)]
    return sum(free) > MOST_TEAMS


def at_the_load(department: Department) -> People:
    """As many as the work would keep busy all the time: fewer are seldom enough."""
    bounds = zip(department.fewest, department.most, department.load, strict=True)
    return tuple(min(most, max(least, math.ceil(load))) for least, most, load in bounds)


def grown(trials: Trials, wanted: int, start: People) -> People | None:
    """Enough of them, always one more where the load is highest; None if not even everybody at the most is enough.

    From below: where more people do harm, what few of them reach is then not ruled out by what a crowd misses.
    """
    path = [start]
    while path[-1] != trials.department.most:
        path.append(max(up(path[-1], trials.department.most), key=lambda more: evenness(trials.department, more)))
    low, high, step = 0, 0, 1
    while not trials.reaches(path[high], wanted):
        if high == len(path) - 1:
            return None
        low, high, step = high + 1, min(high + step, len(path) - 1), 2 * step
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if trials.reaches(path[middle], wanted) else (middle + 1, high)
    return path[high]


def cheapest(trials: Trials, wanted: int, best: People) -> People | None:
    """The cheapest head count that meets the plan in so many futures; None if there are too many to go through.

    `best` is one that does. By cost, from the least that may be: whoever is not ruled out is filled up as far as that
    is still cheaper than the best so far, for if so many cannot, neither can any fewer.
    """
    department = trials.department
    corner = _corner(trials, wanted, best)
    waiting, seen, last = [(department.rank(corner), corner)], {corner}, trials.asked + MOST_TRIED
    while waiting and waiting[0][0] < department.rank(best):
        if trials.asked >= last or len(seen) > MOST_LOOKED_AT:
            return None
        rank, people = heapq.heappop(waiting)
        while rank < department.rank(best) and not trials.ruled_out(people, wanted):
            full = _filled(department, people, best)
            best = full if trials.reaches(full, wanted) else best
        for larger in set(up(people, department.most)) - seen:
            seen.add(larger)
            heapq.heappush(waiting, (department.rank(larger), larger))
    return best


def _filled(department: Department, people: People, best: People) -> People:
    """As many more as still cost less than the best, always where the load is highest."""
    bound = department.rank(best)
    while more := [larger for larger in up(people, department.most) if department.rank(larger) < bound]:
        people = max(more, key=lambda larger: evenness(department, larger))
    return people


def _corner(trials: Trials, wanted: int, best: People) -> People:
    """Of each team the least that can do for the money of the best, with as many others as that buys."""
    low, before = trials.department.fewest, None
    while low != before:
        before = low
        for team in range(len(low)):
            low = (*low[:team], _least(trials, wanted, best, low, team), *low[team + 1 :])
    return low


def _least(trials: Trials, wanted: int, best: People, corner: People, team: int) -> int:
    """By halving, first beside the fluid load: a plan can bear queues, so the answer is mostly near."""
    top = _affordable(trials.department, corner, best)

    def misses(number: int) -> bool:
        return not trials.reaches((*top[:team], number, *top[team + 1 :]), wanted)

    low, high = corner[team], best[team]
    near = math.ceil(trials.department.load[team])
    for guess in (near - 1, near):
        if low <= guess < high:
            low, high = (guess + 1, high) if misses(guess) else (low, guess)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if misses(middle) else (low, middle)
    return low


def _affordable(department: Department, corner: People, best: People) -> People:
    """Of each team as many as the money of the best allows, with all others at their least."""
    left = department.cost(best) * (1 + 1e-9) - department.cost(corner)
    return tuple(
        most if each <= 0 else min(most, least + math.floor(left / each))
        for least, most, each in zip(corner, department.most, department.person, strict=True)
    )
