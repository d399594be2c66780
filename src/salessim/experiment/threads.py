"""Replications in threads of this process, for an engine that lets others work while it plays."""

import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor

from salessim.engines import silent
from salessim.experiment.task import Result, Task, done
from salessim.experiment.window import Beat, first_come, no_beat


class _Over(BaseException):
    """Nobody waits for this replication any more; no ordinary error, so that nothing on its way takes it for one."""


def in_threads(
    task: Task[Result], count: int, workers: int, beat: Beat = no_beat
) -> Generator[tuple[int, Result], None, None]:
    """(replication, result) of all, as they finish. Once the iterator is closed the others end at their heartbeat.

    The first replication is lived through here: what must be compiled is compiled in the thread that hears Ctrl-C.
    """
    over = threading.Event()

    def heartbeat() -> None:
        if over.is_set():
            raise _Over

    yield 0, done(task, 0, silent)
    pool = ThreadPoolExecutor(workers, "replications")
    try:
        yield from first_come(lambda r: pool.submit(done, task, r, heartbeat), range(1, count), workers, beat=beat)
    finally:
        over.set()
        pool.shutdown(wait=False, cancel_futures=True)
