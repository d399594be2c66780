"""The driver: every point is answered once, what fails is told apart from what is lost, and Ctrl-C loses nothing."""

import os
import signal
import threading
import time

import pytest

from salessim.experiment.endless import EndlessFutureError
from salessim.scenario.errors import Place, Problem, ScenarioError
from salessim.sweeps.drive import drive, here
from salessim.sweeps.errors import StoreFullError
from salessim.sweeps.outcome import CRASH, ENDLESS, IMPOSSIBLE, MEMORY
from salessim.sweeps.store import opened
from salessim.sweeps.stored import Count, reading
from sweep.toy import ABOUT, everything, points, respond


@pytest.fixture
def path(tmp_path):
    return tmp_path / "toy.sweep"


def swept(path, respond, count, workers=2, progress=None):
    with opened(path, ABOUT, points(count)) as store:
        drive(store, here(respond, workers), progress)


def counted(path) -> Count:
    with reading(path) as stored:
        return stored.count()


def test_any_number_of_threads_gives_the_same_answers(path, tmp_path):
    swept(path, respond, 40, workers=1)
    swept(tmp_path / "other.sweep", respond, 40, workers=5)
    assert everything(path) == everything(tmp_path / "other.sweep")
    assert counted(path) == Count(40, 40, 0)


def test_progress_counts_the_points_that_are_ahead(path):
    seen = []
    swept(path, respond, 3, progress=lambda finished, wanted: seen.append((finished, wanted)))
    with opened(path, ABOUT, points(3)) as store:
        drive(store, here(respond, 2), lambda finished, wanted: seen.append((finished, wanted)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3), (0, 0)]


def test_a_sweep_that_goes_on_asks_only_for_what_is_missing(path):
    asked = []

    def noted(values, first, heartbeat):
        asked.append(values[0])
        if values[0] == 4 and 4 not in asked[:-1]:
            os.kill(os.getpid(), signal.SIGINT)
        return respond(values, first, heartbeat)

    with pytest.raises(KeyboardInterrupt):
        swept(path, noted, 30, workers=1)
    known = counted(path).answered
    assert 1 <= known < 30
    begun = len(asked)
    swept(path, noted, 30)
    assert len(asked) - begun == 30 - known
    assert counted(path) == Count(30, 30, 0)


FAILURES = {
    1: (ScenarioError([Problem(Place("a.yaml", 3, 5), "shares are above 100%")]), IMPOSSIBLE, "a.yaml:3:5: shares are"),
    3: (EndlessFutureError("future 0 was stopped"), ENDLESS, "future 0 was stopped"),
    5: (MemoryError(), MEMORY, "memory"),
    7: (ZeroDivisionError("a fault"), CRASH, "ZeroDivisionError: a fault"),
}


def test_a_point_that_fails_is_recorded_with_its_reason_and_the_others_finish(path):
    def failing(values, first, heartbeat):
        if values[0] in FAILURES:
            raise FAILURES[values[0]][0]
        return respond(values, first, heartbeat)

    swept(path, failing, 10)
    assert counted(path) == Count(points=10, answered=6, failed=4)
    _, _, failures = everything(path)
    for failed, (number, (_, kind, words)) in zip(failures, FAILURES.items(), strict=True):
        assert (failed.number, failed.failure.kind) == (number, kind)
        assert words in failed.failure.reason
    swept(path, respond, 10)  # the machine has more memory now, and the fault is mended
    assert [failed.number for failed in everything(path)[2]] == [1, 3]


def test_too_few_answers_are_a_failure(path):
    swept(path, lambda values, first, heartbeat: [[1.0, 2.0]], 1)
    (failed,) = everything(path)[2]
    assert "not as many answers as the study asks for" in failed.failure.reason


def test_what_is_finished_is_safe_while_a_slow_point_keeps_the_sweep_waiting(path):
    """Points 1 to 3 are done when point 4 begins, which ends only when a reader has seen them."""
    seen = threading.Event()

    def slow_fifth(values, first, heartbeat):
        if values[0] == 4:
            assert seen.wait(10)
        return respond(values, first, heartbeat)

    def look():
        deadline = time.monotonic() + 10
        while counted(path).answered < 4 and time.monotonic() < deadline:
            time.sleep(0.02)
        seen.set()

    with opened(path, ABOUT, points(5)):
        pass
    reader = threading.Thread(target=look)
    reader.start()
    swept(path, slow_fifth, 5)
    reader.join()
    assert counted(path) == Count(5, 5, 0)


def test_ctrl_c_is_heard_soon_keeps_what_is_done_and_leaves_nobody_at_work(path):
    def slow_after_ten(values, first, heartbeat):
        if values[0] == 10:
            threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
        while values[0] >= 10:
            time.sleep(0.01)
            heartbeat()
        return respond(values, first, heartbeat)

    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        swept(path, slow_after_ten, 40)
    assert counted(path) == Count(40, 10, 0)
    while any(thread.name.startswith("replications") for thread in threading.enumerate()):
        assert time.monotonic() - begun < 10
        time.sleep(0.01)


def test_a_full_disk_ends_the_sweep_and_its_threads_and_it_goes_on_when_there_is_room(path):
    with opened(path, ABOUT, points(3_000)) as store:
        store._base.execute("PRAGMA journal_mode = DELETE")
        store._base.execute("PRAGMA max_page_count = 1")
        with pytest.raises(StoreFullError):
            drive(store, here(respond, 2))
    assert counted(path).answered < 3_000
    swept(path, respond, 3_000)
    assert counted(path) == Count(3_000, 3_000, 0)


def test_few_points_are_given_out_at_a_time(path):
    """A thousand points: never more are under way than there are threads, and two that wait."""
    under_way, most = set(), []

    def noted(values, first, heartbeat):
        under_way.add(values)
        most.append(len(under_way))
        answers = respond(values, first, heartbeat)
        under_way.discard(values)
        return answers

    swept(path, noted, 1_000)
    assert max(most) <= 4
