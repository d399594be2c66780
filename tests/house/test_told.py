"""README and tutorial tell what the program says today: their scenarios are the shipped ones, their answers its own."""

import importlib.util

import pytest

from house.repository import ROOT, name


@pytest.fixture(scope="module")
def told():
    spec = importlib.util.spec_from_file_location("told", ROOT / "docs" / "told.py")
    told = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(told)
    return told


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs/tutorial.md"], ids=name)
def test_a_page_tells_what_the_program_says(told, page, monkeypatch):
    monkeypatch.chdir(ROOT)
    text = page.read_text(encoding="utf-8")
    assert "$ salessim" in text
    assert told.renewed(text) == text, "`make docs` writes it anew"


def test_an_excerpt_opens_with_the_answer_and_finds_later_parts_by_their_first_line(told):
    whole = ["now 3", "a", "b", "teams", "now 4", "end"]
    assert told.excerpt(["was 1", "...", "teams", "was 2", "..."], whole) == ["now 3", "...", "teams", "now 4", "..."]


def test_a_page_with_an_old_scenario_is_found(told):
    old = "```yaml\n# What is a third person worth to the new office?\nname: Old\n```\n"
    assert "based_on: two_people.yaml" in told.renewed(old)
