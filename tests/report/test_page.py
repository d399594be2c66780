"""One page, three faces: terminal, notebook, JSON; no name of a user is read as markup anywhere."""

import json
import math

import numpy as np
import pytest

from salessim.report.document import as_document, as_json_text
from salessim.report.html import as_html
from salessim.report.page import Cell, Column, Page, Table
from salessim.report.terminal import plain_text

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
