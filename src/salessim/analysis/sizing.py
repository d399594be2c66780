"""How many people a plan needs: which head counts were tried on the same futures, and what the last ones are worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import nan
from typing import NamedTuple

from salessim.analysis.anytime import anytime
from salessim.analysis.attainment import reached
from salessim.analysis.estimates import Estimate, mean, paired_share, quantile, wilson
from salessim.columns import F64
from salessim.results.store import Runs
from salessim.results.terms import Terms

ENOUGH, TOO_FEW, BORDERLINE = "enough", "too few", "too close to call"
SEEMS_ENOUGH, SEEMS_TOO_FEW = "seems enough", "seems too few"  # the search asked no further

People = tuple[int, ...]  # of each team, in the order of the teams


_watched = lru_cache(10_000)(anytime)  # the same few numbers are asked for at every look


class Candidate(NamedTuple):
    """A head count of one of the departments."""

    department: int
    people: People


@dataclass(frozen=True)
class Department:
    """A department whose teams may have other numbers of people, by team."""

    terms: Terms
    as_is: People
    fewest: People  # that may be
    most: People  # that may be; where nobody sets a limit, more would earn hardly anything
    load: tuple[float, ...]  # people whom the work of the period would keep busy all the time
    person: tuple[float, ...]  # what one costs a year: salary, hours on duty, workplace

    @property
    def names(self) -> tuple[str, ...]:
        """The teams."""
        return tuple(team.name for team in self.terms.teams)

    @property
    def plan(self) -> float:
        """What must be earned in the period."""
        return 0.0 if self.terms.plan is None else self.terms.plan.total

    def cost(self, people: People) -> float:
        """What these people cost a year, commissions and bonuses not included."""
        return sum(number * each for number, each in zip(people, self.person, strict=True))

    def paid_by(self, people: People, budget: float) -> bool:
        """Whether so much a year is enough for them; a missing billionth is rounding."""
        return self.cost(people) <= budget * (1 + 1e-9)

    def rank(self, people: People) -> tuple[float, int, People]:
        """The cheaper comes first, then fewer people."""
        return self.cost(people), sum(people), people


@dataclass(frozen=True)
class Tried:
    """A head count in the search: in how many of some futures the plan is reached, as far as that was asked."""

    candidate: Candidate
    reached: int  # in at least so many
    missed: int  # in at least so many
    futures: int  # of so many
    played: int  # of them it lived through itself; what others showed tells the rest

    @property
    def known(self) -> bool:
        """Whether it is known of every future."""
        return self.reached + self.missed == self.futures

    @property
    def chance(self) -> Estimate:
        """The chance of the plan, if every future is known; the interval may be looked at after every future.

        If not, nothing: the hardest futures were asked first.
        """
        return _watched(self.reached, self.futures) if self.known else _watched(0, 0)

    def verdict(self, level: float) -> str:
        """Whether the plan is reached with this probability; if not all is known, what is known seems to say."""
        most = self.futures - self.missed
        ends = _watched(self.reached, self.futures).low, _watched(most, self.futures).high
        sure = judged(Estimate(nan, *ends), level)
        if sure != BORDERLINE or self.known:
            return sure
        if self.reached >= level * self.futures:
            return SEEMS_ENOUGH
        return SEEMS_TOO_FEW if most < level * self.futures else BORDERLINE


@dataclass(frozen=True)
class Finalist:
    """A head count on fresh futures, in which nothing was searched."""

    candidate: Candidate
    plan: float
    earned: F64  # by future

    @property
    def chance(self) -> Estimate:
        """The chance of the plan."""
        return wilson(int(reached(self.earned, self.plan).sum()), len(self.earned))

    @property
    def revenue(self) -> Estimate:
        """What is earned on average."""
        return mean(self.earned)

    def met(self, level: float) -> Estimate:
        """The plan that is met with this probability: a quantile of what is earned."""
        return quantile(self.earned, 1 - level)

    def verdict(self, level: float) -> str:
        """Whether the plan is reached with this probability."""
        return judged(self.chance, level)


def judged(chance: Estimate, level: float) -> str:
    """What an interval says about a level: above it, below it, or neither."""
    if chance.low >= level:
        return ENOUGH
    return TOO_FEW if chance.high < level else BORDERLINE


@dataclass(frozen=True)
class Sizing:
    """A search for a head count: who was tried, and the last ones on fresh futures."""

    departments: tuple[Department, ...]
    level: float  # with which the plan is to be met
    budget: float | None  # a year; None: the cheapest is sought, not the best for this money
    tried: tuple[Tried, ...]  # in the order in which they were first tried
    finalists: tuple[Finalist, ...]  # the cheapest first; none if the search was stopped
    as_is: Runs  # the first department as it is, in the fresh futures
    seed: int = 0  # of the search
    by_steps: bool = False  # too many head counts for a whole search

    @property
    def futures(self) -> int:
        """How many fresh futures the last ones lived through."""
        return len(self.as_is)

    @property
    def played(self) -> int:
        """How many futures were lived through in the search, all head counts together."""
        return sum(one.played for one in self.tried)

    def cost(self, candidate: Candidate) -> float:
        """What the people of a head count cost a year."""
        return self.departments[candidate.department].cost(candidate.people)

    def affords(self, candidate: Candidate) -> bool:
        """Whether the budget is enough for these people."""
        return self.budget is None or self.departments[candidate.department].paid_by(candidate.people, self.budget)

    def is_as_is(self, candidate: Candidate) -> bool:
        """Whether these are the people of today."""
        return candidate.people == self.departments[candidate.department].as_is

    @property
    def answer(self) -> Finalist | None:
        """The cheapest that surely meets the plan with this probability, or the best for the budget."""
        if self.budget is None:
            return next((one for one in self.finalists if one.verdict(self.level) == ENOUGH), None)
        within = (one for one in self.finalists if self.affords(one.candidate))
        return max(within, key=lambda one: one.chance.value, default=None)

    @property
    def close(self) -> tuple[Finalist, ...]:
        """Those for which it is too close to call and that cost less than the answer."""
        answer = self.answer
        most = float("inf") if answer is None else self.cost(answer.candidate)
        return tuple(
            one for one in self.finalists if one.verdict(self.level) == BORDERLINE and self.cost(one.candidate) < most
        )

    @property
    def top(self) -> Finalist | None:
        """Everybody at the most that may be, if it is among the last ones."""
        (first, *_) = self.departments
        return next((one for one in self.finalists if one.candidate == Candidate(0, first.most)), None)

    @property
    def spent(self) -> bool:
        """Whether nobody can be added to the answer for what is left of the budget."""
        if self.answer is None or self.budget is None:
            return True
        department, people = self.departments[self.answer.candidate.department], self.answer.candidate.people
        left = [each for each, now, most in zip(department.person, people, department.most, strict=True) if now < most]
        return not any(department.cost(people) + each <= self.budget for each in left)

    @property
    def rivals(self) -> tuple[Finalist, ...]:
        """Those within the budget that are not surely worse than the answer, on the same futures."""
        answer = self.answer
        if answer is None:
            return ()
        mine = reached(answer.earned, answer.plan)
        found = []
        for one in self.finalists:
            theirs = reached(one.earned, one.plan)
            gains, losses = int((theirs & ~mine).sum()), int((mine & ~theirs).sum())
            if one is not answer and self.affords(one.candidate):
                worse = paired_share(gains, losses, len(mine)).high < 0
                found += [] if worse else [one]
        return tuple(found)

    @property
    def broken(self) -> tuple[tuple[Finalist, Finalist], ...]:
        """Pairs in which fewer people surely meet the plan and more surely do not: one team stands in another's way."""
        return tuple(
            (few, many)
            for few in self.finalists
            for many in self.finalists
            if _fewer(few.candidate, many.candidate)
            and few.verdict(self.level) == ENOUGH
            and many.verdict(self.level) == TOO_FEW
        )


def _fewer(one: Candidate, other: Candidate) -> bool:
    """Whether no team of one has more people than in the other, and the two differ."""
    within = all(few <= many for few, many in zip(one.people, other.people, strict=True))
    return one.department == other.department and one != other and within


def cheapest_first(departments: Sequence[Department], finalists: Sequence[Finalist]) -> tuple[Finalist, ...]:
    """Sorted by what the people cost, then by how many they are."""
    return tuple(sorted(finalists, key=lambda one: departments[one.candidate.department].rank(one.candidate.people)))
