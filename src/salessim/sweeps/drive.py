"""Who gives out the points of a sweep, takes what becomes of them as it comes, and alone writes it down."""

from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any

from salessim.engines import Heartbeat
from salessim.experiment.executors import Progress
from salessim.experiment.threads import in_threads
from salessim.experiment.window import Beat
from salessim.sweeps.about import Point
from salessim.sweeps.outcome import Outcome, Respond, Shape, attempt
from salessim.sweeps.store import Store

Given = list[tuple[int, Point]]  # the points to be answered, with their numbers
Outcomes = Generator[Outcome, None, None]
Crew = Callable[[Given, Shape, Beat], Outcomes]  # whoever answers points, in any order, each once


def drive(store: Store, crew: Crew, progress: Progress | None = None) -> None:
    """Let a crew answer all points that a store lacks; what is answered is safe within a fraction of a second.

    Progress counts the points that were ahead. What ends this early, such as Ctrl-C, ends the crew and loses nothing.
    """
    report = progress or (lambda finished, wanted: None)
    ahead = store.ahead()
    given = [(number, store.points[number]) for number in ahead]
    shape = Shape(store.about.replications, len(store.about.responses))
    report(0, len(given))
    if not given:
        return
    with closing(crew(given, shape, store.keep_in_time)) as outcomes:
        for finished, outcome in enumerate(outcomes, 1):
            store.add(outcome)
            store.keep_in_time()
            report(finished, len(given))


def here(respond: Respond, workers: int) -> Crew:
    """A crew of threads of this process."""

    def outcomes(given: Given, shape: Shape, beat: Beat) -> Generator[Outcome, Any, None]:
        def task(place: int, heartbeat: Heartbeat) -> Outcome:
            return attempt(respond, *given[place], shape, heartbeat)

        with closing(in_threads(task, len(given), workers, beat)) as played:
            for _, outcome in played:
                yield outcome

    return outcomes
