"""What two engines tell differently about the same houses: equal means every table, row by row and bit by bit."""

from typing import Any

import numpy as np

from engines.agreement.plays import Run
from engines.played import OUTCOMES

LOG = ("visit", "booking", "gate", "entity", "server", "duty")
ENDS = "the end"
NAMES = {"station": "station", "exit": "station", "gate": "gate", "ledger": "ledger"}


def differences(reference: list[Run] | str, other: list[Run] | str) -> list[str]:
    """A sentence for each table that differs, with the first differing row of both; empty where all is equal."""
    if isinstance(reference, str) or isinstance(other, str):
        return [] if reference == other else [f"{ENDS}\n    one:   {_end(reference)}\n    other: {_end(other)}"]
    found = []
    for number, (one, its) in enumerate(zip(reference, other, strict=True)):
        where = f"run {number + 1}, " if len(reference) > 1 else ""
        found += [f"{where}{told}" for told in _of_one_run(one, its)]
    return found


def kind(found: list[str]) -> str:
    """What sort of difference it is: rows that differ, or an engine that stops, and how."""
    if not found or not found[0].startswith(ENDS):
        return "rows" if found else ""
    return found[0].split("\n")[-1].partition(": ")[2][:40]


def same(one: Any, other: Any) -> bool:
    """Whether two tables are of the same types and equal to the bit, a run's beginning and end, too."""
    if not isinstance(one, tuple):
        return bool(one == other)
    if hasattr(one[0], "dtype"):
        return not _other_types(one, other) and all(
            mine.tobytes() == its.tobytes() for mine, its in zip(one, other, strict=True)
        )
    return all(same(mine, its) for mine, its in zip(one, other, strict=True))


def _end(runs: list[Run] | str) -> str:
    return runs if isinstance(runs, str) else "plays to the end"


def _of_one_run(one: Run, its: Run) -> list[str]:
    tables = [(f"log.{name}", getattr(one.log, name), getattr(its.log, name)) for name in LOG]
    tables += [(f"state.{name}", mine, getattr(its.left, name)) for name, mine in one.left._asdict().items()]
    told = [_first_row(name, mine, other, one) for name, mine, other in tables if not same(mine, other)]
    if (one.log.start, one.log.until) != (its.log.start, its.log.until):
        told.append("log: another beginning or end")
    return told


def _first_row(name: str, mine: Any, its: Any, run: Run) -> str:
    """The first row of a table in which two differ, in both."""
    if types := _other_types(mine, its):
        return f"{name}: other types of columns: {', '.join(types)}"
    rows, other = _rows(mine), _rows(its)
    at = next((at for at, (a, b) in enumerate(zip(rows, other, strict=False)) if a != b), min(len(rows), len(other)))
    return (
        f"{name}: {len(rows)} and {len(other)} rows; the first that differs is row {at}\n"
        f"    one:   {_told(mine, at, run)}\n    other: {_told(its, at, run)}"
    )


def _other_types(one: Any, its: Any) -> list[str]:
    types = [(name, mine.dtype, its.dtype) for name, mine, its in zip(one._fields, one, its, strict=True)]
    return [f"{name} {mine} and {other}" for name, mine, other in types if mine != other]


def _rows(table: Any) -> list[tuple[Any, ...]]:
    """Rows of bits: floats as the integers behind them."""
    columns = [column.view(np.int64) if column.dtype == np.float64 else column for column in table]
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _told(table: Any, at: int, run: Run) -> str:
    """A row in the names of the house."""
    if at >= len(table[0]):
        return "no more rows"
    cells = {name: column[at] for name, column in zip(table._fields, table, strict=True)}
    return ", ".join(f"{name} {_cell(name, cell, run)}" for name, cell in cells.items())


def _cell(name: str, cell: Any, run: Run) -> Any:
    value = cell.item()
    if cell.dtype == np.uint64:
        return run.played.who.get(value, value)
    if name == "outcome":
        return OUTCOMES[value]
    named = list(run.house.servers) if name == "server" else run.house.names.get(NAMES.get(name, ""), [])
    return f"`{named[value]}`" if 0 <= value < len(named) else value
