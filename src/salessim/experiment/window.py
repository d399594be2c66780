"""Replications given out a few at a time, so that memory does not grow with what still waits."""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager, nullcontext
from itertools import islice

from salessim.experiment.task import Result

Beat = Callable[[], None]  # called several times a second while somebody waits for results

BEAT_S = 0.1  # how often whoever waits looks up: Ctrl-C is heard between
SPARE = 2  # replications that wait for a worker, so that none waits for a replication


def no_beat() -> None:
    """For whoever has nothing to do while waiting."""


def first_come(
    begin: "Callable[[int], Future[Result]]",
    replications: range,
    workers: int,
    opening: AbstractContextManager[None] | None = None,
    beat: Beat = no_beat,
) -> Iterator[tuple[int, Result]]:
    """(replication, result) of all, as they finish; never more than `workers + SPARE` are under way.

    The first of them are begun within `opening`. Raises the first error that is met.
    """
    ahead = iter(replications)
    with opening or nullcontext():
        running = {begin(replication): replication for replication in islice(ahead, workers + SPARE)}
    while running:
        finished, _ = wait(running, BEAT_S, FIRST_COMPLETED)
        beat()
        for future in sorted(finished, key=running.__getitem__):
            number = running.pop(future)
            running.update((begin(replication), replication) for replication in islice(ahead, 1))
            yield number, future.result()
