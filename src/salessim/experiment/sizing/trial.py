"""Whether a head count meets the plan in so many of some futures, with as few of them as settle it.

More people do no harm, as a rule: a future that a head count reaches is reached by everybody larger, and one that it
misses is missed by everybody smaller. So only those futures are asked that are not known yet, the hardest first. The
last ones, on fresh futures, take nothing for granted.
"""

import numpy as np
from numpy.typing import NDArray

from salessim.analysis.attainment import reached
from salessim.analysis.sizing import Candidate, Department, People, Tried
from salessim.experiment.sizing.futures import Futures

REACHED, MISSED = 1, -1  # a future; 0 where it is not known
LEAST, MOST = 8, 20  # futures that are asked together, so that several workers have something to do


def within(people: People, others: People) -> bool:
    """Whether no team has more people than in the other head count."""
    return all(mine <= theirs for mine, theirs in zip(people, others, strict=True))


class Trials:
    """What is known about the head counts of one department in the first `count` futures."""

    def __init__(self, futures: Futures, department: Department, count: int) -> None:
        self.futures = futures
        self.department = department
        self.count = count
        self._answers: dict[People, NDArray[np.int8]] = {}  # by future; 0 where it was not asked
        self._missed_by = np.zeros(count, int)  # so many head counts, by future

    @property
    def asked(self) -> int:
        """How many head counts were asked."""
        return len(self._answers)

    @property
    def tried(self) -> tuple[Tried, ...]:
        """Every head count that was asked, in the order in which they were first asked, with all that is known."""
        return tuple(self._tried(people) for people in self._answers)

    def _tried(self, people: People) -> Tried:
        known, asked = self._known(people), self._answers[people]
        both = int((known == REACHED).sum()), int((known == MISSED).sum())
        return Tried(Candidate(0, people), *both, self.count, int((asked != 0).sum()))

    def reaches(self, people: People, wanted: int) -> bool:
        """Whether these people meet the plan in so many of the futures."""
        while True:
            known = self._known(people)
            lacking = wanted - int((known == REACHED).sum())
            spare = self.count - int((known == MISSED).sum()) - wanted
            if lacking <= 0 or spare < 0:
                return lacking <= 0
            self._ask(people, np.flatnonzero(known == 0), min(lacking, spare + 1))

    def ruled_out(self, people: People, wanted: int) -> bool:
        """Whether it is known without asking that they do not."""
        return self.count - int((self._known(people) == MISSED).sum()) < wanted

    def _known(self, people: People) -> NDArray[np.int8]:
        """By future, from all that was asked; nothing is asked that is known, so answers never disagree."""
        known = np.zeros(self.count, np.int8)
        for others, answers in self._answers.items():
            if within(others, people):
                known[answers == REACHED] = REACHED
            if within(people, others):
                known[answers == MISSED] = MISSED
        return known

    def _ask(self, people: People, unknown: NDArray[np.intp], needed: int) -> None:
        """In the hardest of the unknown futures: about so many as the answer takes at least."""
        hardest = unknown[np.argsort(-self._missed_by[unknown], kind="stable")]
        which = hardest[: min(MOST, max(LEAST, needed))]
        earned = self.futures.earned(Candidate(0, people), which.tolist())
        met = reached(earned, self.department.plan)
        self._answers.setdefault(people, np.zeros(self.count, np.int8))[which] = np.where(met, REACHED, MISSED)
        self._missed_by[which] += ~met
