"""How a store lies in its file: an SQLite database that any program can read."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from salessim.results.record import from_json, to_json
from salessim.results.swept import Value
from salessim.sweeps.about import About, Point
from salessim.sweeps.errors import StoreError
from salessim.sweeps.outcome import Answers
from salessim.translation import say

SCHEMA = 1  # of the tables below; another number is another program's
MARK = 0x5A1E5514  # tells a store from other SQLite files
TABLES = (
    "CREATE TABLE about (study TEXT NOT NULL, begun TEXT NOT NULL)",
    "CREATE TABLE point (number INTEGER PRIMARY KEY, key BLOB NOT NULL, factors TEXT NOT NULL, first INTEGER)",
    "CREATE TABLE answer (key BLOB, replication INTEGER, responses TEXT NOT NULL, PRIMARY KEY (key, replication))"
    " WITHOUT ROWID",
    "CREATE TABLE failure (key BLOB PRIMARY KEY, kind TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID",
)


def key_of(digest: str, point: Point) -> bytes:
    """The name of a point's answers: equal points of one study have one, wherever and how often they stand."""
    return hashlib.blake2b(f"{digest} {point.first} {packed(point.values)}".encode(), digest_size=16).digest()


def packed(values: Sequence[Value] | Sequence[float]) -> str:
    """Values as text, from which every bit comes back."""
    return json.dumps(list(values), ensure_ascii=False)


def make(base: sqlite3.Connection, about: About, points: Iterable[Point], begun: str) -> None:
    """Lay out an empty file, wholly or not at all."""
    base.execute("BEGIN IMMEDIATE")
    for table in TABLES:
        base.execute(table)
    base.execute("INSERT INTO about VALUES (?, ?)", (to_json(about), begun))
    rows = ((i, key_of(about.digest, point), packed(point.values), point.first) for i, point in enumerate(points))
    base.executemany("INSERT INTO point VALUES (?, ?, ?, ?)", rows)
    base.execute(f"PRAGMA application_id = {MARK}")
    base.execute(f"PRAGMA user_version = {SCHEMA}")
    base.execute("COMMIT")


def is_made(base: sqlite3.Connection, path: Path) -> bool:
    """Whether a store lies here; False for an empty file. Raises StoreError if it is something else."""
    try:
        (mark,), (schema,) = (base.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))
        tables = base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise StoreError(say("{file} is no store of a sweep: {error}", file=path, error=error)) from None
    if not mark and not tables:
        return False
    if mark != MARK:
        raise StoreError(say("{file} is no store of a sweep", file=path))
    if schema != SCHEMA:
        raise StoreError(
            say(
                "{file} is a store of form {form}; this version of salessim writes and reads form {mine}",
                file=path,
                form=schema,
                mine=SCHEMA,
            )
        )
    return True


def about_of(base: sqlite3.Connection, path: Path) -> About:
    """The study that a store was made for. Raises StoreError."""
    try:
        return from_json(About, base.execute("SELECT study FROM about").fetchone()[0])
    except ValueError as error:
        raise StoreError(say("{file} is no store of a sweep: {error}", file=path, error=error)) from None


def unpacked(text: str) -> list[float]:
    """What `packed` wrote of answers."""
    found: list[float] = json.loads(text)
    return found


def rows_of(key: bytes, first: int, answers: Answers) -> list[tuple[bytes, int, str]]:
    """The answers of a point as rows of the table."""
    return [(key, replication, packed(row)) for replication, row in enumerate(answers, first)]
