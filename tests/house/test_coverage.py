"""The table of practitioners' statements: none is left out, and what it names is there."""

import re

import pytest

from house.repository import ROOT
from salessim.cli import main
from salessim.scenario import json_schema

TABLE = ROOT / "docs" / "coverage.md"
NUMBER = 246
NAMES = {"region", "answer", "care", "care_call", "head", "account", "attribute", "name", "stage"}  # of an example


def rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" |")] for line in lines if line.startswith("| C")]


def covered() -> list[list[str]]:
    return [row for row in rows() if not row[2].startswith("not covered: ")]


def keys(part: object) -> set[str]:
    """All keys that may stand in a scenario."""
    if isinstance(part, list):
        return set().union(*map(keys, part), set())
    if not isinstance(part, dict):
        return set()
    named = set(part.get("properties", {}))
    return named.union(*map(keys, part.values()), set())


def test_every_statement_stands_there_once():
    assert [row[0] for row in rows()] == [f"C{number:03}" for number in range(1, NUMBER + 1)]


def test_the_counts_are_those_of_the_table():
    told = re.search(r"Covered: (\d+)\. Not covered: (\d+)", TABLE.read_text(encoding="utf-8"))
    assert told is not None
    assert [int(count) for count in told.groups()] == [len(covered()), NUMBER - len(covered())]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_statement_is_told_answered_and_shown_or_says_why_not(row):
    if row not in covered():
        assert len(row[2]) > len("not covered: ")
        return
    assert all(row[1:5])
    assert set(re.findall(r"[a-z_]+(?=:|,| by |$)", row[3].split("(")[0])) <= set(main.commands)
    for path in re.findall(r"\(\.\./(.+?)\)", row[4]):
        assert (ROOT / path).exists()


def test_what_tells_it_is_a_word_of_the_language():
    known = keys(json_schema()) | NAMES
    for row in covered():
        assert set(re.findall(r"[a-z_]{4,}", row[2])) <= known, row[0]
