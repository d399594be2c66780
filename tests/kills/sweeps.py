"""A sweep of many cheap points through the real command, and what its store holds afterwards."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from salessim.sweeps.stored import reading

SCENARIO = """
name: Two who call
period: {from: 2027-03-01, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-17:00}
deal_value: exponential(100)
sources: {calls: {rate: 4 per day, goes_to: talk}}
process: {talk: {takes: exponential(30 min), counts_as: signed, then: {signed: 30% -> won, refused: rest -> lost}}}
plan: {counts: signed, revenue: 1_000 per month}
teams: {sellers: {people: 2, does_in_order: [talk], pay: {salary: 300 per month}}}
"""
STUDY = """
name: Many cheap points
scenario: scenario.yaml
factors: {{teams.sellers.people: 1 to 4, process.talk.takes.mean: 10 min to 90 min}}
design: {{latin_hypercube: {points} points}}
"""
LOOK_S = 0.05
TESTS = str(Path(__file__).parents[1])
REAL, CHEAP = "salessim", "kills.cheap"  # modules that are run


class Tables(NamedTuple):
    """Everything that a store holds but the moment when it was begun."""

    points: list[Any]
    answers: list[Any]
    failures: list[Any]


class Sweep:
    """A study in a folder of its own, swept by commands that may be killed."""

    def __init__(self, folder: Path, points: int, command: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.points = points
        self.command = command
        self.store = folder / "study.sweep"
        (folder / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
        (folder / "study.yaml").write_text(STUDY.format(points=points), encoding="utf-8")

    def begin(self, *words: str, **more: Any) -> "subprocess.Popen[str]":
        """`salessim sweep ...` in a session of its own, so that whatever it leaves behind can be found."""
        command = [sys.executable, "-m", self.command, "sweep", *(words or ("study.yaml", "--workers", "2"))]
        quiet: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        found = {"PYTHONPATH": os.pathsep.join([TESTS, *sys.path])}
        return subprocess.Popen(
            command, cwd=self.folder, start_new_session=True, env=os.environ | found, **quiet, **more
        )

    def finish(self, *words: str) -> int:
        """The same until it ends; its exit code."""
        running = self.begin(*words)
        running.communicate()
        return running.returncode

    def answered(self) -> int:
        """How many points have their answers; 0 as long as there is no store."""
        if not self.store.exists() or not self.store.stat().st_size:
            return 0
        with reading(self.store) as stored:
            return stored.count().answered

    def tables(self) -> Tables:
        """What the store holds."""
        with closing(sqlite3.connect(self.store)) as base:
            return Tables(*(base.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
                            for name in ("point", "answer", "failure")))  # fmt: skip

    def is_intact(self) -> bool:
        """Whether the file is whole, as it lies there; a copy is looked at, so that nothing is mended on the way."""
        copy = self.folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for file in self.folder.glob("study.sweep*"):
            if not file.name.endswith(("-shm", "-lock")):
                shutil.copy(file, copy)
        if not (copy / self.store.name).exists():
            return True
        with closing(sqlite3.connect(copy / self.store.name)) as base:
            return base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def kill(running: "subprocess.Popen[str]", with_signal: int = signal.SIGKILL) -> bool:
    """End a command; whether nothing of it is left. Raises ProcessLookupError if it has ended before."""
    if running.poll() is not None:
        raise ProcessLookupError
    os.kill(running.pid, with_signal)
    running.communicate()
    return nobody_left(running.pid)


def nobody_left(session: int) -> bool:
    """Whether no process of a session is there any more."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return True
    return False


def wait_for(sweep: Sweep, target: int, running: "subprocess.Popen[str]") -> None:
    """Until so many points are answered, or the command ends."""
    while running.poll() is None and sweep.answered() < target:
        time.sleep(LOOK_S)


def targets(random: Random, points: int, count: int) -> list[int]:
    """How far the sweep is each time that something happens to it; what is left takes longer than to look at it."""
    return sorted(random.sample(range(points * 4 // 5), count))
