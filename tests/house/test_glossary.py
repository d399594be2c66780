"""The glossary holds every word of the naming law, in English and in Russian."""

import re

from house.repository import ROOT

ENGINE_SIDE = {
    "station", "server", "entity", "arrival", "visit", "route", "skill", "patience", "renege", "balk", "gate", "duty",
    "law", "curve", "ledger", "replication", "warm-up",
}  # fmt: skip
SALES_SIDE = {
    "lead", "opportunity", "deal", "account", "segment", "team", "seat", "plan", "quota", "ramp", "attrition",
    "attainment",
}  # fmt: skip


def rows() -> list[tuple[str, str, str]]:
    """(English, Russian, meaning) of each row of the glossary."""
    text = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    return [(row[0], row[1], row[2]) for row in cells if row[0] != "English" and not set(row[0]) <= {"-"}]


def test_every_word_of_the_naming_law_is_explained():
    explained = {word.strip() for english, _, _ in rows() for word in english.split(",")}
    assert explained >= ENGINE_SIDE | SALES_SIDE


def test_every_word_stands_in_russian_too():
    assert [english for english, russian, _ in rows() if not re.search("[а-яё]", russian)] == []


def test_every_word_has_a_meaning():
    assert [english for english, _, meaning in rows() if not meaning] == []
