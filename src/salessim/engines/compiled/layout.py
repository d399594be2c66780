"""How the kernel's memory is laid out: records of numbers, rows of records, and columns of the network's tables.

A record is a declared table read row by row: what belongs to one entity lies together, so that an event touches few
cache lines. The machine is one record more, which holds the counters of a run and the addresses of everything else.
"""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from salessim.columns import describe

Dtype = np.dtype[Any]


class Rows(NamedTuple):
    """A table in memory row by row."""

    table: type[tuple[Any, ...]]


class Columns(NamedTuple):
    """A table in memory column by column, as networks, worlds and logs have it."""

    table: type[tuple[Any, ...]]


class List(NamedTuple):
    """A bare list of numbers."""

    dtype: Dtype


Place = Dtype | Rows | Columns | List  # what a field of a record is: a number, or the address(es) of a table


class Field(NamedTuple):
    """Where a field of a record stands, and what it is."""

    offset: int
    what: Place


class Record(NamedTuple):
    """The layout of one record."""

    name: str
    size: int
    fields: dict[str, Field]


def record_of(table: type[tuple[Any, ...]]) -> Record:
    """The layout of one row of a table."""
    dtype = row_type(table)
    fields = {name: Field(offset, kind) for name, (kind, offset, *_) in (dtype.fields or {}).items()}
    return Record(table.__name__, dtype.itemsize, fields)


@cache
def row_type(table: type[tuple[Any, ...]]) -> Dtype:
    """The numpy type of one row of a table, aligned as machines like it."""
    return np.dtype([(column.name, column.dtype) for column in describe(table)], align=True)


def machine_of(parts: dict[str, Place]) -> Record:
    """The layout of the machine: every number, and one address for each table of rows and each column."""
    fields, offset = {}, 0
    for name, what in parts.items():
        fields[name] = Field(offset, what)
        offset += 8 * (len(describe(what.table)) if isinstance(what, Columns) else 1)
    return Record("Machine", offset, fields)
