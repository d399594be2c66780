"""Where replications run: here, in threads of this process, or in several processes of this machine.

The answer to replication r depends on r alone, so any number of workers in any order gives the same results.
"""

from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any

from salessim.engines import silent
from salessim.experiment.processes import in_processes
from salessim.experiment.task import Result, Task, done
from salessim.experiment.threads import in_threads

Progress = Callable[[int, int], None]  # (finished, wanted)


class Stopped(KeyboardInterrupt):
    """Ctrl-C was pressed. `finished` is what the first replications gave, without a gap; `wanted` were asked for."""

    def __init__(self, finished: Any, wanted: int) -> None:
        super().__init__("stopped by Ctrl-C")
        self.finished = finished
        self.wanted = wanted


def run_all(
    task: Task[Result], count: int, workers: int = 1, threads: bool = False, progress: Progress | None = None
) -> list[Result]:
    """The results of replication 0 to `count - 1`, in this order.

    `workers`: threads, or else processes, to which `task` is sent pickled; 1 stays in this thread. An error of a task
    is raised with a note that names the replication. Raises `Stopped` on Ctrl-C and `WorkerDiedError`.
    """
    report = progress or (lambda finished, wanted: None)
    results: dict[int, Result] = {}
    report(0, count)
    try:
        with closing(_played(task, count, min(workers, count), threads)) as played:
            for replication, result in played:
                results[replication] = result
                report(len(results), count)
    except KeyboardInterrupt:
        raise Stopped(_without_gap(results), count) from None
    return [results[replication] for replication in range(count)]


def _played(task: Task[Result], count: int, workers: int, threads: bool) -> Generator[tuple[int, Result], None, None]:
    if workers <= 1:
        return ((replication, done(task, replication, silent)) for replication in range(count))
    return in_threads(task, count, workers) if threads else in_processes(task, count, workers)


def _without_gap(results: dict[int, Result]) -> list[Result]:
    """The first replications without a gap: which ones finish early must not colour the answer."""
    kept: list[Result] = []
    while len(kept) in results:
        kept.append(results[len(kept)])
    return kept
