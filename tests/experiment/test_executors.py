"""Replications here, in threads, in processes: the same results, a clean end, errors that name the replication."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from salessim.experiment.executors import Stopped, run_all
from salessim.experiment.processes import WorkerDiedError
from salessim.experiment.window import SPARE

THREADS = {"workers": 2, "threads": True}
PROCESSES = {"workers": 2, "threads": False}
HERE = {"workers": 1, "threads": False}
EVERYWHERE = pytest.mark.parametrize("where", [HERE, THREADS, PROCESSES], ids=["here", "threads", "processes"])


def square(replication, heartbeat) -> int:
    return replication * replication


def late_first(replication, heartbeat) -> int:
    time.sleep(0.2 if replication == 1 else 0.0)
    return replication


def fails_at_three(replication, heartbeat) -> int:
    if replication == 3:
        raise ValueError("no such stage")
    return replication


def dies(replication, heartbeat) -> int:
    os._exit(9)


def for_ever(heartbeat) -> None:
    """As an engine that would play for an hour: a slice, a heartbeat, a slice."""
    for _ in range(360_000):
        time.sleep(0.01)
        heartbeat()


def workers_left() -> bool:
    return any(thread.name.startswith("replications") for thread in threading.enumerate())


def wait_until_nobody_works() -> None:
    deadline = time.monotonic() + 5
    while workers_left() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not workers_left(), "threads are left behind"


@EVERYWHERE
def test_results_stand_in_the_order_of_replications_wherever_they_are_made(where):
    assert run_all(square, 5, **where) == [0, 1, 4, 9, 16]
    assert run_all(late_first, 6, **where) == [0, 1, 2, 3, 4, 5]


@EVERYWHERE
def test_progress_counts_from_none_to_all(where):
    seen = []
    run_all(square, 3, **where, progress=lambda finished, wanted: seen.append((finished, wanted)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


@EVERYWHERE
def test_an_error_names_its_replication_and_leaves_nobody_at_work(where):
    others = set(multiprocessing.active_children())
    with pytest.raises(ValueError, match="no such stage") as caught:
        run_all(fails_at_three, 6, **where)
    assert caught.value.__notes__ == ["This happened in replication 3."]
    assert set(multiprocessing.active_children()) <= others
    wait_until_nobody_works()


def test_an_error_ends_the_other_threads_at_their_next_heartbeat():
    def task(replication, heartbeat):
        if replication == 2:
            raise ValueError("no such stage")
        if replication == 1:
            for_ever(heartbeat)

    begin = time.monotonic()
    with pytest.raises(ValueError, match="no such stage"):
        run_all(task, 9, **THREADS)
    wait_until_nobody_works()
    assert time.monotonic() - begin < 2.0


def test_the_first_replication_is_lived_through_in_the_thread_that_hears_ctrl_c():
    threads = run_all(lambda replication, heartbeat: threading.current_thread(), 4, **THREADS)
    assert threads[0] is threading.main_thread()
    assert threading.main_thread() not in threads[1:]


def test_threads_work_at_the_same_time():
    both = threading.Barrier(2, timeout=5)
    assert run_all(lambda replication, heartbeat: replication and both.wait() >= 0, 3, **THREADS) == [0, True, True]


def test_a_slow_replication_does_not_hold_up_the_others():
    """The second one ends after 20 others have ended: the window moves on behind it."""
    over = []
    enough = threading.Event()

    def task(replication, heartbeat):
        if replication == 1:
            assert enough.wait(5)
        over.append(replication)
        if len(over) == 20:
            enough.set()
        return replication

    assert run_all(task, 30, **THREADS) == list(range(30))
    assert over.index(1) >= 20


def test_never_more_replications_are_under_way_than_the_window_holds():
    """Whoever takes results slowly holds up the work: what is finished and not taken does not pile up."""
    begun, seen = [], []

    def task(replication, heartbeat):
        begun.append(replication)

    def slowly(finished, wanted):
        time.sleep(0.02)
        seen.append(len(begun) - finished)

    run_all(task, 30, **THREADS, progress=slowly)
    assert max(seen) <= 2 + SPARE


def test_a_killed_process_is_told_in_a_sentence():
    with pytest.raises(WorkerDiedError, match="memory"):
        run_all(dies, 2, **PROCESSES)


@pytest.mark.parametrize("where", [HERE, THREADS], ids=["here", "threads"])
def test_ctrl_c_keeps_what_is_finished(where):
    def task(replication, heartbeat):
        if replication >= 2:
            for_ever(heartbeat)
        return replication

    def pressed(finished, wanted):
        if finished == 2:
            raise KeyboardInterrupt

    with pytest.raises(Stopped) as caught:
        run_all(task, 5, **where, progress=pressed)
    assert caught.value.finished == [0, 1]
    assert caught.value.wanted == 5


def test_a_task_that_takes_every_exception_for_its_own_is_ended_nevertheless():
    ended = threading.Event()

    def stubborn(replication, heartbeat):
        if replication == 2:
            raise KeyboardInterrupt
        while replication == 1:
            try:
                for_ever(heartbeat)
            except Exception:
                continue
            except BaseException:
                ended.set()
                raise

    with pytest.raises(Stopped):
        run_all(stubborn, 3, **THREADS)
    assert ended.wait(5)


DRIVER = """
import sys, time
from salessim.experiment.executors import Stopped, run_all
sys.path.insert(0, {folder!r})
from slow_task import slow
if __name__ == "__main__":
    try:
        run_all(slow, 50, **{where}, progress=lambda done, wanted: print(done, flush=True))
    except Stopped as stop:
        print("kept", stop.finished, flush=True)
        {then}
"""
SLOW_TASK = """
import time
def slow(replication, heartbeat):
    until = time.monotonic() + (0.05 if replication < 2 else 60)
    while time.monotonic() < until:
        time.sleep(0.01)
        heartbeat()
    return replication
"""


def hear_ctrl_c() -> None:
    """What runs in the background of a shell is born deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start_slow(folder: Path, where: dict[str, object], then: str = "sys.exit(130)") -> subprocess.Popen[str]:
    """A program of 50 slow replications; only the first two are quick, and are finished now."""
    (folder / "slow_task.py").write_text(SLOW_TASK)
    (folder / "driver.py").write_text(DRIVER.format(folder=str(folder), where=where, then=then))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    driver = subprocess.Popen(
        [sys.executable, str(folder / "driver.py")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True,
        preexec_fn=hear_ctrl_c,
    )  # fmt: skip
    assert driver.stdout is not None
    while driver.stdout.readline().strip() != "2":
        pass
    return driver


def living(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until_gone(group: int) -> None:
    deadline = time.monotonic() + 10
    while living(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not living(group), "processes are left behind"


@EVERYWHERE
def test_ctrl_c_in_a_terminal_ends_everything_quietly_and_keeps_the_first_replications(tmp_path, where):
    driver = start_slow(tmp_path, where)
    pressed = time.monotonic()
    os.killpg(driver.pid, signal.SIGINT)  # a terminal sends Ctrl-C to the whole group
    out, err = driver.communicate(timeout=20)
    assert "kept [0, 1]" in out
    assert err == ""
    assert driver.returncode == 130
    assert time.monotonic() - pressed < 2.0  # the promise is one second, on a machine that is not busy
    wait_until_gone(driver.pid)


def test_a_program_goes_on_after_ctrl_c_and_nobody_works_behind_it(tmp_path):
    """As in a notebook: the interrupted cell is not the last one."""
    again = "time.sleep(0.5); import threading; print(threading.active_count(), run_all(lambda r, beat: r, 4, 2, True))"
    driver = start_slow(tmp_path, THREADS, then=again)
    os.killpg(driver.pid, signal.SIGINT)
    out, err = driver.communicate(timeout=20)
    assert out.splitlines()[-1] == "1 [0, 1, 2, 3]"
    assert (err, driver.returncode) == ("", 0)


def test_a_killed_driver_leaves_no_orphans(tmp_path):
    driver = start_slow(tmp_path, PROCESSES)
    driver.kill()
    driver.communicate(timeout=20)
    wait_until_gone(driver.pid)
