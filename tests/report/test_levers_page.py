"""The page of levers, on hand-made results."""

import numpy as np
import pytest

from analysis.test_levers import AS_IS, BOTH, FOUND, PULLED, department
from analysis.test_shortfall import FUTURES
from report.test_pictures import texts
from salessim.analysis.levers import FASTER, LEADS, LIKELIER, MORE, Lever, levers
from salessim.analysis.shortfall import shortfall
from salessim.report import pages
from salessim.report.levers import lever_text
from salessim.report.pictures.levers import MOST
from salessim.report.pictures.levers import levers as picture
from salessim.results.luck import luck_frame

MISSING = shortfall(luck_frame(FUTURES), 300)


def said(page):
    return " ".join(page.answer)


def rows(page, key):
    return [[cell.text for cell in cells] for table in page.tables if table.key == key for cells in table.rows]


@pytest.fixture(scope="module")
def page():
    return pages.levers_page(AS_IS, FOUND, MISSING, "a b.yaml")


def test_the_answer_opens_with_the_three_that_are_worth_most(page):
    assert page.answer[0].startswith(
        "The levers worth most a year, after all pay and costs (95% sure: between): one more in hunters +285 RUB ("
    )
    assert "10% faster at quote +180 RUB (+180 to +180), pays in 100% of the futures" in page.answer[0]


def test_no_clear_winner_is_an_answer(page):
    assert "No clear winner of 5 levers; may be worth most: one more in hunters" in said(page)
    clear = levers(AS_IS, [PULLED[3], PULLED[4]])
    told = said(pages.levers_page(AS_IS, clear, None))
    assert "Of 2 levers, 10% faster at quote is worth most: 95% sure." in told


def test_what_a_lever_may_cost_is_the_lower_end(page):
    assert "Each surely pays if bringing it about costs less a year than this: 10% faster at quote 180 RUB" in said(
        page
    )
    assert dict(zip(("lever", "at most"), (rows(page, "levers")[1][i] for i in (0, 6)), strict=True)) == {
        "lever": "10% faster at quote", "at most": "180",
    }  # fmt: skip


def test_one_fewer_is_told_only_where_it_surely_pays(page):
    assert "one fewer" not in said(page)  # -1 to +45: not sure
    saved = department([199, 279, 299, 399], (2, 20))  # each future loses 1 and saves 8
    found = levers(AS_IS, [(Lever("one fewer", "callers"), saved), *PULLED[:2], PULLED[3]])
    assert "one fewer in callers +42 RUB (+42 to +42), pays in 100% of the futures" in said(
        pages.levers_page(AS_IS, found, None)
    )


def test_people_who_are_worth_more_together_are_told(page):
    assert rows(page, "pairs")[0][0] == "callers and hunters"
    steady = department([225, 305, 325, 425], (15, 40))  # of 25 a month nothing is left
    alone = [(Lever(MORE, "callers"), AS_IS), (Lever(MORE, "hunters"), AS_IS)]
    more = department([230, 310, 330, 430])
    told = said(pages.levers_page(AS_IS, levers(AS_IS, alone, [(("callers", "hunters"), more)]), None))
    assert "One more in both callers and hunters together is worth +180 RUB beyond the sum of each alone" in told
    told = said(pages.levers_page(AS_IS, levers(AS_IS, alone, [(("callers", "hunters"), steady)]), None))
    assert "Two more people at once are worth what each is worth alone" in told


def test_the_shortfall_is_told_by_cause_and_adds_up(page):
    told = said(page)
    assert "In 2 of 4 futures the plan is missed, by 60 RUB on average: lost by waiting for people +35" in told
    assert "; fewer leads than usual +50; " in told
    assert "What unlimited people usually earn beyond the plan, 45 RUB, is taken off from that." in said(page)
    table = rows(page, "shortfall")
    assert [row[1] for row in table] == ["+35", "+50", "0", "+10", "+10", "-45", "+60"]
    beyond = shortfall(luck_frame(FUTURES), 1_000)
    assert "unlimited people, too, usually earn 655 RUB less than the plan" in said(
        pages.levers_page(AS_IS, FOUND, beyond)
    )


def test_a_plan_that_is_always_reached_and_no_plan_have_no_table():
    reached = pages.levers_page(AS_IS, FOUND, shortfall(luck_frame(FUTURES), 100))
    assert "The plan is reached in each of 4 futures." in said(reached)
    assert not rows(reached, "shortfall")
    assert "futures the plan is" not in said(pages.levers_page(AS_IS, FOUND, None))


def test_one_future_tells_nothing():
    one = levers(department([200]), [(Lever(FASTER, "quote"), department([230]))])
    luck = shortfall(luck_frame([[200, 250, 280, 300, 10, np.nan, np.nan]]), 300)
    page = pages.levers_page(department([200]), one, luck)
    assert page.answer == ("One future is too few to tell what a lever is worth.",)
    assert rows(page, "levers")[0][4] == "too few futures"


def test_every_lever_has_words():
    told = [Lever(LIKELIER, "talk", "signed"), Lever(LEADS, "calls"), Lever(MORE, "a"), Lever("one fewer", "b")]
    assert [lever_text(one) for one in told] == [
        "5 points more signed at talk", "10% more from calls", "one more in a", "one fewer in b",
    ]  # fmt: skip


def test_the_picture_shows_the_best_of_every_kind_and_names_as_they_are():
    many = [(Lever(FASTER, f"$quote {number}"), BOTH) for number in range(2 * MOST)]
    drawn = picture(levers(AS_IS, [*PULLED, *many]), AS_IS)
    found = texts(drawn)
    assert {"one more in hunters", "one fewer in callers", "10% more from calls", r"10% faster at \$quote 0"} <= set(
        found
    )
    assert len(drawn.axes[0].get_yticklabels()) == MOST
    assert "+285" in found


def test_luck_that_helped_is_told_as_what_it_was():
    more = luck_frame(
        [[*row[:3], 2 * leads, row[4], *row[5:]] for row, leads in zip(FUTURES, (250, 200, 100, 50), strict=True)]
    )
    assert "more leads than usual" in said(pages.levers_page(AS_IS, FOUND, shortfall(more, 300)))
