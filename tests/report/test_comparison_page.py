"""The page of a comparison, on hand-made results: B earns 3 more a month than A in each of ten futures."""

import pytest

from report.sample_runs import runs
from salessim.report import pages
from salessim.report.page import Page
from salessim.report.terminal import plain_text


@pytest.fixture(scope="module")
def page() -> Page:
    return pages.comparison_page([runs("A"), runs("B", lift=3.0)], ["a.yaml", "b.yaml"], ["B is elsewhere."])


def rows(page: Page, key: str) -> list[list[str]]:
    table = next(table for table in page.tables if table.key == key)
    return [[cell.text for cell in cells] for cells in table.rows]


def test_the_winner_is_told_future_by_future(page):
    assert page.answer == ("B does better in 10 of 10 futures: revenue +6 RUB on average (95% sure: +6 to +6).",)


def test_no_winner_is_told_when_the_difference_may_be_nothing():
    same = pages.comparison_page([runs("A"), runs("B")])
    assert same.answer == (
        "No clear winner between A and B: B does better in 0 of 10 futures, revenue 0 RUB on average "
        "(95% sure: 0 to 0).",
    )


def test_every_scenario_is_told_for_itself(page):
    # B earns 156, 166, ..., 246: five of ten reach 200, as for A; nobody is paid, and no source says where it leads.
    assert rows(page, "scenarios") == [
        ["A", "195", "± 21.7", "195", "50% (24% to 76%)", "10.0 d", "-", "-", "200", "150", "230"],
        ["B", "201", "± 21.7", "201", "50% (24% to 76%)", "10.0 d", "-", "-", "200", "156", "236"],
    ]


def test_head_count_stands_first(page):
    assert page.tables[0].key == "structures"
    assert rows(page, "structures")[0] == ["A", "2", "-", "-", "-", "1 callers, 1 hunters"]


def test_differences_carry_their_sign_and_their_interval(page):
    found = {figure: (difference, interval) for _, figure, difference, interval in rows(page, "differences")}
    assert found["revenue, signed"] == ("+6", "+6 to +6")
    assert found["average deal"] == ("+1", "+1 to +1")
    assert found["chance to reach the plan"][0] == "0.0 points"


def test_futures_in_which_only_one_reaches_the_plan_are_counted():
    # With 5 more a month B earns 160, ..., 250: the future with 190 now reaches 200, none is lost.
    page = pages.comparison_page([runs("A"), runs("B", lift=5.0)])
    assert rows(page, "futures") == [["B", "10", "0", "0", "1", "0", "-"]]


def test_warnings_are_printed(page):
    assert "B is elsewhere." in plain_text(page)


def test_the_differences_as_a_frame_are_plain_numbers():
    frame = pages.differences_frame([runs("A"), runs("B", lift=3.0)])
    line = frame[frame["figure"] == "revenue, signed"].iloc[0]
    assert (line["scenario"], line["difference"], line["interval_low"], line["interval_high"]) == ("B", 6.0, 6.0, 6.0)
