"""A crew on many machines: points are given to a Dask cluster, twenty at a time, and come back as they are done.

A task may run twice, when the worker that had it is gone: its answers depend on its points alone, so nobody can tell.
"""

import functools
import logging
import pickle
import re
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from salessim import __version__
from salessim.engines import silent
from salessim.experiment.window import SPARE, Beat
from salessim.sweeps.drive import Crew, Given, Outcomes
from salessim.sweeps.errors import ClusterError
from salessim.sweeps.outcome import Outcome, Respond, Shape, attempt, crash
from salessim.translation import in_use, later, say, use

AT_ONCE = 20  # points in a task: what a task costs by itself, a millisecond, is not felt
A_THREAD = 2  # tasks that each thread of a worker has, so that it never waits for the next
CONNECTED_S = 10.0
WORKERS_S = 60.0  # to wait for the first worker: batch systems take their time
LOOK_S = 0.02
VERSION = "__import__('salessim').__version__"  # as text: a worker without salessim could not read our functions
UNLIKE = later("salessim is {theirs} there and {mine} here. All must be the same.")
ADDRESS = re.compile(r"(?:(?:tcp|tls|ucx|wss?)://)?[^\s/]+:\d+")
SILENT = later("The cluster at {address} does not answer: {error}")
LOST = later("The connection to the cluster at {address} is lost. What is stored stays: `resume` goes on from there.")
LOGGERS = ("distributed", "distributed.client")  # what is to be said is said by us
KILLED = later("Every worker that tried this point was killed, mostly because memory ran out.")

Task = Callable[[Given], list[Outcome]]


def there(respond: Respond, address: str) -> Crew:
    """A crew of the workers of a cluster whose scheduler listens at this address. It raises ClusterError."""

    def outcomes(given: Given, shape: Shape, beat: Beat) -> Outcomes:
        task = functools.partial(answered, __version__, in_use(), pickle.dumps(respond), shape)
        with _connected(address) as client:
            _check(client, address)
            yield from _gathered(client, task, given, beat)

    return outcomes


def answered(version: str, tongue: str, respond: bytes, shape: Shape, given: Given) -> list[Outcome]:
    """On a worker: what becomes of some points. Raises ClusterError if it would be another program that answers."""
    if version != __version__:
        raise ClusterError(say(UNLIKE, theirs=__version__, mine=version))
    use(tongue)
    return [attempt(_unpickled(respond), number, point, shape, silent) for number, point in given]


@functools.lru_cache(maxsize=1)
def _unpickled(respond: bytes) -> Respond:
    """Once for all tasks of a sweep: it remembers what points have in common."""
    unpacked: Respond = pickle.loads(respond)
    return unpacked


def _gathered(client: Any, task: Task, given: Given, beat: Beat) -> Outcomes:
    """The outcomes of all points, as they come.

    A task that killed its workers again and again is done point by point: then only one point is to blame.
    """
    from distributed import KilledWorker, as_completed

    ahead = deque(given[i : i + AT_ONCE] for i in range(0, len(given), AT_ONCE))
    running = as_completed(loop=client.loop)
    parts: dict[Any, Given] = {}
    while ahead or parts:
        for _ in range(min(len(ahead), _room(client) - len(parts))):
            future = client.submit(task, ahead[0], pure=False)
            parts[future] = ahead.popleft()
            running.add(future)
        beat()
        if not running.has_ready():
            time.sleep(LOOK_S)
            continue
        future = running.next()
        part = parts.pop(future)
        try:
            found = future.result()
        except KilledWorker:
            ahead.extend([point] for point in part if len(part) > 1)
            found = [Outcome(number, [], crash(say(KILLED))) for number, _ in part if len(part) == 1]
        yield from found


def _room(client: Any) -> int:
    """How many tasks may be under way: workers may come and go."""
    return A_THREAD * sum(client.nthreads().values()) + SPARE


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """A client of the cluster; what goes wrong between us and it is told in a sentence."""
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(say("--dask needs more than is installed here: pip install 'salessim[cluster]'")) from None
    if not ADDRESS.fullmatch(address):  # a client would try for long, and end in a traceback
        form = say("an address is written like {example}", example="tcp://10.0.0.5:8786")
        raise ClusterError(say(SILENT, address=address, error=form))
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=CONNECTED_S, set_as_default=False)
    except (OSError, ValueError) as error:  # nobody listens; no port has this number
        raise ClusterError(say(SILENT, address=address, error=error)) from None
    try:
        with client:
            yield client
    except (OSError, CancelledError):  # the scheduler is gone, and what it was to do with it
        raise ClusterError(say(LOST, address=address)) from None


def _check(client: Any, address: str) -> None:
    """Is there a worker, and would it answer as this program does?"""
    try:
        client.wait_for_workers(1, timeout=WORKERS_S)
    except TimeoutError:
        raise ClusterError(say("The cluster at {address} has no workers.", address=address)) from None
    for worker, found in sorted(client.run(eval, VERSION, on_error="return").items()):
        if isinstance(found, Exception):
            raise ClusterError(say("salessim cannot be loaded on {worker}: {error}", worker=worker, error=found))
        if found != __version__:
            raise ClusterError(f"{worker}: {say(UNLIKE, theirs=found, mine=__version__)}")
