"""What stands in a store, for whoever only reads: safe while a sweep writes to it."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from salessim.sweeps.about import About, Point
from salessim.sweeps.errors import StoreError, told_kindly
from salessim.sweeps.layout import about_of, is_made, unpacked
from salessim.sweeps.outcome import Failure
from salessim.translation import say

ALL = "SELECT count(*) FROM point"
ANSWERED = "SELECT count(*) FROM point WHERE key IN (SELECT key FROM answer)"
FAILED = "SELECT count(*) FROM point WHERE key IN (SELECT key FROM failure)"
POINTS = "SELECT factors, first FROM point ORDER BY number"
ANSWERS = "SELECT number, replication, responses FROM point JOIN answer USING (key) ORDER BY number, replication"
FAILURES = "SELECT number, factors, first, kind, reason FROM point JOIN failure USING (key) ORDER BY number"


class Count(NamedTuple):
    """How many points there are, and what became of them so far."""

    points: int
    answered: int
    failed: int

    @property
    def ahead(self) -> int:
        """Points that nobody has tried yet."""
        return self.points - self.answered - self.failed


class FailedPoint(NamedTuple):
    """A point without answers."""

    number: int
    point: Point
    failure: Failure


class Stored:
    """A store as it was at one moment; `reading` gives one."""

    def __init__(self, path: Path, base: sqlite3.Connection) -> None:
        self.path = path
        self.about: About = about_of(base, path)
        self.begun: str = base.execute("SELECT begun FROM about").fetchone()[0]
        self._base = base

    def count(self) -> Count:
        """How far the sweep is; equal points count each."""
        return Count(*(self._base.execute(query).fetchone()[0] for query in (ALL, ANSWERED, FAILED)))

    def points(self) -> Iterator[Point]:
        """All points, in the order of their numbers."""
        return (_point(*row) for row in self._base.execute(POINTS))

    def answers(self) -> Iterator[tuple[int, int, list[float]]]:
        """(point, replication, value of each response) of all that are answered, in this order."""
        return ((number, replication, unpacked(row)) for number, replication, row in self._base.execute(ANSWERS))

    def failures(self) -> list[FailedPoint]:
        """The points that failed, with the reason."""
        return [
            FailedPoint(number, _point(factors, first), Failure(kind, reason))
            for number, factors, first, kind, reason in self._base.execute(FAILURES)
        ]


def _point(factors: str, first: int) -> Point:
    return Point(tuple(json.loads(factors)), first)


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Stored]:
    """The store at this path, as it is now and stays while the block runs. Raises StoreError."""
    if not path.exists():
        raise StoreError(say("there is no {file}: no sweep has begun there", file=path))
    with told_kindly(path):
        base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=60.0, isolation_level=None)
        with contextlib.closing(base):
            if not is_made(base, path):
                raise StoreError(say("{file} is empty: no sweep has begun there", file=path))
            base.execute("BEGIN")
            yield Stored(path, base)
