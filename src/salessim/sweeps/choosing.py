"""The best point of a study: all live through some futures, and who is clearly behind lives through no more."""

from collections.abc import Sequence
from math import ceil, inf

import numpy as np

from salessim.analysis.choice import Candidate, Choice, feed, selection
from salessim.analysis.selection import FIRST, Selection
from salessim.engines import Heartbeat
from salessim.experiment.defaults import processors
from salessim.experiment.executors import Progress, Stopped, run_all
from salessim.results.swept import Response, Value
from salessim.sweeps.about import Point
from salessim.sweeps.designs import points
from salessim.sweeps.outcome import Respond, Shape, attempt
from salessim.sweeps.responses import RESPONSES
from salessim.sweeps.study import Study
from salessim.translation import say
from salessim.translation.numbers import written

MOST_POINTS = 500  # with more of them the first futures alone take longer than a sweep
MOST = 1_000  # futures of a point


def choose(
    study: Study, respond: Respond, most: int = MOST, workers: int | None = None, progress: Progress | None = None
) -> Choice:
    """Ask all points of a study, then ever fewer of them, until it is clear which one is the best.

    The best one, or one that is behind it by less than matters, stays with a certainty of 95 %. After `most` futures
    several may be left. Raises ValueError for a study that has too many points or no mean to go by, and `Stopped` with
    the choice as it was (None: nothing yet) on Ctrl-C.
    """
    rounds = _Rounds(study, respond, _response(study), workers or processors(), progress)
    try:
        while rounds.lived == 0 or (rounds.lived < most and not rounds.selection.decided):
            rounds.go_on()
    except Stopped as stop:
        raise Stopped(rounds.choice() if rounds.lived else None, stop.wanted) from None
    return rounds.choice()


def _response(study: Study) -> Response:
    """By what points are ranked: profit if it is looked at, else the first figure that has a size."""
    sized = [RESPONSES[key] for key in study.responses if not RESPONSES[key].chance]
    if not sized:
        raise ValueError(say("a study of chances alone has no best point: let it look at profit or revenue, too"))
    return next((one for one in sized if one.key == "profit"), sized[0])


def _few_enough(listed: tuple[tuple[Value, ...], ...]) -> tuple[tuple[Value, ...], ...]:
    if len(listed) > MOST_POINTS:
        raise ValueError(
            say(
                "a best one is chosen among {most} points at most, and this study has {number}",
                most=MOST_POINTS,
                number=written(f"{len(listed):,}"),
            )
        )
    return listed


class _Rounds:
    """Rounds of futures; in each one all points that stay live through the same."""

    def __init__(
        self, study: Study, respond: Respond, response: Response, workers: int, progress: Progress | None
    ) -> None:
        self.study, self.respond, self.response = study, respond, response
        self.workers, self.progress = workers, progress
        self.points = _few_enough(points(study).values)
        self.lived = 0  # futures of each point that stays
        self.answered = 0  # rounds of points
        self.known: list[int] = []  # numbers of the points that have answers
        self.brought: list[list[float]] = []  # by each of these, future by future
        self.selection = Selection(1, 1.0)  # among these; until the first round there is none to choose from

    def go_on(self) -> None:
        """More futures of those that stay; at first of all points."""
        if self.lived:
            self._further()
        else:
            self._first()
        self.lived += self._futures

    def _first(self) -> None:
        answers = self._ask(range(len(self.points)))
        self.known = [point for point, mine in enumerate(answers) if mine is not None]
        if not self.known:
            raise ValueError(say("no point of this study has an answer"))
        self.brought = [mine for mine in answers if mine is not None]
        self.selection = selection(np.array(self.brought).T, self.response.less)

    def _further(self) -> None:
        staying = self.selection.staying
        answers = self._ask([self.known[each] for each in staying])
        for each, mine in zip(staying, answers, strict=True):
            self.brought[each].extend(mine or [])
        worst = inf if self.response.less else -inf  # who has no answer to a future is not the best
        feed(self.selection, np.array([mine or [worst] * self._futures for mine in answers]).T, self.response.less)

    @property
    def _calls(self) -> int:
        """How often a point is asked in a round: the first round has as many futures as the variances need."""
        return ceil(FIRST / self.study.replications)

    @property
    def _futures(self) -> int:
        return self._calls * self.study.replications

    def _ask(self, asked: Sequence[int]) -> list[list[float] | None]:
        """The response in the next futures, by point; None for a point that has no answers."""
        place = self.study.responses.index(self.response.key)
        shape = Shape(self.study.replications, len(self.study.responses))
        firsts = range(self.lived, self.lived + self._futures, self.study.replications)

        def task(number: int, heartbeat: Heartbeat) -> list[float] | None:
            values, brought = self.points[asked[number]], list[float]()
            for first in firsts:
                outcome = attempt(self.respond, asked[number], Point(values, first), shape, heartbeat)
                if outcome.failure is not None:
                    return None
                brought += [row[place] for row in outcome.answers]
            return brought

        def report(finished: int, wanted: int) -> None:
            if self.progress is not None:
                self.progress(self.answered + finished, self.answered + wanted)

        answers = run_all(task, len(asked), self.workers, True, report)
        self.answered += len(asked)
        return answers

    def choice(self) -> Choice:
        """What is known by now."""
        staying = set(self.selection.staying)
        candidates = [
            Candidate(point, self.points[point], np.array(self.brought[each]), each in staying)
            for each, point in enumerate(self.known)
        ]
        better = 1 if self.response.less else -1
        return Choice(
            title=self.study.title,
            factors=self.study.factors,
            response=self.response,
            candidates=tuple(
                sorted(candidates, key=lambda one: (not one.stays, -len(one.brought), better * one.mean.value))
            ),
            failed=len(self.points) - len(self.known),
            matters=self.selection.indifference,
            currency=self.study.scenarios[0][1].currency or "",
            seed=self.study.seed,
        )
