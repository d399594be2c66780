"""Many columns in one stretch of memory, each number 8 bytes wide: for machine code, which knows them by address."""

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar

import numpy as np

from salessim.columns import I64, describe

Tables = TypeVar("Tables", bound=tuple[Any, ...])
Kind = type[tuple[Any, ...]]  # a table, or a tuple of tables or of such tuples
WIDE = {"i": np.dtype(np.int64), "u": np.dtype(np.uint64), "f": np.dtype(np.float64)}


class Stretch(NamedTuple):
    """The memory, and where in it each column begins: addresses are good as long as somebody holds the memory."""

    words: I64
    addresses: I64


@cache
def parts_of(kind: Kind) -> list[Kind]:
    """The kinds of tables that a tuple holds; none if it is a table itself."""
    return [part for part in kind.__annotations__.values() if hasattr(part, "_fields")]


@cache
def widths(kind: Kind) -> list[np.dtype[Any]]:
    """The type that each number has in memory, by column."""
    parts = parts_of(kind)
    if parts:
        return [dtype for part in parts for dtype in widths(part)]
    return [WIDE[column.dtype.kind] for column in describe(kind)]


def shaped(kind: type[Tables], columns: Iterator[Any]) -> Tables:
    """A tuple of tables from all of their columns, in their order."""
    parts = parts_of(kind)
    return kind(*(shaped(part, columns) for part in parts) if parts else (next(columns) for _ in describe(kind)))


def columns_of(tables: tuple[Any, ...]) -> Iterator[Any]:
    """All columns, in their order."""
    for part in tables:
        if isinstance(part, tuple):
            yield from columns_of(part)
        else:
            yield part


def copied(tables: tuple[Any, ...]) -> Stretch:
    """A copy of these tables."""
    columns = list(columns_of(tables))
    words = [column if column.dtype.kind == "i" else column.view(np.int64) for column in columns]
    return _stretch(np.concatenate(words, dtype=np.int64), np.array([len(column) for column in columns]))


def room(kind: type[Tables], rows: list[int]) -> tuple[Tables, Stretch]:
    """Tables to be written, with so many rows each."""
    lengths = lengths_of(kind, rows)
    words = np.empty(sum(lengths), np.int64)
    as_kind = {dtype: words.view(dtype) for dtype in WIDE.values()}
    columns = zip(widths(kind), lengths, accumulate(lengths), strict=True)
    views = (as_kind[dtype][end - length : end] for dtype, length, end in columns)
    return shaped(kind, views), _stretch(words, np.array(lengths))


def lengths_of(kind: Kind, rows: list[int]) -> list[int]:
    """The length of each column, by the rows of each table."""
    return [number for table, number in zip(parts_of(kind), rows, strict=True) for _ in widths(table)]


def _stretch(words: I64, lengths: I64) -> Stretch:
    return Stretch(words, words.ctypes.data + 8 * (lengths.cumsum() - lengths))
