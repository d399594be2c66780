"""Replications in one process or several: the same results, a clean end, and errors that name the replication."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time

import pytest

from salessim.experiment.executors import Stopped, WorkerDiedError, run_all


def square(replication: int) -> int:
    return replication * replication


def late_first(replication: int) -> int:
    time.sleep(0.2 if replication == 0 else 0.0)
    return replication


def fails_at_three(replication: int) -> int:
    if replication == 3:
        raise ValueError("no such stage")
    return replication


def dies(replication: int) -> int:
    os._exit(9)


class CtrlCAt:
    """A task during which somebody presses Ctrl-C."""

    def __init__(self, at: int) -> None:
        self.at = at

    def __call__(self, replication: int) -> int:
        if replication == self.at:
            raise KeyboardInterrupt
        return replication


def test_results_stand_in_the_order_of_replications_for_any_number_of_processes():
    assert run_all(square, 5, workers=1) == [0, 1, 4, 9, 16]
    assert run_all(square, 5, workers=2) == [0, 1, 4, 9, 16]
    assert run_all(late_first, 4, workers=2) == [0, 1, 2, 3]


def test_progress_counts_from_none_to_all():
    seen = []
    run_all(square, 3, workers=1, progress=lambda finished, wanted: seen.append((finished, wanted)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_names_its_replication_and_leaves_no_process(workers):
    with pytest.raises(ValueError, match="no such stage") as caught:
        run_all(fails_at_three, 6, workers=workers)
    assert caught.value.__notes__ == ["This happened in replication 3."]
    assert multiprocessing.active_children() == []


def test_a_killed_process_is_told_in_a_sentence():
    with pytest.raises(WorkerDiedError, match="memory"):
        run_all(dies, 2, workers=2)


def test_ctrl_c_keeps_what_is_finished():
    with pytest.raises(Stopped) as caught:
        run_all(CtrlCAt(2), 5, workers=1)
    assert caught.value.finished == [0, 1]
    assert caught.value.wanted == 5


SLOW = """
import sys, time
from salessim.experiment.executors import Stopped, run_all
sys.path.insert(0, {folder!r})
from slow_task import slow
if __name__ == "__main__":
    try:
        run_all(slow, 50, workers=2, progress=lambda done, wanted: print(done, flush=True))
    except Stopped as stop:
        print("kept", stop.finished, flush=True)
        sys.exit(130)
"""
SLOW_TASK = """
import os, time
def slow(replication):
    time.sleep(0.05 if replication < 2 else 60)
    return replication
"""


def hear_ctrl_c() -> None:
    """What runs in the background of a shell is born deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start_slow(folder) -> subprocess.Popen[str]:
    (folder / "slow_task.py").write_text(SLOW_TASK)
    (folder / "driver.py").write_text(SLOW.format(folder=str(folder)))
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


def test_ctrl_c_in_a_terminal_ends_all_processes_quietly_and_keeps_the_first_replications(tmp_path):
    driver = start_slow(tmp_path)
    os.killpg(driver.pid, signal.SIGINT)  # a terminal sends Ctrl-C to the whole group
    out, err = driver.communicate(timeout=20)
    assert "kept [0, 1]" in out
    assert err == ""
    assert driver.returncode == 130
    wait_until_gone(driver.pid)


def test_a_killed_driver_leaves_no_orphans(tmp_path):
    driver = start_slow(tmp_path)
    driver.kill()
    driver.communicate(timeout=20)
    wait_until_gone(driver.pid)
