"""The best chance of the plan for some money: who can still be paid, and who of them does best on the same futures."""

import math
from bisect import bisect_left
from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from salessim.analysis.anytime import anytime
from salessim.analysis.attainment import reached
from salessim.analysis.sizing import Candidate, Department, People, Tried
from salessim.experiment.sizing.cheapest import evenness, up
from salessim.experiment.sizing.futures import Futures
from salessim.experiment.sizing.question import UnanswerableError
from salessim.translation import say
from salessim.translation.numbers import written

CONTENDERS = 60  # head counts of a department that are played: those with the most even load
MOST_LOOKED_AT = 100_000
LEVEL = 0.95  # with which a head count is ruled out, for all of them together
LAST = 3  # so many are shown
BLOCK = 20  # futures between two looks


class Race:
    """What contenders of several departments did in the first futures; at most `count` of them."""

    def __init__(self, futures: Futures, departments: tuple[Department, ...], count: int) -> None:
        self.futures = futures
        self.departments = departments
        self.count = count
        self._tried: dict[Candidate, Tried] = {}

    @property
    def tried(self) -> tuple[Tried, ...]:
        """Every contender, in the order in which they began."""
        return tuple(self._tried.values())

    def reached(self, one: Candidate, count: int) -> NDArray[np.bool_]:
        """In which of the first so many futures the plan is met."""
        met = reached(self.futures.earned(one, range(count)), self.departments[one.department].plan)
        if one not in self._tried or self._tried[one].futures < count:
            self._tried[one] = Tried(one, int(met.sum()), int((~met).sum()), count, count)
        return met

    def looks(self) -> Iterator[int]:
        """After how many futures they are compared: after every block."""
        return (min(self.count, end + BLOCK) for end in range(0, self.count, BLOCK))


def best_for(race: Race, budget: float) -> list[Candidate]:
    """Head counts that may be the best for this money, the best first. Raises UnanswerableError if there is none."""
    all_of_them = [
        Candidate(number, people)
        for number, department in enumerate(race.departments)
        for people in affordable(department, budget)
    ]
    if not all_of_them:
        least = min(one.cost(one.fewest) for one in race.departments)
        raise UnanswerableError(
            say("even the fewest people cost {least} a year: more than this budget", least=written(f"{least:,.0f}"))
        )
    best, *others = survivors(race, all_of_them)[:LAST]
    return [_without_idle(race, best), *others]


def affordable(department: Department, budget: float) -> list[People]:
    """Head counts to which nobody can be added for this money; of many those with the most even load, it first."""
    if not department.paid_by(department.fewest, budget):
        return []
    centre = _most_even(department, budget)
    found = {centre}
    for reach in range(1, max(map(_range, department.fewest, department.most)) + 1):
        low = tuple(max(least, now - reach) for least, now in zip(department.fewest, centre, strict=True))
        high = tuple(min(most, now + reach) for most, now in zip(department.most, centre, strict=True))
        if len(found) >= CONTENDERS or math.prod(map(_range, low[:-1], high[:-1])) > MOST_LOOKED_AT:
            break
        found |= _full(department, budget, low, high)
    return sorted(found, key=lambda people: evenness(department, people), reverse=True)[:CONTENDERS]


def _range(low: int, high: int) -> int:
    return high - low + 1


def _most_even(department: Department, budget: float) -> People:
    """From the fewest up: each time one more where the load is highest of all whom the money still allows."""
    people = department.fewest
    while more := _paid(department, budget, people):
        people = max(more, key=lambda larger: evenness(department, larger))
    return people


def _paid(department: Department, budget: float, people: People) -> list[People]:
    return [larger for larger in up(people, department.most) if department.paid_by(larger, budget)]


def _full(department: Department, budget: float, low: People, high: People) -> set[People]:
    """All within these bounds that the money allows and to which nobody can be added."""
    found = set()
    for others in product(*(range(least, most + 1) for least, most in zip(low[:-1], high[:-1], strict=True))):
        last = range(low[-1], high[-1] + 1)
        number = bisect_left(last, True, key=lambda last: not department.paid_by((*others, last), budget))
        if number and not _paid(department, budget, people := (*others, last[number - 1])):
            found.add(people)
    return found


def survivors(race: Race, candidates: list[Candidate]) -> list[Candidate]:
    """Those that are not surely behind, the best first; all live through the same futures.

    Of two that live through the same futures those count in which only one reaches the plan. Whoever wins surely fewer
    than half of these is behind; that may be asked after every block.
    """
    left = sorted(candidates, key=lambda one: race.departments[one.department].rank(one.people))
    level = 1 - (1 - LEVEL) / max(1, len(candidates) - 1)
    for count in race.looks():
        met = {one: race.reached(one, count) for one in left}
        left.sort(key=lambda one: -met[one].sum())
        left = [one for one in left if not _behind(met[one], met[left[0]], level)]
        if len(left) == 1:
            break
    return left


def _behind(mine: NDArray[np.bool_], leader: NDArray[np.bool_], level: float) -> bool:
    won, lost = int((mine & ~leader).sum()), int((leader & ~mine).sum())
    return won + lost > 0 and anytime(won, won + lost, level).high < 0.5


def _without_idle(race: Race, best: Candidate) -> Candidate:
    """The same without those who made no future better: a budget need not be spent."""
    department = race.departments[best.department]
    wanted = race.reached(best, race.count)

    def as_good(people: People) -> bool:
        """Block by block: most head counts that are worse show it at once."""
        one = Candidate(best.department, people)
        return not any((wanted[:count] & ~race.reached(one, count)).any() for count in race.looks())

    people = best.people
    for team in sorted(range(len(people)), key=lambda team: -department.person[team]):
        low, high = department.fewest[team], people[team]
        while low < high:
            middle = (low + high) // 2
            if as_good((*people[:team], middle, *people[team + 1 :])):
                high = middle
            else:
                low = middle + 1
        people = (*people[:team], high, *people[team + 1 :])
    return Candidate(best.department, people)
