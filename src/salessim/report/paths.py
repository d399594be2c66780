"""The numbers of a scenario that one may vary, with their paths."""

from collections.abc import Sequence
from typing import NamedTuple

from salessim.report.numbers import term, words
from salessim.report.page import Cell, Column, Page, Table
from salessim.translation import later, say, say_count

COLUMNS = (
    Column("path", "path", "text", "the way to the number, as a study of parameters names it", True),
    Column("what", "what it is", "text", "in the words of the scenario", True),
    Column("value", "value", "of the row", "as it is told now; a share is one of 1 in the document"),
    Column("unit", "unit", "text", "in which a plain number for this path is understood", True, extra=True),
    Column("kind", "kind", "text", "what values are possible", True, extra=True),
)
NOTE = later("A value may be a text with its unit, such as `9 min` or `35%`, or a number in the unit told here.")


class Told(NamedTuple):
    """A number of a scenario."""

    path: str
    meaning: str
    told: str
    value: float
    unit: str
    kind: str


def paths_page(scenario: str, rows: Sequence[Told], word: str) -> Page:
    """All of them, or those with a word in the path or in what they are."""
    sought = word.casefold()
    found = [row for row in rows if sought in row.path.casefold() or sought in row.meaning.casefold()]
    first = say_count("{number} number can be varied.", "{number} numbers can be varied.", len(found))
    if word and not found:
        first = say("Nothing that can be varied has `{word}` in it.", word=word)
    table = Table("paths", say("Numbers and their paths"), COLUMNS, tuple(map(_row, found)), say(NOTE))
    return Page("paths", scenario, (first,), (table,) if found else ())


def _row(one: Told) -> tuple[Cell, ...]:
    return (
        words(one.path),
        words(one.meaning),
        Cell(one.value, one.told),
        Cell(one.unit, one.unit or "-"),
        term(one.kind),
    )
