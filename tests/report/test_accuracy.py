"""How exactly the main figures are known: every one of them with its interval and the method of it."""

import pytest

from report.sample_runs import runs
from salessim.report import pages
from salessim.report.page import Page
from salessim.report.terminal import plain_text


@pytest.fixture(scope="module")
def rows() -> dict[str, list[str]]:
    return told(pages.run_page(runs(), "pair.yaml"))


def told(page: Page) -> dict[str, list[str]]:
    table = next(table for table in page.tables if table.key == "accuracy")
    return {cells[0].text: [cell.text for cell in cells[1:]] for cells in table.rows}


def test_a_chance_is_told_twice_the_second_time_never_too_sure(rows):
    # 5 of 10: Wilson .23659 to .76341; Clopper and Pearson .18709 to .81291 (Conover, table A4: .187 to .813)
    assert rows["chance to reach the plan"] == ["50%", "24% to 76%", "Wilson"]
    assert rows["the same, never too sure"] == ["50%", "19% to 81%", "Clopper and Pearson"]


def test_what_is_earned_is_told_with_its_interval_and_as_a_share_of_the_plan(rows):
    # 195 +- 21.66 of a plan of 200: .975, from .8667 to 1.0833; 150, 160, ..., 240 is not skewed
    assert rows["average"] == ["195", "173 to 217", "Student's t"]
    assert rows["the same, if few large futures decide"][:2] == rows["average"][:2]
    assert rows["average, of the plan"] == ["98%", "87% to 108%", "Student's t"]


def test_the_spread_has_intervals_of_its_own_where_there_are_futures_enough(rows):
    # Bin(10, 1/2): ranks 2 and 9; for the 10 % quantile not even the least of ten is below it in 97.5 %
    assert rows["middle future"] == ["190", "160 to 230", "order statistics"]
    assert rows["1 in 20 at most"] == ["150", "too few futures", "order statistics"]
    assert rows["1 in 10 above"][:2] == ["230", "too few futures"]


def test_what_is_missing_is_told_with_its_skew(rows):
    assert rows["usual shortfall"][0] == "15"
    assert rows["usual shortfall"][2] == "Hall, for skewed values"


def test_a_chance_that_is_always_met_is_not_certain_here_either():
    assert told(pages.run_page(runs(lift=50)))["chance to reach the plan"][0] == "at least 72%"


def test_methods_are_named_to_those_who_ask_for_details_only():
    page = pages.run_page(runs(), "pair.yaml")
    assert "order statistics" not in plain_text(page)
    assert "order statistics" in plain_text(page, details=True)
