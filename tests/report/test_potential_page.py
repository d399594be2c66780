"""The page of a potential, on hand-made results: the market gives 400 in each of two futures, the people earn 250."""

import pandas as pd
import pytest

from analysis.futures import signed
from report.test_pictures import texts
from salessim.analysis import potential as estimates
from salessim.report import pages
from salessim.report.page import Page
from salessim.report.pictures.potential import potential as picture

LOST = pd.DataFrame(
    [
        (0, "gave up", "answer", 1.0, 60.0),
        (0, "under way", "quote", 1.0, 40.0),
        (1, "gave up", "answer", 2.0, 210.0),
        (1, "other", "call", -1.0, -10.0),
    ],
    columns=["replication", "cause", "stage", "bookings", "amount_currency"],
)
REAL, IDEAL = signed((100, 200), (50, 150), name="Окна $1"), signed((200, 200), (100, 300), name="Окна $1")
FOUND = estimates.potential(REAL, IDEAL, LOST)


@pytest.fixture(scope="module")
def page() -> Page:
    return pages.potential_page(FOUND, REAL, IDEAL, 16, "a b.yaml")


def rows(page: Page, key: str) -> list[list[str]]:
    return [[cell.text for cell in cells] for table in page.tables if table.key == key for cells in table.rows]


def test_the_answer_is_the_share_of_the_market_that_becomes_money(page):
    # 500 of 800 in two futures: hardly known
    first = "With unlimited people the market gives 400 RUB (signed); Окна $1 turns 62% ("
    assert page.answer[0].startswith(first)
    assert page.answer[1] == "The rest: 135 gave up waiting or were turned away; 20 still under way at the end."
    assert page.answer[2] == "What still waits or is under way at the end comes later, if at all."


def test_the_steps_lead_from_the_market_to_what_is_earned(page):
    # gave up: 60 and 210; under way: 40 and 0; other: 0 and -10, which is a gain
    assert [(row[0], row[1], row[3]) for row in rows(page, "potential")] == [
        ("with unlimited people the market gives", "400", "100%"),
        ("gave up waiting or were turned away", "-135", "-34%"),
        ("still under way at the end", "-20", "-5.0%"),
        ("came at other hours or to other hands", "5", "1.2%"),
        ("what these people earn", "250", "62%"),
    ]


def test_what_is_lost_is_told_by_stage(page):
    assert [row[:2] for row in rows(page, "losses")] == [
        ["gave up waiting or were turned away", "answer"],
        ["still under way at the end", "quote"],
        ["came at other hours or to other hands", "call"],
    ]


def test_it_says_what_is_lifted_and_what_may_be_asked_next(page):
    assert "16 times as many" in page.tables[0].note
    assert page.next_commands[0][0] == "salessim run 'a b.yaml'"


def test_with_ample_people_nothing_is_lost():
    none = estimates.potential(REAL, REAL, LOST[:0])
    assert pages.potential_page(none, REAL, REAL, 2).answer[1] == "Nothing is lost by too few people."
    assert [row[1] for row in rows(pages.potential_page(none, REAL, REAL, 2), "potential")] == ["250", "250"]


def test_a_market_that_gives_nothing_has_no_share():
    nothing = signed((0, 0), (0, 0))
    page = pages.potential_page(estimates.potential(nothing, nothing, LOST[:0]), nothing, nothing, 2)
    assert page.answer == (
        "Nothing is earned, even with unlimited people: nobody comes to a stage that counts as anything.",
    )
    assert [row[3] for row in rows(page, "potential")] == ["-", "-"]


def test_the_picture_falls_from_the_market_to_what_is_earned():
    drawn = picture(FOUND, REAL)
    said = texts(drawn)
    assert {"400", "−135", "−20", "5", "250"} <= set(said)
    assert r"Окна \$1 turns 62% of what the market gives into money" in said
    # each step begins where the last one ended: 400, 265, 245; then up to 250
    bars = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in drawn.axes[0].patches]
    assert bars == [(0, 400), (400, 265), (265, 245), (245, 250), (0, 250)]
