"""Tables as markdown."""

import math
from collections.abc import Iterable, Sequence


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column stands left and whose other columns stand right."""
    marks = ["---"] + ["---:"] * (len(header) - 1)
    return "\n".join("| " + " | ".join(row) + " |" for row in [header, marks, *rows])


def number(value: float | None) -> str:
    """Three significant digits, thousands set apart; a dash for what was not measured."""
    if value is None or math.isnan(value):
        return "-"
    return f"{float(f'{value:.3g}'):,.10g}"


def share(value: float | None) -> str:
    """A share as a percentage."""
    return "-" if value is None else f"{number(100 * value)}%"
