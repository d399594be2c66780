"""Where replications run: in this process, or in several processes of this machine.

The answer to replication r depends on r alone, so any number of processes in any order gives the same results.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Result = TypeVar("Result")
Progress = Callable[[int, int], None]  # (finished, wanted)

_task: Callable[[int], Any] | None = None  # in a worker process: what it runs


class Stopped(KeyboardInterrupt):
    """Ctrl-C was pressed. `finished` is what the first replications gave, without a gap; `wanted` were asked for."""

    def __init__(self, finished: Any, wanted: int) -> None:
        super().__init__("stopped by Ctrl-C")
        self.finished = finished
        self.wanted = wanted


class WorkerDiedError(RuntimeError):
    """A worker process ended without a word, mostly because memory ran out."""


def run_all(
    task: Callable[[int], Result], count: int, workers: int | None = None, progress: Progress | None = None
) -> list[Result]:
    """The results of `task(0)` to `task(count - 1)`, in this order.

    `workers`: processes; None takes as many as there are processors, 1 stays in this process. `task` must be
    picklable when there are several. An error of a task is raised with a note that names the replication.
    Raises `Stopped` on Ctrl-C and `WorkerDiedError` when a process is killed.
    """
    workers = min(workers or _processors(), count)
    report = progress or (lambda finished, wanted: None)
    report(0, count)
    if workers <= 1:
        return _run_here(task, count, report)
    return _run_in_processes(task, count, workers, report)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run_here(task: Callable[[int], Result], count: int, report: Progress) -> list[Result]:
    results: list[Result] = []
    try:
        for replication in range(count):
            results.append(_noted(task, replication))
            report(len(results), count)
    except KeyboardInterrupt:
        raise Stopped(results, count) from None
    return results


def _run_in_processes(task: Callable[[int], Result], count: int, workers: int, report: Progress) -> list[Result]:
    others = set(multiprocessing.active_children())
    results: dict[int, Result] = {}
    # "spawn" on every system: threads of a notebook or of numpy do not survive a fork
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin_worker, (task,))
    try:
        with _ctrl_c_ignored():  # the processes inherit this, so that only the parent answers Ctrl-C
            numbers = {pool.submit(_run_one, replication): replication for replication in range(count)}
        for future in as_completed(numbers):
            results[numbers[future]] = _result_of(future)
            report(len(results), count)
    except KeyboardInterrupt:
        _end(pool, others)
        raise Stopped(_without_gap(results), count) from None
    except BaseException:
        _end(pool, others)
        raise
    pool.shutdown()
    return [results[replication] for replication in range(count)]


def _result_of(future: "Future[Result]") -> Result:
    try:
        return future.result()
    except BrokenProcessPool:
        raise WorkerDiedError(
            "A process that ran replications was killed or could not start. If memory ran out, take one process "
            "(--workers 1). A script that takes several needs `if __name__ == '__main__':` around its work."
        ) from None


def _without_gap(results: dict[int, Result]) -> list[Result]:
    """The first replications without a gap: which ones finish early must not colour the answer."""
    kept: list[Result] = []
    while len(kept) in results:
        kept.append(results[len(kept)])
    return kept


def _end(pool: ProcessPoolExecutor, others: set[Any]) -> None:
    """End the pool at once, with its processes."""
    pool.shutdown(wait=False, cancel_futures=True)
    for process in set(multiprocessing.active_children()) - others:
        process.terminate()
        process.join()


def _noted(task: Callable[[int], Result], replication: int) -> Result:
    try:
        return task(replication)
    except Exception as error:
        error.add_note(f"This happened in replication {replication}.")
        raise


def _begin_worker(task: Callable[[int], Any]) -> None:
    """First words of a worker process: what to run, and to end when its parent ends."""
    global _task
    _task = task
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run_one(replication: int) -> Any:
    assert _task is not None
    return _noted(_task, replication)


@contextlib.contextmanager
def _ctrl_c_ignored() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
