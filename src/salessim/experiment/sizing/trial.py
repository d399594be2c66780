"""Whether a head count meets the plan: as many futures as it takes until the answer is clear."""

import math

from salessim.analysis.attainment import reached
from salessim.analysis.sizing import BORDERLINE, ENOUGH, Candidate, Department, Tried
from salessim.experiment.sizing.futures import Futures

BLOCK = 20  # futures between two looks


class Trials:
    """The head counts that were tried, each until it is clear or has lived through as many futures as it may."""

    def __init__(self, futures: Futures, departments: tuple[Department, ...], level: float, most: int) -> None:
        self.futures = futures
        self.departments = departments
        self.level = level
        self.most = most  # futures of one candidate
        self.tried: dict[Candidate, Tried] = {}

    def verdict(self, candidate: Candidate) -> str:
        """ENOUGH, TOO_FEW or BORDERLINE; asked once."""
        if candidate not in self.tried:
            self.tried[candidate] = self._trial(candidate)
        return self.tried[candidate].verdict(self.level)

    def surely(self, candidate: Candidate) -> bool:
        """Whether it is clear that the plan is met so often."""
        return self.verdict(candidate) == ENOUGH

    def likely(self, candidate: Candidate) -> bool:
        """Whether that is clear, or not clear and what was seen speaks for it."""
        verdict, seen = self.verdict(candidate), self.tried[candidate]
        return verdict == ENOUGH or (verdict == BORDERLINE and seen.reached >= self.level * seen.futures)

    def _trial(self, candidate: Candidate) -> Tried:
        for block in range(1, math.ceil(self.most / BLOCK) + 1):
            found = self.seen(candidate, min(self.most, block * BLOCK))
            if found.verdict(self.level) != BORDERLINE:
                break
        return found

    def seen(self, candidate: Candidate, count: int) -> Tried:
        """In how many of the first futures the plan is reached."""
        earned = self.futures.earned(candidate, count)
        return Tried(candidate, int(reached(earned, self.departments[candidate.department].plan).sum()), count)
