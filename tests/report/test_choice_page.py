"""The page about the best point of a study, on hand-made futures."""

import numpy as np
import pytest

from salessim.analysis.choice import Candidate, Choice
from salessim.report.choice import SHOWN, choice_page
from salessim.report.page import Page
from salessim.results.swept import Factor, Response

PEOPLE = Factor("teams.sellers.people", (1, 2, 3), 1, 3)


def page(*candidates: tuple[int, list[float], bool], failed: int = 0) -> Page:
    listed = tuple(Candidate(people - 1, (people,), np.array(brought), stays) for people, brought, stays in candidates)
    return choice_page(
        Choice("Sellers", (PEOPLE,), Response("profit", "currency", "profit"), listed, failed, 12.0, "EUR", 1)
    )


def test_one_that_is_left_is_the_best():
    # 900 and 1,100: 1,000 on average, half 12.706 x 141.42/1.4142 = 1,271
    told = page((2, [900, 1_100], True), (1, [400, 600], False))
    assert told.title == "Sellers: 2 points, 4 futures in all, money in EUR"
    assert told.answer == (
        "Best of 2 points by profit, 95% sure: sellers people 2, with 1,000 on average.",
        "Points that differ by less than 12 count as equal: one that is so little ahead may be among those ruled out.",
    )
    assert [[cell.text for cell in row] for row in told.tables[0].rows] == [
        ["1", "2", "1,000", "± 1,271", "2", "the best"],
        ["0", "1", "500", "± 1,271", "2", "not the best"],
    ]


def test_several_that_are_left_are_no_clear_winner_and_what_failed_is_told():
    told = page((3, [900, 1_100], True), (2, [890, 1_090], True), (1, [400, 600], False), failed=1)
    assert told.answer[0] == (
        "No clear winner: 2 of 3 points may be the best by profit; ahead is sellers people 3, with 1,000 on average."
    )
    assert told.answer[-1] == "1 point has no answers and is left out."
    assert [row[-1].text for row in told.tables[0].rows] == ["may be the best", "may be the best", "not the best"]


@pytest.mark.parametrize(("more", "note"), [(0, ""), (1, "1 more point was ruled out."),
                                            (7, "7 more points were ruled out.")])  # fmt: skip
def test_of_many_only_the_first_are_shown(more, note):
    table = page((1, [5, 6], True), *((2, [1, 2], False) for _ in range(SHOWN - 1 + more))).tables[0]
    assert (len(table.rows), table.note) == (SHOWN, note)
