"""A table is a NamedTuple of equally long columns; each column says its type, its unit and its meaning.

The declaration is the documentation: the reference pages and the checks of a table are made from it.
A row number is an id, and -1 means none.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar, get_args, get_type_hints

import numpy as np
from numpy.typing import NDArray

I8 = NDArray[np.int8]
I16 = NDArray[np.int16]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U64 = NDArray[np.uint64]
F64 = NDArray[np.float64]
Text = NDArray[np.object_]  # str in every row

Numbers = Any  # a column as rules read it: an array, or a list of numbers

Table = TypeVar("Table", bound=tuple[Any, ...])


class Column(NamedTuple):
    """What stands in one column: its unit ("s", "key", "code", "row of law", ...) and its meaning."""

    unit: str
    meaning: str


class Described(NamedTuple):
    """One column of a table as data, for the reference pages, the checks and the files."""

    name: str
    dtype: np.dtype[Any]
    unit: str
    meaning: str


def describe(table: type[tuple[Any, ...]]) -> tuple[Described, ...]:
    """The columns of a table class, in their order."""
    if table not in _described:
        _described[table] = tuple(_describe(table))
    return _described[table]


_described: dict[type[tuple[Any, ...]], tuple[Described, ...]] = {}


def _describe(table: type[tuple[Any, ...]]) -> Iterator[Described]:
    for name, hint in get_type_hints(table, include_extras=True).items():
        array, column = get_args(hint)
        *_, kind = get_args(array)  # dtype[int8] in numpy up to 2.4, int8 itself since
        *_, scalar = get_args(kind) or (kind,)
        yield Described(name, np.dtype(scalar), column.unit, column.meaning)


def from_rows(table: type[Table], rows: Iterable[Sequence[Any]]) -> Table:
    """A table from its rows, each with a value for every column."""
    columns = describe(table)
    listed = list(rows)
    for length in {len(row) for row in listed} - {len(columns)}:
        raise ValueError(f"{table.__name__} has {len(columns)} columns, a row has {length} values")
    values = zip(*listed, strict=True) if listed else [()] * len(columns)
    return table(*(np.array(each, column.dtype) for each, column in zip(values, columns, strict=True)))


def empty(table: type[Table]) -> Table:
    """The table without a row."""
    return from_rows(table, [])


def as_lists(tables: Any) -> Any:
    """The same tables with lists of Python numbers for columns: what interpreted code reads fastest."""
    if isinstance(tables, np.ndarray):
        return tables.tolist()
    if isinstance(tables, tuple) and hasattr(tables, "_fields"):
        return type(tables)(*(as_lists(part) for part in tables))
    return tables
