"""docs/reference is what the code says, word for word."""

import importlib.util

import pytest

from house.repository import ROOT

REFERENCE = ROOT / "docs" / "reference"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    return generate.pages()


def test_each_page_stands_in_the_folder_and_no_other(pages):
    assert sorted(path.name for path in REFERENCE.iterdir()) == sorted(pages)


def test_each_page_says_what_the_code_says(pages):
    stale = [name for name, text in pages.items() if (REFERENCE / name).read_text(encoding="utf-8") != text]
    assert stale == [], "`make docs` writes them anew"


def test_no_column_is_without_both_unit_and_meaning(pages):
    rows = [line for text in pages.values() for line in text.splitlines() if line.startswith("| ")]
    assert [row for row in rows if row.endswith("|  |  |")] == []
