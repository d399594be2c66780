"""Who may write to a store: one process at a time, and the others are told which one it is.

The lock is a transaction that is held open on a small database beside the store. It ends with its process, however that
ends, so nobody ever finds the lock of a dead one; and it works wherever SQLite works.
"""

import contextlib
import os
import platform
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from salessim.sweeps.errors import StoreError
from salessim.translation import say
from salessim.translation.dates import moment

PATIENCE_S = 1.0  # whoever only looks whether somebody writes is gone by then
TABLE = "CREATE TABLE IF NOT EXISTS writer (process INTEGER, machine TEXT, since TEXT)"


class Writer(NamedTuple):
    """A process that writes to a store, on which machine, and since when (ISO 8601)."""

    process: int
    machine: str
    since: str

    def __str__(self) -> str:
        return say(
            "process {process} on {machine}, since {since}",
            process=self.process,
            machine=self.machine,
            since=moment(datetime.fromisoformat(self.since)),
        )


@contextlib.contextmanager
def writing(store: Path) -> Iterator[None]:
    """Be the only one who writes to a store. Raises StoreError with the name of whoever does already."""
    lock = _connected(store, "rwc")
    try:
        _take(lock)
    except sqlite3.OperationalError as error:
        busy, holder = _is_busy(error), _holder(lock)
        lock.close()
        if not busy:
            raise StoreError(say("{file} cannot be locked: {error}", file=lock_of(store), error=error)) from None
        raise StoreError(_refusal(store, holder)) from None
    try:
        yield
    finally:
        lock.close()


def writer(store: Path) -> Writer | None:
    """Who writes to a store now, if anybody does."""
    with contextlib.suppress(sqlite3.OperationalError), contextlib.closing(_connected(store, "rw")) as lock:
        try:
            lock.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            return _holder(lock) if _is_busy(error) else None
    return None


def lock_of(store: Path) -> Path:
    """The file beside a store that is locked; it may be removed whenever nobody writes."""
    return store.with_name(f"{store.name}-lock")


def _connected(store: Path, mode: str) -> sqlite3.Connection:
    address = f"{lock_of(store).absolute().as_uri()}?mode={mode}"
    try:
        return sqlite3.connect(address, PATIENCE_S if mode == "rwc" else 0.0, isolation_level=None, uri=True)
    except sqlite3.OperationalError as error:
        if mode == "rw":
            raise
        raise StoreError(say("{file} cannot be made: {error}", file=lock_of(store), error=error)) from None


def _take(lock: sqlite3.Connection) -> None:
    """Write one's name, and hold the lock from then on; this raises, too, if somebody came between the two."""
    me = Writer(os.getpid(), platform.node(), datetime.now().astimezone().isoformat(timespec="seconds"))
    lock.execute("BEGIN IMMEDIATE")
    lock.execute(TABLE)
    lock.execute("DELETE FROM writer")
    lock.execute("INSERT INTO writer VALUES (?, ?, ?)", me)
    lock.execute("COMMIT")
    lock.execute("BEGIN IMMEDIATE")


def _holder(lock: sqlite3.Connection) -> Writer | None:
    with contextlib.suppress(sqlite3.OperationalError):
        row = lock.execute("SELECT process, machine, since FROM writer").fetchone()
        return Writer(*row) if row else None
    return None


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def _refusal(store: Path, holder: Writer | None) -> str:
    who = say("another process") if holder is None else str(holder)
    return say(
        "{store} is being written by {who}. One sweep has one writer. How far it is: salessim sweep status {store}",
        store=store,
        who=who,
    )
