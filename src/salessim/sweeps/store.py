"""Where the answers of a sweep are kept as they come: whatever was stored outlives a crash of program and machine."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from salessim.sweeps.about import About, Point, changes
from salessim.sweeps.errors import StoreError, StoreFullError, told_kindly
from salessim.sweeps.layout import about_of, is_made, key_of, make, rows_of
from salessim.sweeps.outcome import LASTING, Outcome
from salessim.sweeps.writer import writing
from salessim.translation import say

KEPT_EVERY_S = 0.2  # what is younger is computed again after a crash
KEPT_EVERY_ROWS = 200
FAILED = """INSERT OR REPLACE INTO failure SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM answer WHERE key = ?)"""


class Store:
    """A store that is open for writing; `opened` gives one. Its points are known by their numbers."""

    def __init__(self, path: Path, base: sqlite3.Connection, about: About, points: Sequence[Point]) -> None:
        self.path = path
        self.about = about
        self.points = points
        self._base = base
        self._rows = 0  # since they were kept
        self._kept = time.monotonic()

    def ahead(self) -> list[int]:
        """The points still to be answered, in their order; of several equal ones the first.

        A failure that may not happen again, for want of memory say, is tried again.
        """
        query = f"SELECT key FROM answer UNION SELECT key FROM failure WHERE kind IN ({','.join('?' * len(LASTING))})"
        known = {key for (key,) in self._base.execute(query, LASTING)}
        found = []
        for number, point in enumerate(self.points):
            key = key_of(self.about.digest, point)
            if key not in known:
                known.add(key)
                found.append(number)
        return found

    def add(self, outcome: Outcome) -> None:
        """Take up what became of a point; it is safe from the next `keep` on. A point that is there stays as it is."""
        point = self.points[outcome.number]
        key = key_of(self.about.digest, point)
        with self._room():
            if not self._base.in_transaction:
                self._base.execute("BEGIN IMMEDIATE")
            if outcome.failure is None:
                rows = rows_of(key, point.first, outcome.answers)
                self._base.executemany("INSERT OR IGNORE INTO answer VALUES (?, ?, ?)", rows)
                self._base.execute("DELETE FROM failure WHERE key = ?", (key,))
            else:
                self._base.execute(FAILED, (key, *outcome.failure, key))
        self._rows += max(1, len(outcome.answers))
        if self._rows >= KEPT_EVERY_ROWS:
            self.keep()

    def keep_in_time(self) -> None:
        """Keep what was added, if the last time is long enough ago."""
        if time.monotonic() - self._kept >= KEPT_EVERY_S:
            self.keep()

    def keep(self) -> None:
        """Make safe what was added: it is on the disk when this returns. Raises StoreFullError."""
        if self._base.in_transaction:
            with self._room():
                self._base.execute("COMMIT")
        self._rows, self._kept = 0, time.monotonic()

    def rest(self) -> None:
        """Keep everything, and leave one plain file, which may be copied and be read where nothing can be written.

        While somebody reads, or where there is no room, it stays as it is: the next one who writes sees to it.
        """
        self.keep()
        with contextlib.suppress(sqlite3.OperationalError):
            self._base.execute("PRAGMA busy_timeout = 0")
            self._base.execute("PRAGMA journal_mode = DELETE")

    @contextlib.contextmanager
    def _room(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            raise StoreFullError(
                say(
                    "Nothing more can be written to {file}: {error}. What was stored before is safe. Make room on the "
                    "disk, then: salessim sweep resume {file}",
                    file=self.path,
                    error=error,
                )
            ) from None


@contextlib.contextmanager
def opened(path: Path, about: About, points: Sequence[Point]) -> Iterator[Store]:
    """The store at this path, made if there is none, with this process as its only writer.

    What was added is kept when the block is left, however that happens. Raises StoreError: somebody else writes, it
    belongs to another study or version, it is no store, there is no room.
    """
    with writing(path), _connected(path) as base:
        if is_made(base, path):
            _same(path, about_of(base, path), about)
        else:
            make(base, about, points, datetime.now().astimezone().isoformat(timespec="seconds"))
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")
        store = Store(path, base, about, points)
        try:
            yield store
        finally:
            store.rest()


@contextlib.contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    with told_kindly(path):
        base = sqlite3.connect(path, timeout=60.0, isolation_level=None)
        with contextlib.closing(base):
            yield base


def _same(path: Path, then: About, now: About) -> None:
    if then.digest == now.digest:
        return
    found = "; ".join(changes(then, now)) or say("the study is another one")
    raise StoreError(
        say(
            "{file} holds the answers of another sweep: {changes}. Answers of both must not be mixed. Take another "
            "store with --store, or what the first one was made with.",
            file=path,
            changes=found,
        )
    )


def beside(study: Path) -> Path:
    """The store of a study where nobody names another one."""
    return study.with_suffix(".sweep")


def seen_from(folder: Path, file: Path) -> str:
    """A file as it is called from a folder: both may be moved together."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # on another drive
        return str(file.absolute())
