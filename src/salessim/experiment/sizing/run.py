"""From a question to the answer: a search on common futures, then the last ones on fresh ones."""

from collections.abc import Sequence

from salessim import __version__
from salessim.analysis.sizing import Candidate, Department, Finalist, People, Sizing, cheapest_first
from salessim.experiment.defaults import AUTO, number_of
from salessim.experiment.executors import Progress, Stopped
from salessim.experiment.one_structure import must_stay
from salessim.experiment.sizing.budget import best_for
from salessim.experiment.sizing.cheapest import (
    BESIDE,
    MOST_TRIED,
    borderline,
    by_cost,
    down,
    lowest_corner,
    many_teams,
    settled,
)
from salessim.experiment.sizing.departments import departments
from salessim.experiment.sizing.finals import finals, fresh_seed
from salessim.experiment.sizing.futures import Futures
from salessim.experiment.sizing.question import Question
from salessim.experiment.sizing.steps import by_steps
from salessim.experiment.sizing.trial import Trials
from salessim.results.store import Provenance, Runs
from salessim.scenario import Scenario

DEFAULT = "report"  # fresh futures: a head count is a decision
LONGEST = 2  # times the fresh futures: then a head count is too close to call
RACE = 0.4  # of the fresh futures: what is left for one budget then is as good as equal
SHOWN, FEWER, CLOSE = 3, 5, 2  # so many that are enough, with one person fewer, and too close to call
SEARCH = 4  # times the fresh futures: about what a search takes, for whoever looks at the progress


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

    `replications` are the fresh futures of the last ones; in the search a head count gets as many as it takes, at most
    twice as many. Raises UnanswerableError, ScenarioError, EndlessFutureError, and `Stopped` with what is known.
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
        candidates = search.candidates()
        finalists, runs = finals(search.futures, search.departments, candidates, count, meter.of(len(candidates)))
    except Stopped as stop:
        known = stop.finished if isinstance(stop.finished, tuple) else ([], search.nothing)
        raise Stopped(search.found(*known), count) from None
    except KeyboardInterrupt:
        raise Stopped(search.found([], search.nothing), count) from None
    return search.found(finalists, runs)


class _Meter:
    """Futures of all candidates together; how many a search takes is not known before."""

    def __init__(self, progress: Progress | None, count: int) -> None:
        self._progress = progress or (lambda finished, wanted: None)
        self._count = count
        self._finished = 0

    def played(self, number: int) -> None:
        """So many more in the search."""
        self._finished += number
        self._progress(self._finished, max(SEARCH * self._count, self._finished) + SEARCH * self._count)

    def of(self, candidates: int) -> Progress:
        """The progress of fresh futures, each of so many candidates."""

        def report(finished: int, wanted: int) -> None:
            self._progress(self._finished + candidates * finished, self._finished + candidates * wanted)

        return report


class _Search:
    """A search and what it has found so far."""

    def __init__(self, question: Question, futures: Futures, count: int) -> None:
        self.question = question
        self.futures = futures
        self.departments: tuple[Department, ...] = departments(question, futures)
        most = LONGEST * count if question.budget is None else round(RACE * count)
        self.trials = Trials(futures, self.departments, question.level, max(1, most))
        self.steps = question.budget is None and many_teams(self.departments[0])

    @property
    def nothing(self) -> Runs:
        """No future of the department as it is."""
        first = self.futures.prepared[0]
        source = Provenance(__version__, fresh_seed(self.futures.seed), first.digest, self.futures.engine)
        return Runs(first.terms, source)

    def candidates(self) -> list[Candidate]:
        """Those that are shown on fresh futures, each department as it is first."""
        as_is = [Candidate(number, one.as_is) for number, one in enumerate(self.departments)]
        chosen = self._cheapest() if self.question.budget is None else best_for(self.trials, self.question.budget)
        return list(dict.fromkeys([*as_is, *chosen]))

    def _cheapest(self) -> list[Candidate]:
        """The cheapest that are enough, what one person fewer does, and cheaper ones that are too close to call."""
        (department,) = self.departments
        if not self.trials.likely(Candidate(0, department.most)):
            return [Candidate(0, department.most)]
        enough = self._enough()
        answer = settled(self.trials, enough[0])
        fewer = sorted(down(answer, department.fewest), key=department.rank)[:FEWER]
        close = [one for one in borderline(self.trials) if department.rank(one) < department.rank(answer)][:CLOSE]
        return [Candidate(0, people) for people in (answer, *enough, *close, *fewer)]

    def _enough(self) -> list[People]:
        """The cheapest that are likely enough, and the next one that surely is if there is any."""
        trials, (department,) = self.trials, self.departments
        found = [] if self.steps else by_cost(trials, lowest_corner(trials), trials.likely, SHOWN, MOST_TRIED)
        self.steps = not found
        found = found or [by_steps(trials)]
        if trials.surely(Candidate(0, found[0])) or not trials.surely(Candidate(0, department.most)):
            return found
        return [*found, *by_cost(trials, found[0], trials.surely, 1, BESIDE)]

    def found(self, finalists: Sequence[Finalist], as_is: Runs) -> Sizing:
        """What is known now."""
        return Sizing(
            departments=self.departments,
            level=self.question.level,
            budget=self.question.budget,
            tried=tuple(self.trials.tried.values()),
            finalists=cheapest_first(self.departments, finalists),
            as_is=as_is,
            seed=self.futures.seed,
            by_steps=self.steps,
        )
