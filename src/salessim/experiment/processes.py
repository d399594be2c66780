"""Replications in several processes, for an engine that lets nobody work beside it in its own."""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from salessim.engines import silent
from salessim.experiment.task import Result, Task, done
from salessim.experiment.window import first_come
from salessim.translation import in_use, say, use

_task: Task[Any] | None = None  # in a worker process: what it runs


class WorkerDiedError(RuntimeError):
    """A worker process ended without a word, mostly because memory ran out."""


def in_processes(task: Task[Result], count: int, workers: int) -> Generator[tuple[int, Result], None, None]:
    """(replication, result) of all, as they finish; `task` must be picklable.

    Once the iterator is closed the processes are ended. Raises `WorkerDiedError` when one of them is killed.
    """
    others = set(multiprocessing.active_children())
    # "spawn" on every system: threads of a notebook or of numpy do not survive a fork
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin_worker, (task, in_use()))

    try:
        # the processes inherit that Ctrl-C is ignored, so that only the parent answers it
        begun = first_come(lambda r: pool.submit(_run_one, r), range(count), workers, opening=_ctrl_c_ignored())
        yield from begun
    except BrokenProcessPool:
        _end(pool, others)
        raise WorkerDiedError(
            say(
                "A process that ran replications was killed or could not start. If memory ran out, take one process "
                "(--workers 1). A script that takes several needs `if __name__ == '__main__':` around its work."
            )
        ) from None
    except BaseException:
        _end(pool, others)
        raise
    pool.shutdown()


def _end(pool: ProcessPoolExecutor, others: set[Any]) -> None:
    """End the pool at once, with its processes."""
    for process in set(multiprocessing.active_children()) - others:
        process.terminate()
    pool.shutdown(cancel_futures=True)  # it alone waits for them: of two who wait for a process, one never hears of it


def _begin_worker(task: Task[Any], tongue: str) -> None:
    """First words of a worker process: what to run, in which tongue, and to end when its parent ends."""
    global _task
    use(tongue)
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
    return done(_task, replication, silent)


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
