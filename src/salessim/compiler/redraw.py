"""What is not known for sure, drawn for one replication: the values, and the network as it is with them.

Only the columns that hang on ranges are written anew; all others are the very same arrays, which engines recognise.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from salessim.columns import F64, I64, as_lists, empty, from_rows
from salessim.compiler.unsure import Hanging
from salessim.network import draws, rules
from salessim.network.tables import TRIANGULAR, Item, Law, Network
from salessim.results.terms import UnknownTerms

Values = dict[tuple[str, ...], float]  # by the path of the unknown


class Rewritten(NamedTuple):
    """The cells of one column that hang on unknowns."""

    table: str
    column: str
    rows: I64
    certain: F64
    parts: F64  # [row, unknown]
    divided: bool


class Redraw(NamedTuple):
    """All that is needed to draw the unknowns of a network; plain data, which may travel to other processes."""

    unknowns: tuple[UnknownTerms, ...]
    columns: tuple[Rewritten, ...]

    def network(self, network: Network, values: Values) -> Network:
        """The network with these values; the same one if there is nothing to draw."""
        drawn = [values[unknown.path] for unknown in self.unknowns]
        changed: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        for one in self.columns:
            column = getattr(getattr(network, one.table), one.column).copy()
            column[one.rows] = _cells(one, drawn)
            changed[one.table][one.column] = column
        tables = {table: getattr(network, table)._replace(**columns) for table, columns in changed.items()}
        return network._replace(**tables) if tables else network


def drawn(unknowns: Sequence[UnknownTerms], seed: int, replication: int) -> Values:
    """The value of each unknown in one replication: triangular, from the lower end over the first value to the upper.

    The draw lives at the address (seed, replication, path): whichever scenario names the path gets the same one.
    """
    run = draws.run_key(seed, replication)
    rows = [(TRIANGULAR, unknown.low, unknown.value, unknown.high, 0, 0) for unknown in unknowns]
    law, item = as_lists(from_rows(Law, rows)), empty(Item)
    words = (draws.join(run, draws.name_key("unknown", *unknown.path)) for unknown in unknowns)
    return {
        unknown.path: rules.quantile(law, item, row, draws.uniform(word))
        for row, (unknown, word) in enumerate(zip(unknowns, words, strict=True))
    }


def redraw_of(unknowns: tuple[UnknownTerms, ...], hanging: Sequence[Hanging]) -> Redraw:
    """The cells of a network that hang on unknowns, gathered by column."""
    number = {unknown.path: i for i, unknown in enumerate(unknowns)}
    by_column: defaultdict[tuple[str, str, bool], list[Hanging]] = defaultdict(list)
    for cell in hanging:
        by_column[cell.table, cell.column, cell.on.divided].append(cell)
    columns = []
    for (table, column, divided), cells in by_column.items():
        parts = np.zeros((len(cells), len(unknowns)))
        for row, cell in enumerate(cells):
            for path, part in cell.on.parts:
                parts[row, number[path]] += part
        rows, certain = [cell.row for cell in cells], [cell.on.certain for cell in cells]
        columns.append(Rewritten(table, column, np.array(rows), np.array(certain, np.float64), parts, divided))
    return Redraw(unknowns, tuple(columns))


def _cells(one: Rewritten, drawn: list[float]) -> F64:
    """Added up in the order of the unknowns, so that every machine gets the same bits."""
    cells = one.certain.copy()
    for number, value in enumerate(drawn):
        cells += one.parts[:, number] * value
    cells = np.maximum(cells, 0.0)
    return np.divide(1.0, cells, out=np.zeros_like(cells), where=cells > 0) if one.divided else cells
