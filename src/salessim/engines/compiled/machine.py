"""The machine: the numbers of a run, and where its tables are, in one record for the kernel."""

from typing import Any

import numpy as np

from salessim.columns import I64
from salessim.engines.compiled.layout import Columns
from salessim.engines.compiled.tables import LAYOUT, MACHINE


class Machine:
    """Numbers and tables by their names; what is lent stays alive as long as the machine."""

    def __init__(self, like: "Machine | None" = None) -> None:
        self.record: I64 = np.zeros(LAYOUT.size // 8, np.int64) if like is None else like.record.copy()
        self.tables: dict[str, Any] = {} if like is None else dict(like.tables)

    def __getitem__(self, name: str) -> int:
        """A number."""
        offset, what = LAYOUT.fields[name]
        return int(self.record.view(what)[offset // 8])  # type: ignore[arg-type]

    def set(self, **numbers: int) -> None:
        """Change numbers."""
        for name, number in numbers.items():
            offset, what = LAYOUT.fields[name]
            self.record.view(what)[offset // 8] = number  # type: ignore[arg-type]

    def lend(self, name: str, table: Any) -> None:
        """A table, by the addresses of its columns, or by the one address of its rows or its list."""
        first = LAYOUT.fields[name].offset // 8
        columns = table if isinstance(MACHINE[name], Columns) else (table,)
        self.tables[name] = table
        for i, column in enumerate(columns):
            assert column.flags.c_contiguous
            self.record[first + i] = column.ctypes.data

    @property
    def address(self) -> int:
        """Where the machine is."""
        return int(self.record.ctypes.data)
