"""What may happen to a sweep, again and again at moments that chance chooses, and what must hold afterwards."""

import os
import resource
import shlex
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from kills.sweeps import LOOK_S, Sweep, Tables, kill, nobody_left, targets, wait_for
from salessim.sweeps.cluster import AT_ONCE, there
from salessim.sweeps.drive import drive
from salessim.sweeps.store import opened
from salessim.sweeps.stored import Count, reading
from sweep.toy import ABOUT, points, respond

AT_THE_BEGINNING = 5  # every fifth time a command is killed while it begins
BEGINNING_S = 2.5
AFTER_S = 0.4  # two commits
DEADLY = 27


class Trial(NamedTuple):
    """A sweep that shall be disturbed: where, by which command, of how many points, and what it must come to."""

    folder: Path
    command: str
    points: int
    expected: Tables

    def sweep(self, name: str) -> Sweep:
        """A new one in a folder of this name."""
        return Sweep(self.folder / name, self.points, self.command)


@dataclass
class Proof:
    """What was done to a sweep, and everything that should not have been found."""

    what: str
    times: int = 0
    found: list[str] = field(default_factory=list)

    def expect(self, true: bool, otherwise: str) -> None:
        """Note what is wrong."""
        if not true:
            self.found.append(f"{self.what}, time {self.times}: {otherwise}")

    def the_end(self, sweep: Sweep, code: int, expected: Tables) -> None:
        """What must hold when the sweep is finished at last."""
        tables = sweep.tables()
        once = {(key, replication) for key, replication, _ in tables.answers}
        self.expect(code == 0, f"the last command ended with {code}")
        self.expect(len(once) == len(tables.answers) == 2 * sweep.points, "not every point is there once")
        self.expect(tables == expected, "the answers are not those of an uninterrupted sweep")
        self.expect(sweep.is_intact(), "the store is damaged")


def undisturbed(folder: Path, command: str, points: int) -> Trial:
    """What all must come to."""
    sweep = Sweep(folder / "undisturbed", points, command)
    assert sweep.finish() == 0
    return Trial(folder, command, points, sweep.tables())


def driver_killed(trial: Trial, times: int) -> Proof:
    """kill -9 of the command, and the same command again."""
    proof, sweep, random = Proof("kill -9 of the driver"), trial.sweep("driver"), Random(1)
    for target in targets(random, trial.points, times):
        before = sweep.answered()
        running = sweep.begin()
        if proof.times % AT_THE_BEGINNING == 0:
            time.sleep(random.uniform(0, BEGINNING_S))
        else:
            wait_for(sweep, target, running)
            time.sleep(random.uniform(0, AFTER_S))
        proof.times += 1
        proof.expect(kill(running), "a process is left behind")
        proof.expect(sweep.is_intact(), "the store is damaged")
        proof.expect(sweep.answered() >= before, "an answer that was stored is lost")
    proof.the_end(sweep, sweep.finish(), trial.expected)
    return proof


def interrupted(trial: Trial, times: int) -> Proof:
    """Ctrl-C, and the command that it prints."""
    proof, sweep, random = Proof("Ctrl-C"), trial.sweep("ctrl-c"), Random(2)
    words: tuple[str, ...] = ()
    for target in targets(random, trial.points, times):
        running = sweep.begin(*words)
        wait_for(sweep, max(sweep.answered() + 1, target), running)  # it has begun
        time.sleep(random.uniform(0, AFTER_S))
        before = sweep.answered()
        proof.times += 1
        os.kill(running.pid, signal.SIGINT)
        _, told = running.communicate()
        proof.expect(running.returncode == 130, f"it ended with {running.returncode}: {told}")
        proof.expect(sweep.answered() >= before, "an answer that was stored is lost")
        proof.expect(nobody_left(running.pid), "a process is left behind")
        words = tuple(shlex.split(told.partition("Go on: ")[2])[2:])
        proof.expect(words[:1] == ("resume",), f"it does not say how to go on: {told}")
    proof.the_end(sweep, sweep.finish(*words), trial.expected)
    return proof


def two_drivers(trial: Trial) -> Proof:
    """A second command while the first one is at work."""
    proof, sweep = Proof("a second driver"), trial.sweep("two")
    first = sweep.begin()
    wait_for(sweep, 1, first)
    os.kill(first.pid, signal.SIGSTOP)  # it shall not be done before the second one is there
    second = sweep.begin()
    _, told = second.communicate()
    os.kill(first.pid, signal.SIGCONT)
    proof.times += 1
    proof.expect(second.returncode == 2, f"the second one ended with {second.returncode}")
    proof.expect(f"is being written by process {first.pid} on " in told, f"it does not say by whom: {told}")
    first.communicate()
    proof.the_end(sweep, first.returncode, trial.expected)
    return proof


def full_disk(trial: Trial, shares: tuple[float, ...]) -> Proof:
    """No room for more than a part of the answers, then room again."""
    proof, sweep = Proof("a full disk"), trial.sweep("full")
    least = 40_000 + 60 * trial.points  # what the points themselves take
    for share in shares:
        running = sweep.begin(preexec_fn=_files_of_at_most(int(least + share * 150 * trial.points)))
        _, told = running.communicate()
        proof.times += 1
        proof.expect(running.returncode == 2, f"it ended with {running.returncode}: {told}")
        proof.expect("Make room on the disk, then: salessim sweep resume" in told, f"it only says: {told}")
        proof.expect("Traceback" not in told, told)
        proof.expect(sweep.is_intact(), "the store is damaged")
    proof.expect(0 < sweep.answered() < trial.points, f"{sweep.answered()} points found room")
    proof.the_end(sweep, sweep.finish(), trial.expected)
    return proof


def workers_killed(trial: Trial, times: int) -> Proof:
    """kill -9 of one of the two workers of a cluster; whoever watches over it starts another one."""
    proof, sweep, random = Proof("kill -9 of a Dask worker"), trial.sweep("workers"), Random(3)
    with _cluster() as (address, workers):
        words = "study.yaml", "--dask", address
        running = sweep.begin(*words)
        for target in targets(random, trial.points, times):
            wait_for(sweep, target, running)
            time.sleep(random.uniform(0, AFTER_S))
            proof.times += 1
            workers.kill_one(random)
        _, told = running.communicate()
        proof.expect(running.returncode in (0, 3), f"it ended with {running.returncode}: {told}")
        # a point that was in the hands of four workers that were killed has failed; another try is due to it
        proof.the_end(sweep, running.returncode and sweep.finish(*words), trial.expected)
        proof.expect(nobody_left(running.pid), "a process is left behind")
    return proof


def deadly_point(folder: Path) -> Proof:
    """A point that ends each worker that tries it, as one does that takes all memory: only it fails."""
    proof, store = Proof("a point that kills its workers"), folder / "deadly.sweep"
    with _cluster() as (address, _), opened(store, ABOUT, points(3 * AT_ONCE)) as base:
        drive(base, there(deadly, address))
    proof.times += 1
    with reading(store) as stored:
        proof.expect(stored.count() == Count(3 * AT_ONCE, 3 * AT_ONCE - 1, 1), f"it holds {stored.count()}")
        proof.expect([one.number for one in stored.failures()] == [DEADLY], "another point failed")
    return proof


def deadly(values: tuple[Any, ...], first: int, heartbeat: Any) -> list[list[float]]:
    """A toy that kills the process at one of its points."""
    if values[0] == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return respond(values, first, heartbeat)


class _Workers:
    """The two worker processes of a cluster; those that are killed come back."""

    def __init__(self, cluster: Any) -> None:
        self._cluster = cluster
        self._killed: set[int] = set()

    def there(self) -> list[int]:
        """Those that are at work: one that only begins is not known to the scheduler yet."""
        known = set(self._cluster.scheduler.workers)
        nannies = [nanny for nanny in self._cluster.workers.values() if nanny.worker_address in known]
        return sorted({nanny.pid for nanny in nannies if nanny.pid} - self._killed)

    def kill_one(self, random: Random) -> None:
        """Kill one that is there, or is so soon."""
        while not (there := self.there()):
            time.sleep(LOOK_S)
        victim = random.choice(there)
        self._killed.add(victim)
        os.kill(victim, signal.SIGKILL)


@contextmanager
def _cluster() -> Iterator[tuple[str, _Workers]]:
    """The address of a cluster of two worker processes, and these."""
    import dask
    from distributed import LocalCluster

    # a worker that is not back soon is given up by this kind of cluster, and a busy machine takes its time
    patient = dask.config.set({"distributed.deploy.lost-worker-timeout": "1 hour"})
    with patient, LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as cluster:
        yield cluster.scheduler_address, _Workers(cluster)


def _files_of_at_most(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
