"""A page: what is said about one run, as data. The terminal, the notebook and the JSON document are made from it."""

from dataclasses import dataclass, field
from typing import Any

from salessim.translation import say


@dataclass(frozen=True)
class Cell:
    """One figure: the number as it is and the words that are printed.

    `value` is a number, a text, None (there is none) or a dict of them (an estimate with its interval).
    """

    value: Any
    text: str


@dataclass(frozen=True)
class Column:
    """A column of a printed table: its name in the JSON document, its heading, its unit there and its meaning.

    Heading and meaning stand here as in the catalogue, in English, and are said when somebody reads them.
    """

    key: str
    headed: str
    unit: str
    meant: str
    left: bool = False
    extra: bool = False  # left out where there is no room
    details: bool = False  # for whoever asks by which method: printed under --details only

    @property
    def heading(self) -> str:
        """What stands above the column."""
        return say(self.headed)

    @property
    def meaning(self) -> str:
        """What its figures are and how they were computed."""
        return say(self.meant)


@dataclass(frozen=True)
class Table:
    """A printed table. Every row has a cell for every column."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    details: bool = False  # for whoever asks by which method: printed under --details only, but in the JSON document

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"table {self.key}: {len(self.columns)} columns, a row of {len(row)} cells")


@dataclass(frozen=True)
class Page:
    """All that is said about a run: the answer first, then the tables, what to do next, and where it comes from."""

    kind: str  # "run", "comparison", "bottlenecks", ...
    title: str
    answer: tuple[str, ...]  # the first sentence is the answer; the others explain it
    tables: tuple[Table, ...]
    warnings: tuple[str, ...] = ()
    next_commands: tuple[tuple[str, str], ...] = ()  # (command, what for)
    provenance: dict[str, Any] = field(default_factory=dict)
