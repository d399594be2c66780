"""The store: what is added comes back bit by bit, once, and only to whoever it belongs to."""

import dataclasses
import math
import os
import sqlite3
import struct
import subprocess
import sys
import threading

import pytest

from salessim.sweeps.about import Point
from salessim.sweeps.errors import StoreError, StoreFullError
from salessim.sweeps.layout import key_of
from salessim.sweeps.outcome import CRASH, ENDLESS, IMPOSSIBLE, MEMORY, Failure, Outcome
from salessim.sweeps.store import beside, opened, seen_from
from salessim.sweeps.stored import Count, reading
from salessim.sweeps.writer import lock_of, writer
from sweep.toy import ABOUT, everything, points, respond


@pytest.fixture
def path(tmp_path):
    return tmp_path / "toy.sweep"


def answer(store, *numbers):
    for number in numbers:
        store.add(Outcome(number, respond(*store.points[number], None)))


def test_what_is_added_comes_back_with_its_point(path):
    with opened(path, ABOUT, points(3)) as store:
        answer(store, 2, 0)
    found, answers, failures = everything(path)
    assert found == points(3)
    # point 0: 0 people, share 0, "as it is" has 8 signs; point 2: 2 + 2/7, and one more in the second replication
    assert answers == [
        (0, 0, [0.0, 8.0]), (0, 1, [1.0, 8.0]), (2, 0, [2 + 2 / 7, 8.0]), (2, 1, [2 + 2 / 7 + 1, 8.0]),
    ]  # fmt: skip
    assert failures == []


def test_every_bit_of_a_number_comes_back(path):
    odd = [0.1 + 0.2, -0.0, 5e-324, 1.7976931348623157e308, math.inf, -math.inf, math.pi * 1e-300, 2.0**53 + 2]
    with opened(path, ABOUT, points(1)) as store:
        store.add(Outcome(0, [odd, [math.nan]]))
    _, answers, _ = everything(path)
    assert [struct.pack("d", number) for number in answers[0][2]] == [struct.pack("d", number) for number in odd]
    assert math.isnan(answers[1][2][0])


def test_what_is_there_stays_as_it_is_when_it_is_added_again(path):
    with opened(path, ABOUT, points(1)) as store:
        answer(store, 0)
        store.add(Outcome(0, [[9.0, 9.0], [9.0, 9.0]]))
        store.add(Outcome(0, [], Failure(CRASH, "late")))
    _, answers, failures = everything(path)
    assert [row for _, _, row in answers] == [[0.0, 8.0], [1.0, 8.0]]
    assert failures == []


def test_equal_points_share_their_answers(path):
    twice = [*points(2), points(2)[0]]
    with opened(path, ABOUT, twice) as store:
        assert store.ahead() == [0, 1]
        answer(store, 0)
        assert store.ahead() == [1]
    _, answers, _ = everything(path)
    assert [(number, replication) for number, replication, _ in answers] == [(0, 0), (0, 1), (2, 0), (2, 1)]
    with reading(path) as stored:
        assert stored.count() == Count(points=3, answered=2, failed=0)


def test_equal_values_in_other_futures_or_of_another_study_have_other_names():
    one = Point((1, 2.0), 0)
    others = [("d2", one), ("d1", Point((2, 2.0))), ("d1", Point(("1", 2.0))), ("d1", Point((1, 2.0), 4))]
    assert key_of("d1", one) == key_of("d1", Point((1, 2.0)))
    assert len({key_of("d1", one), *(key_of(*other) for other in others)}) == 5


def test_a_point_keeps_the_numbers_of_its_futures(path):
    with opened(path, ABOUT, [Point((1, 0.5, "as it is"), first=4)]) as store:
        answer(store, 0)
    found, answers, _ = everything(path)
    assert found[0].first == 4
    assert answers == [(0, 4, [5.5, 8.0]), (0, 5, [6.5, 8.0])]  # 1 person + 0.5 + the number of the future


def test_a_failure_that_lies_in_the_point_is_not_tried_again_and_one_of_the_machine_is(path):
    with opened(path, ABOUT, points(5)) as store:
        for number, kind in enumerate((IMPOSSIBLE, ENDLESS, MEMORY, CRASH)):
            store.add(Outcome(number, [], Failure(kind, f"reason {number}")))
        assert store.ahead() == [2, 3, 4]
        answer(store, 2)
    _, _, failures = everything(path)
    assert [(failed.number, failed.failure.kind) for failed in failures] == [(0, IMPOSSIBLE), (1, ENDLESS), (3, CRASH)]
    assert failures[0].failure.reason == "reason 0"
    assert failures[0].point == points(5)[0]


def test_a_reader_sees_what_was_kept_while_the_sweep_goes_on_and_one_moment_only(path):
    with opened(path, ABOUT, points(4)) as store:
        answer(store, 0)
        with reading(path) as stored:
            assert stored.count().answered == 0
        store.keep()
        with reading(path) as stored:
            assert stored.count() == Count(points=4, answered=1, failed=0)
            answer(store, 1)
            store.keep()
            assert stored.count().answered == 1
            assert len(list(stored.answers())) == 2
        with reading(path) as stored:
            assert stored.count().ahead == 2


def test_two_hundred_rows_are_kept_at_once_and_fewer_after_a_while(path, monkeypatch):
    monkeypatch.setattr("salessim.sweeps.store.time.monotonic", lambda: clock[0])
    clock = [100.0]
    with opened(path, ABOUT, points(200)) as store:
        answer(store, *range(99))
        store.keep_in_time()
        assert _answered(path) == 0
        answer(store, 99)  # 100 points of two replications
        assert _answered(path) == 100
        answer(store, 100)
        clock[0] += 0.19
        store.keep_in_time()
        assert _answered(path) == 100
        clock[0] += 0.02
        store.keep_in_time()
        assert _answered(path) == 101


def _answered(path):
    with reading(path) as stored:
        return stored.count().answered


def test_what_was_added_is_kept_when_the_sweep_ends_by_an_error(path):
    def interrupted():
        with opened(path, ABOUT, points(2)) as store:
            answer(store, 1)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert _answered(path) == 1


def test_what_is_kept_is_written_through_to_the_disk(path):
    with opened(path, ABOUT, points(1)) as store:
        assert store._base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store._base.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


def test_a_second_writer_is_refused_and_told_who_writes_and_how_to_look(path):
    with opened(path, ABOUT, points(1)):
        with pytest.raises(StoreError) as refused, opened(path, ABOUT, points(1)):
            pass
        assert f"is being written by process {os.getpid()} on " in str(refused.value)
        assert ", since 20" in str(refused.value)
        assert f"salessim sweep status {path}" in str(refused.value)
        assert writer(path).process == os.getpid()
    assert writer(path) is None
    with opened(path, ABOUT, points(1)):
        pass


def test_whoever_only_looks_whether_somebody_writes_is_in_nobodys_way(path):
    with opened(path, ABOUT, points(1)):
        pass
    looking = sqlite3.connect(lock_of(path), isolation_level=None, check_same_thread=False)
    looking.execute("BEGIN IMMEDIATE")
    threading.Timer(0.2, lambda: looking.execute("ROLLBACK")).start()
    with opened(path, ABOUT, points(1)) as store:
        assert store.ahead() == [0]
    looking.close()


def test_the_lock_of_a_process_that_was_killed_holds_nobody_up(path):
    program = (
        "import os, signal, pathlib, sys\n"
        "sys.path.insert(0, sys.argv[2])\n"
        "from sweep.toy import ABOUT, points, respond\n"
        "from salessim.sweeps.store import opened\n"
        "from salessim.sweeps.outcome import Outcome\n"
        "with opened(pathlib.Path(sys.argv[1]), ABOUT, points(3)) as store:\n"
        "    store.add(Outcome(0, respond(*points(3)[0], None)))\n"
        "    store.keep()\n"
        "    store.add(Outcome(1, respond(*points(3)[1], None)))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    tests = os.path.dirname(os.path.dirname(__file__))
    killed = subprocess.run([sys.executable, "-c", program, str(path), tests], capture_output=True)
    assert killed.returncode == -9, killed.stderr
    assert writer(path) is None
    with opened(path, ABOUT, points(3)) as store:
        assert store.ahead() == [1, 2]


CHANGES = {
    "salessim was 1.2.3 and is 1.3.0": {"version": "1.3.0"},
    "the study file toy.yaml is another one, from line 2 on": {"text": "title: Toy\nfactors: some\n"},
    "the study file toy.yaml is another one, from line 3 on": {"text": "title: Toy\nfactors: all\nmore: 1\n"},
    "the scenario split, or a file that it is made of, is another one": {
        "scenarios": (("as it is", "aa"), ("split", "b2"))
    },
    "the scenario split is gone; the scenario joint is new": {"scenarios": (("as it is", "aa"), ("joint", "cc"))},
    "the study is another one": {},
}


@pytest.mark.parametrize("told", CHANGES)
def test_another_study_is_refused_with_what_has_changed_and_nothing_is_touched(path, told):
    with opened(path, ABOUT, points(2)) as store:
        answer(store, 0)
    before = path.read_bytes()
    other = dataclasses.replace(ABOUT, digest="d2", **CHANGES[told])
    with pytest.raises(StoreError) as refused, opened(path, other, points(2)):
        pass
    assert f"holds the answers of another sweep: {told}. " in str(refused.value)
    assert "--store" in str(refused.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("use", [lambda path: reading(path), lambda path: opened(path, ABOUT, points(1))])
def test_a_file_that_is_no_store_is_refused_and_stays_as_it_is(path, use):
    path.write_text("title: a study, not a store" * 50)
    with pytest.raises(StoreError, match="is no store of a sweep"), use(path):
        pass
    assert path.read_text() == "title: a study, not a store" * 50
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (what TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is no store of a sweep"), use(path):
        pass
    assert path.read_bytes() == before


def test_a_store_of_another_form_is_refused_with_both_numbers(path):
    with opened(path, ABOUT, points(1)) as store:
        store._base.execute("PRAGMA user_version = 7")
    with pytest.raises(StoreError, match="is a store of form 7; .* form 1"), reading(path):
        pass


def test_a_store_that_is_not_there_or_cannot_be_is_told(path, tmp_path):
    with pytest.raises(StoreError, match="no sweep has begun there"), reading(path):
        pass
    assert not path.exists()
    with pytest.raises(StoreError, match="cannot be made"), opened(tmp_path / "no" / "toy.sweep", ABOUT, points(1)):
        pass


@pytest.mark.parametrize("use", [lambda path: reading(path), lambda path: opened(path, ABOUT, points(500))])
def test_a_damaged_store_is_told(path, use):
    with opened(path, ABOUT, points(500)) as store:
        answer(store, *range(400))
    spoiled = bytearray(path.read_bytes())
    spoiled[4096 * 2 : -4096] = b"x" * (len(spoiled) - 4096 * 3)
    path.write_bytes(spoiled)

    def used():
        with use(path) as found:
            list(found.answers()) if hasattr(found, "answers") else found.ahead()

    with pytest.raises(StoreError, match="is damaged: .* Use a copy if there is one"):
        used()


def test_a_store_that_was_killed_while_it_was_laid_out_is_laid_out_anew(path):
    path.touch()
    with pytest.raises(StoreError, match="no sweep has begun there"), reading(path):
        pass
    with opened(path, ABOUT, points(1)) as store:
        assert store.ahead() == [0]


def test_the_store_says_where_its_numbers_come_from(path):
    with opened(path, ABOUT, points(1)):
        pass
    with reading(path) as stored:
        assert stored.about == ABOUT
        assert stored.begun.startswith("20")


def test_a_full_disk_is_told_what_was_stored_is_safe_and_the_sweep_goes_on_later(path):
    """The file may not become larger, as on a full disk: 20 kB of answers are stored, 400 kB find no room."""
    with opened(path, ABOUT, points(2_000)) as store:
        answer(store, *range(100))
    with opened(path, ABOUT, points(2_000)) as store:
        store._base.execute("PRAGMA journal_mode = DELETE")
        store._base.execute("PRAGMA max_page_count = 1")  # not less than it has
        with pytest.raises(StoreFullError, match="What was stored before is safe. Make room on the disk"):
            answer(store, *range(100, 2_000))
    with opened(path, ABOUT, points(2_000)) as store:
        assert len(store.ahead()) >= 1_900 - 99  # what fitted into pages that were there
        answer(store, *store.ahead())
    _, answers, _ = everything(path)
    expected = [respond(*point, None) for point in points(2_000)]
    assert answers == [(number, r, expected[number][r]) for number in range(2_000) for r in range(2)]


def test_a_store_at_rest_is_one_file_that_can_be_read_where_nothing_can_be_written(path, tmp_path):
    with opened(path, ABOUT, points(1)) as store:
        answer(store, 0)
    assert {file.name for file in tmp_path.iterdir()} == {"toy.sweep", "toy.sweep-lock"}
    with sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True) as copied:
        assert copied.execute("SELECT count(*) FROM answer").fetchone() == (2,)
    copied.close()


def test_a_store_that_somebody_reads_while_the_sweep_ends_is_whole(path):
    with opened(path, ABOUT, points(1)) as store, reading(path) as stored:
        answer(store, 0)
        store.rest()
        assert stored.count().answered == 0
    assert _answered(path) == 1


def test_the_store_lies_beside_the_study_and_may_move_with_it(tmp_path):
    assert beside(tmp_path / "pay.yaml") == tmp_path / "pay.sweep"
    assert seen_from(tmp_path / "stores", tmp_path / "studies" / "pay.yaml") == "../studies/pay.yaml"
