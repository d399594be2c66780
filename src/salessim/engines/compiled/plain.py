"""The kernel's memory as interpreted code sees it: for debugging, for coverage, and to check every index.

Rows are objects, columns are lists; -1 and whatever else lies outside a table is an error here, and not the last row.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from salessim.columns import describe
from salessim.engines.compiled.layout import Columns, Rows
from salessim.engines.compiled.memory import Memory
from salessim.engines.compiled.tables import MACHINE


class Checked(list[Any]):
    """A list that knows no negative index."""

    def __getitem__(self, index: Any) -> Any:
        if index < 0:
            raise IndexError(f"row {index}")
        return super().__getitem__(index)

    def __setitem__(self, index: Any, value: Any) -> None:
        if not 0 <= index < len(self):
            raise IndexError(f"row {index}")
        super().__setitem__(index, value)


class Row:
    """One record."""


class Plain:
    """The machine, as interpreted code sees it, while the kernel runs; `write_back` afterwards."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        for name, what in MACHINE.items():
            if name not in memory.tables:
                setattr(self, name, memory[name])
            elif isinstance(what, Columns):
                columns = (Checked(column.tolist()) for column in memory.tables[name])
                setattr(self, name, type(memory.tables[name])(*columns))
            elif isinstance(what, Rows):
                setattr(self, name, Checked(_row(what, values) for values in memory.tables[name].tolist()))
            else:
                setattr(self, name, Checked(memory.tables[name].tolist()))

    def write_back(self) -> None:
        """Let the memory be as the kernel left it."""
        for name, what in MACHINE.items():
            mine = getattr(self, name)
            if name not in self._memory.tables:
                self._memory.set(**{name: mine})
            elif isinstance(what, Columns):
                for column, values in zip(self._memory.tables[name], mine, strict=True):
                    column[:] = values
            elif isinstance(what, Rows):
                names = [column.name for column in describe(what.table)]
                self._memory.tables[name][:] = [tuple(getattr(row, field) for field in names) for row in mine]
            else:
                self._memory.tables[name][:] = mine


def _row(what: Rows, values: tuple[Any, ...]) -> Row:
    row = Row()
    row.__dict__.update(zip((column.name for column in describe(what.table)), values, strict=True))
    return row


@contextmanager
def machine(memory: Memory) -> Iterator[Any]:
    """The machine for interpreted code; the memory is as it left it in the end."""
    plain = Plain(memory)
    yield plain
    plain.write_back()
