"""From a question to the answer: a search on common futures, then the last ones on fresh ones."""

import math
from collections.abc import Sequence

from salessim import __version__
from salessim.analysis.sizing import Candidate, Department, Finalist, Sizing, cheapest_first
from salessim.experiment.defaults import AUTO, REPLICATIONS, number_of
from salessim.experiment.executors import Progress, Stopped
from salessim.experiment.one_structure import must_stay
from salessim.experiment.sizing.budget import Race, best_for
from salessim.experiment.sizing.cheapest import down
from salessim.experiment.sizing.departments import departments
from salessim.experiment.sizing.finals import finals, fresh_seed
from salessim.experiment.sizing.futures import Futures
from salessim.experiment.sizing.ladder import ladder
from salessim.experiment.sizing.question import Question
from salessim.experiment.sizing.trial import Trials
from salessim.results.store import Provenance, Runs
from salessim.scenario import Scenario

DEFAULT = REPLICATIONS  # fresh futures
COMMON = 0.5  # of them: the futures on which is searched; the fresh ones judge anyway
FEWER = 5  # so many with one person fewer than the answer are shown
SEARCH, LAST = 5, 11  # times the fresh futures: about what it all takes, for whoever looks at the progress


def size(
    scenarios: Sequence[Scenario],
    question: Question,
    replications: int | str = DEFAULT,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Sizing:
    """The cheapest head count that meets the plan, or with a budget the best one, of several scenarios if given.

    `replications` are the fresh futures of the last ones; the search has half as many others. Raises
    UnanswerableError, ScenarioError, EndlessFutureError, and `Stopped` with what is known.
    """
    for scenario in scenarios:
        must_stay(scenario)
    question.check(scenarios)
    count = number_of(replications)
    meter = _Meter(progress, count)
    try:
        search = _Search(question, Futures(scenarios, seed, engine, workers, meter.played), count)
    except KeyboardInterrupt:
        raise Stopped(None, count) from None
    try:
        search.show(search.chosen(), meter)
        search.show(search.one_fewer(), meter)
    except KeyboardInterrupt:
        raise Stopped(search.found(), count) from None
    return search.found()


class _Meter:
    """Futures of all candidates together; how many a search takes is not known before."""

    def __init__(self, progress: Progress | None, count: int) -> None:
        self._progress = progress or (lambda finished, wanted: None)
        self._count = count
        self._finished = 0

    def played(self, number: int) -> None:
        """So many more in the search."""
        self._finished += number
        self._progress(self._finished, max(SEARCH * self._count, self._finished) + LAST * self._count)

    def of(self, candidates: int) -> Progress:
        """The progress of fresh futures, each of so many candidates."""
        before = self._finished

        def report(finished: int, wanted: int) -> None:
            self._finished = before + candidates * finished
            self._progress(self._finished, before + candidates * wanted)

        return report


class _Search:
    """A search and what it has found so far."""

    def __init__(self, question: Question, futures: Futures, count: int) -> None:
        self.question = question
        self.futures = futures
        self.departments: tuple[Department, ...] = departments(question, futures)
        self.count = count
        self.steps = False
        self.finalists: list[Finalist] = []
        first, common = futures.prepared[0], math.ceil(COMMON * count)
        source = Provenance(__version__, fresh_seed(futures.seed), first.digest, futures.engine)
        self.as_is = Runs(first.terms, source)
        self.race = Race(futures, self.departments, common)
        self.trials = Trials(futures, self.departments[0], common)

    def chosen(self) -> list[Candidate]:
        """Those that are shown on fresh futures, each department as it is first."""
        as_is = [Candidate(number, one.as_is) for number, one in enumerate(self.departments)]
        if self.question.budget is not None:
            return [*as_is, *best_for(self.race, self.question.budget)]
        found, self.steps = ladder(self.trials, self.question.level)
        return [*as_is, *(Candidate(0, people) for people in found)]

    def one_fewer(self) -> list[Candidate]:
        """One person fewer than in the answer, whoever saves most first; for a budget nobody."""
        answer, department = self.found().answer, self.departments[0]
        if answer is None or self.question.budget is not None:
            return []
        fewer = sorted(down(answer.candidate.people, department.fewest), key=department.rank)[:FEWER]
        return [Candidate(0, people) for people in fewer]

    def show(self, candidates: Sequence[Candidate], meter: _Meter) -> None:
        """Let them live through the fresh futures, who has not yet."""
        shown = {one.candidate for one in self.finalists}
        fresh = [one for one in dict.fromkeys(candidates) if one not in shown]
        if not fresh:
            return
        try:
            self._keep(*finals(self.futures, self.departments, fresh, self.count, meter.of(len(fresh))))
        except Stopped as stop:
            if stop.finished is not None:
                self._keep(*stop.finished)
            raise

    def _keep(self, found: Sequence[Finalist], first: Runs) -> None:
        self.as_is = self.as_is if self.finalists else first
        self.finalists += found

    def found(self) -> Sizing:
        """What is known now."""
        return Sizing(
            departments=self.departments,
            level=self.question.level,
            budget=self.question.budget,
            tried=self.race.tried or self.trials.tried,
            finalists=cheapest_first(self.departments, self.finalists),
            as_is=self.as_is,
            seed=self.futures.seed,
            by_steps=self.steps,
        )
