"""A page as a spreadsheet: the answer first, then a sheet for every table. A text stays a text, whatever it looks like.

Nothing in it is read as a formula, a link or a number that was meant as a name.
"""

import io
import math
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salessim.report.page import Cell, Column, Page, Table
from salessim.report.terminal import provenance_line
from salessim.translation import later, say

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

NOTHING_IS_READ = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
MADE = datetime(2001, 1, 1)  # the same page gives the same bytes
FORMATS = {"currency": "#,##0", "share": "0.0%", "s": "#,##0", "h": "#,##0.0"}
TIMES = {"s": later("{heading}, s"), "h": later("{heading}, h")}
DIFFERS = "see "  # "see figure": the unit of a row stands in another column
ENDS = {"value": "{heading}", "low": later("{heading}, from"), "high": later("{heading}, to")}
NAME_SIGNS, NOT_IN_NAMES = 31, str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
WIDEST = 60  # of a column, in signs


def write_page(page: Page, folder: str | Path) -> None:
    """Write a page as `answer.xlsx` into a folder, which is made if it is not there."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    (Path(folder) / "answer.xlsx").write_bytes(spreadsheet(page))


def spreadsheet(page: Page) -> bytes:
    """The XLSX file of a page."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **NOTHING_IS_READ}) as book:
        book.set_properties({"title": page.title, "created": MADE})
        _answer(book, page)
        names = {say("Answer").casefold()}
        for table in page.tables:
            _sheet(book, table, _free_name(table.title, names))
    return file.getvalue()


def _answer(book: "Workbook", page: Page) -> None:
    """The first sheet: what is said in sentences, and where it comes from."""
    sheet, wrapped = book.add_worksheet(say("Answer")), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 2 * WIDEST)
    sheet.write_string(0, 0, page.title, book.add_format({"bold": True}))
    for row, sentence in enumerate((*page.answer, *page.warnings, provenance_line(page)), 2):
        sheet.write_string(row, 0, sentence, wrapped)


def _sheet(book: "Workbook", table: Table, name: str) -> None:
    """A table as plain numbers, its headings frozen; what it says in words stands below."""
    sheet, bold = book.add_worksheet(name), book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    number = 0
    for i, column in enumerate(table.columns):
        form = book.add_format({"num_format": FORMATS.get(column.unit, "General")})
        for heading, values in _parts(column, [row[i] for row in table.rows]):
            sheet.write_string(0, number, heading, bold)
            for row, value in enumerate(values, 1):
                _writer(sheet, value)(row, number, value, form)
            sheet.set_column(number, number, min(WIDEST, max(len(str(each)) for each in (heading, *values)) + 2))
            number += 1
    if table.note:
        sheet.write_string(len(table.rows) + 2, 0, table.note)


def _parts(column: Column, cells: Sequence[Cell]) -> Iterator[tuple[str, list[Any]]]:
    """A column as one of numbers or texts; an interval as two; where the unit differs from row to row, words too."""
    heading = say(TIMES[column.unit], heading=column.heading) if column.unit in TIMES else column.heading
    values = [cell.text if isinstance(cell.value, str) else cell.value for cell in cells]
    if any(isinstance(value, dict) for value in values):
        parts = [value if isinstance(value, dict) else {} for value in values]
        for name, words in ENDS.items():
            if any(name in part for part in parts):
                yield say(words, heading=heading), [part.get(name) for part in parts]
    else:
        yield heading, values
    if column.unit.startswith(DIFFERS):
        yield say("{heading}, in words", heading=heading), [cell.text for cell in cells]


def _writer(sheet: "Worksheet", value: Any) -> Callable[..., Any]:
    """How a value is written: a number as a number, nothing as nothing, all else as text."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return lambda row, column, _, form: sheet.write_blank(row, column, None, form)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return sheet.write_number
    return lambda row, column, text, form: sheet.write_string(row, column, str(text), form)


def _free_name(title: str, taken: set[str]) -> str:
    """The title as the name of a sheet: short, without the signs that names may not have, and not there yet."""
    plain = title.translate(NOT_IN_NAMES)[:NAME_SIGNS].strip() or say("table")
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: NAME_SIGNS - 4]} ({number})"
    taken.add(name.casefold())
    return name
