"""Where replications run: here, in threads of this process, or in several processes of this machine.

The answer to replication r depends on r alone, so any number of workers in any order gives the same results.
"""

from collections.abc import Callable, Generator, Sequence
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
    task: Task[Result],
    count: int,
    workers: int = 1,
    threads: bool = False,
    progress: Progress | None = None,
    enough: Callable[[Sequence[Result]], bool] = lambda first: False,
) -> list[Result]:
    """The results of replication 0 to `count - 1`, in this order; only the first of them once they are `enough`.

    `workers`: threads, or else processes, to which `task` is sent pickled; 1 stays in this thread. `enough` is asked
    after every replication that has no gap before it, so where it ends does not depend on who finishes early. An error
    of a task is raised with a note that names the replication. Raises `Stopped` on Ctrl-C and `WorkerDiedError`.
    """
    report = progress or (lambda finished, wanted: None)
    first: list[Result] = []
    early: dict[int, Result] = {}  # those with a gap before them: which ones finish early must not colour the answer
    try:
        report(0, count)
        with closing(_played(task, count, min(workers, count), threads)) as played:
            for replication, result in played:
                early[replication] = result
                while len(first) in early:
                    first.append(early.pop(len(first)))
                    if enough(first):
                        return first
                report(len(first) + len(early), count)
    except KeyboardInterrupt:
        raise Stopped(first, count) from None
    return first


def _played(task: Task[Result], count: int, workers: int, threads: bool) -> Generator[tuple[int, Result], None, None]:
    if workers <= 1:
        return ((replication, done(task, replication, silent)) for replication in range(count))
    return in_threads(task, count, workers) if threads else in_processes(task, count, workers)
