"""Rows of tables, whichever: some of one, or those of several."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import numpy as np

from salessim.columns import describe

Table = TypeVar("Table", bound=tuple[Any, ...])


def picked(table: Table, rows: Any) -> Table:
    """Some rows, by a mask or by their numbers; always a copy."""
    columns: Iterable[Any] = (np.array(column[rows]) for column in table)
    return type(table)(*columns)


def appended(tables: Sequence[Table]) -> Table:
    """Tables one after the other, with the types that are declared."""
    kind = type(tables[0])
    parts = zip(describe(kind), zip(*tables, strict=True), strict=True)
    columns: Iterable[Any] = (np.concatenate(columns).astype(column.dtype) for column, columns in parts)
    return kind(*columns)
