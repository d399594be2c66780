"""The answer as a spreadsheet, read back by another library than the one that wrote it."""

import io
from typing import Any

import openpyxl
import pytest

from report.test_page import page
from salessim.report.page import Cell, Column, Page, Table
from salessim.report.spreadsheet import spreadsheet, write_page

FORMULA = '=HYPERLINK("http://example.org","Окна")'


def read(made: Page) -> Any:
    return openpyxl.load_workbook(io.BytesIO(spreadsheet(made)))


def cells(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_answer_comes_first_then_a_sheet_for_each_table() -> None:
    book = read(page("Окна"))
    assert book.sheetnames == ["Answer", "Stages of Окна"]
    assert [row[0] for row in cells(book["Answer"])] == [
        "Окна", None, "Окна is reached.", "More.", "Окна is odd", "seed 3 · scenario Окна",
    ]  # fmt: skip
    assert cells(book["Stages of Окна"])[:2] == [["stage", "share"], ["Окна", 0.25]]


@pytest.mark.parametrize("name", [FORMULA, "+1+1", "-2", "@SUM(A1)", "http://example.org", "1e5", "{=1}"])
def test_a_name_is_never_a_formula_a_link_or_a_number(name: str) -> None:
    book = read(page(name))
    for sheet in book.worksheets:
        texts = [cell for row in sheet.iter_rows() for cell in row if name in str(cell.value or "")]
        assert texts
        assert {cell.data_type for cell in texts} == {"s"}
        assert all(cell.hyperlink is None for cell in texts)


def test_an_interval_stands_in_two_columns_and_nothing_is_an_empty_cell() -> None:
    columns = (Column("chance", "chance", "share", "how likely"),)
    rows = ((Cell({"value": 0.5, "low": 0.25, "high": 0.75}, "50%"),), (Cell(None, "-"),))
    book = read(Page("run", "t", ("a",), (Table("plan", "Plan", columns, rows),)))
    assert cells(book["Plan"]) == [
        ["chance", "chance, from", "chance, to"], [0.5, 0.25, 0.75], [None, None, None],
    ]  # fmt: skip


def test_sheets_of_one_name_get_a_number_and_no_sign_that_is_forbidden() -> None:
    columns = (Column("a", "a", "text", "a"),)
    tables = tuple(Table(str(i), "By [segment]: small/medium/key and others", columns, ()) for i in range(2))
    names = read(Page("run", "t", ("a",), tables)).sheetnames
    assert names == ["Answer", "By  segment   small medium key", "By  segment   small medium  (2)"]


def test_the_same_page_gives_the_same_bytes() -> None:
    assert spreadsheet(page()) == spreadsheet(page())


def test_a_folder_is_made_where_it_is_missing(tmp_path: Any) -> None:
    write_page(page(), tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b" / "answer.xlsx").stat().st_size > 0
