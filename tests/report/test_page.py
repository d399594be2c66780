"""One page, three faces: terminal, notebook, JSON; no name of a user is read as markup anywhere."""

import json
import math

import numpy as np
import pytest

from salessim.report.document import as_document, as_json_text
from salessim.report.html import as_html
from salessim.report.page import Cell, Column, Page, Table
from salessim.report.terminal import Fitting, plain_text

EVIL = "[red]$x$ <b>Окна</b>[/red] {0} %s"

COLUMNS = (
    Column("stage", "stage", "name", "the stage", left=True),
    Column("share", "share", "share", "how many <of> them"),
)


def page(name: str = "answer", value: object = 0.25) -> Page:
    table = Table(
        "stages", f"Stages of {name}", COLUMNS, ((Cell(name, name), Cell(value, "25%")),), note=f"about {name}"
    )
    return Page(
        "run", name, (f"{name} is reached.", "More."), (table,), warnings=(f"{name} is odd",),
        next_commands=((f"salessim run {name}", "again"),), provenance={"seed": 3, "scenario": name},
    )  # fmt: skip


def test_a_name_with_markup_is_printed_as_it_is():
    text = plain_text(page(EVIL), width=200)
    assert text.count(EVIL) == 8  # title, answer, warning, table's title, its cell, its note, command, provenance


def test_a_name_with_html_is_escaped_in_a_notebook():
    html = as_html(page(EVIL))
    assert "<b>" not in html
    assert "&lt;b&gt;Окна&lt;/b&gt;" in html
    assert 'title="how many &lt;of&gt; them"' in html


def test_the_document_holds_values_units_and_words():
    document = json.loads(as_json_text(page("quote")))
    assert document["answer"] == ["quote is reached.", "More."]
    assert document["tables"]["stages"]["rows"] == [{"stage": "quote", "share": 0.25}]
    assert document["tables"]["stages"]["units"] == {"stage": "name", "share": "share"}
    assert document["next"] == [{"command": "salessim run quote", "purpose": "again"}]
    assert document["provenance"] == {"seed": 3, "scenario": "quote"}


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.float64(0.5), 0.5),
        (np.int64(7), 7),
        (math.nan, None),
        (math.inf, None),
        ({"value": np.float64(math.nan), "low": 1}, {"value": None, "low": 1}),
    ],
)
def test_the_document_knows_only_plain_numbers(value, plain):
    assert as_document(page(value=value))["tables"]["stages"]["rows"][0]["share"] == plain


def test_a_row_must_fill_all_columns():
    with pytest.raises(ValueError, match="2 columns, a row of 1"):
        Table("stages", "Stages", COLUMNS, ((Cell("a", "a"),),))


def test_the_answer_stands_first_and_the_provenance_last():
    lines = [line for line in plain_text(page("quote")).splitlines() if line]
    assert lines[:2] == ["quote is reached.", "quote"]
    assert lines[-1] == "seed 3 · scenario quote"


def wide_table(extra: int) -> Table:
    """Six columns of ten signs each, the last `extra` of them dispensable: 6 x 10 + 5 x 2 = 70 signs wide."""
    columns = tuple(Column(f"c{i}", f"column {i}", "text", "a column", extra=i >= 6 - extra) for i in range(6))
    return Table("wide", "Wide", columns, (tuple(Cell(i, str(i) * 10) for i in range(6)),))


@pytest.mark.parametrize(("width", "columns"), [(200, 6), (70, 6), (69, 5), (58, 5), (57, 4), (20, 4)])
def test_a_narrow_terminal_is_shown_fewer_columns(width, columns):
    assert Fitting(wide_table(extra=2)).columns(width) == list(range(columns))


def test_what_a_narrow_terminal_does_not_show_is_named():
    text = plain_text(Page("run", "title", ("answer",), (wide_table(extra=2),)), width=60)
    assert "Only in a wider terminal and in --json: column 5." in text
    assert "5555" not in text
    assert "4444444444" in text


def test_headings_are_broken_between_words_before_a_figure_is():
    columns = (Column("a", "a very long heading", "share", "a share"), Column("b", "b", "text", "a text", left=True))
    table = Table("t", "T", columns, ((Cell(0.25, "25% (24% to 26%)"), Cell("x", "x " * 40)),))
    lines = plain_text(Page("run", "title", ("answer",), (table,)), width=45).splitlines()
    assert any("25% (24% to 26%)" in line for line in lines)
    assert max(map(len, lines)) <= 45


def test_commands_are_never_broken_so_that_they_can_be_copied():
    command = "salessim run " + "long/" * 30 + "name.yaml"
    text = plain_text(Page("run", "title", ("answer",), (), next_commands=((command, "again"),)), width=60)
    assert command in text
