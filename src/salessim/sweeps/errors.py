"""What can go wrong with a sweep as a whole, in a sentence for whoever runs it."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from salessim.translation import say


class StoreError(Exception):
    """A store cannot be used as asked, and nothing in it was changed."""


class StoreFullError(StoreError):
    """Nothing more can be written: what was stored stays, and the sweep goes on from there when there is room."""


class ClusterError(Exception):
    """A cluster cannot be used as asked; what the sweep has stored stays."""


@contextlib.contextmanager
def told_kindly(store: Path) -> Iterator[None]:
    """Whatever SQLite finds while the block works on a store is a StoreError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(say("{file} cannot be used: {error}", file=store, error=error)) from None
    except sqlite3.DatabaseError as error:
        raise StoreError(
            say("{file} is damaged: {error}. Use a copy if there is one, or begin anew.", file=store, error=error)
        ) from None
