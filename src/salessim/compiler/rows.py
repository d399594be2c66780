"""A network while it is being written: rows are added by column name and get their numbers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_type_hints

import numpy as np

from salessim.columns import describe, from_rows
from salessim.compiler.unsure import Cell, Hanging, Unsure
from salessim.network.tables import Network

Column = np.ndarray[Any, Any]
TABLES: dict[str, type[tuple[Any, ...]]] = get_type_hints(Network)


def _defaults(table: type[tuple[Any, ...]]) -> dict[str, int]:
    """What a column holds when nothing is said: no row, any segment, no."""
    silent = {}
    for column in describe(table):
        if column.unit.startswith("row of") or column.unit == "segment":
            silent[column.name] = -1
        elif column.unit == "0 or 1":
            silent[column.name] = 0
    return silent


class Book:
    """All tables of a network, row by row."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Sequence[Any]]] = {name: [] for name in TABLES}
        self._names = {name: [column.name for column in describe(table)] for name, table in TABLES.items()}
        self._silent = {name: _defaults(table) for name, table in TABLES.items()}
        self._blocks: dict[str, list[tuple[Column, ...]]] = defaultdict(list)
        self._written: dict[tuple[Any, ...], int] = {}
        self.hanging: list[Hanging] = []  # cells on what is not known for sure; they hold the first value

    def add(self, table: str, **values: Any) -> int:
        """Write a row and return its number; columns that name a row, a segment or a yes may be left out."""
        filled = {**self._silent[table], **values}
        for name, value in values.items():
            if isinstance(value, Unsure):
                self.hanging.append(Hanging(table, name, self.count(table), value))
                filled[name] = value.value
        self._rows[table].append([filled.pop(name) for name in self._names[table]])
        if filled:
            raise TypeError(f"{table} has no column {', '.join(filled)}")
        return len(self._rows[table]) - 1

    def add_rows(self, table: str, rows: Iterable[Sequence[int | float]]) -> None:
        """Write whole rows, each with a certain value for every column, in the order of the columns."""
        self._rows[table].extend(rows)

    def add_columns(self, table: str, columns: tuple[Column, ...]) -> None:
        """Write many rows of a table that is written by nothing else, column by column."""
        self._blocks[table].append(columns)

    def add_once(self, table: str, parts: str, listed: Sequence[Mapping[str, Cell]], **values: Any) -> int:
        """Write a row with its slice of `parts`; the same row again gets the number of the first."""
        content = (table, tuple(values.items()), tuple(tuple(part.values()) for part in listed))
        if content not in self._written:
            first = self.count(parts)
            for part in listed:
                self.add(parts, **part)
            self._written[content] = self.add(
                table, **values, **{f"{parts}_from": first, f"{parts}_to": self.count(parts)}
            )
        return self._written[content]

    def count(self, table: str) -> int:
        """How many rows a table has; the number of its next row."""
        return len(self._rows[table]) + sum(len(block[0]) for block in self._blocks[table])

    def network(self) -> Network:
        """The tables."""
        return Network(**{name: self._table(name, table) for name, table in TABLES.items()})

    def _table(self, name: str, table: Any) -> Any:
        blocks = self._blocks[name]
        return table(*map(np.concatenate, zip(*blocks, strict=True))) if blocks else from_rows(table, self._rows[name])
