"""A printed table as a frame: plain numbers, the ends of an interval in columns of their own."""

from typing import TYPE_CHECKING, Any

from salessim.report.page import Cell, Column, Table

if TYPE_CHECKING:
    import pandas as pd

UNITS = {"currency": "_currency", "share": "_share", "s": "_s", "h": "_h"}
ENDS = ("low", "high")


def flat(table: Table) -> "pd.DataFrame":
    """One row per row of the table; names of columns end with their unit."""
    import pandas as pd

    made: dict[str, list[Any]] = {}
    for i, column in enumerate(table.columns):
        made.update(_columns(column, [row[i] for row in table.rows]))
    return pd.DataFrame(made)


def _columns(column: Column, cells: list[Cell]) -> dict[str, list[Any]]:
    unit = UNITS.get(column.unit, "")
    values = [cell.value for cell in cells]
    if not any(isinstance(value, dict) for value in values):
        return {column.key + unit: values}
    parts = [value if isinstance(value, dict) else {} for value in values]
    names = [name for name in ("value", *ENDS) if any(name in part for part in parts)]
    return {
        column.key + ("" if name == "value" else f"_{name}") + unit: [part.get(name) for part in parts]
        for name in names
    }
