"""The page of a sweep: what was varied, the best points, and which factor matters."""

import dataclasses

import numpy as np
import pytest
from matplotlib.text import Text

from salessim.report.page import Page, Table
from salessim.report.pictures.albums import SweepPlots
from salessim.report.reference import TABLES
from salessim.report.swept import sweep_page
from salessim.results.swept import Failed
from salessim.sweeps.design import Design
from salessim.sweeps.responses import RESPONSES
from sweep.found import HEADS, KINDS, PAY, SHARE, found

PROFIT = (RESPONSES["profit"],)
EVIL = r"Окна $\frac{1}{$ <b>100$</b>"


def table(page: Page, key: str) -> Table:
    return next(one for one in page.tables if one.key == key)


def rows(page: Page, key: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table(page, key).rows]


def added(values: dict[str, float], luck: float) -> float:
    """100 for each head, 2 for each 1,000 of pay, and luck of standard deviation 100."""
    return 100 * values[HEADS.path] + values[PAY.path] / 500 + 100 * luck


def texts(picture) -> list[str]:
    picture.canvas.draw()
    return [text.get_text() for text in picture.findobj(Text) if text.get_text()]


def test_the_best_point_is_named_and_how_sure_it_is():
    # Luck is the same at all points, so 6 heads and the highest pay are the best beyond doubt: 600 + 180 = 780.
    page = sweep_page(found(Design("grid", 3), HEADS, PAY, replications=30, formula=added))
    assert page.answer[0].startswith(
        "Best of 15 points by profit: hunters people 6, hunters pay salary 90,000 per month, with "
    )
    assert page.answer[1] == "It is the best of them, 95% sure."
    assert rows(page, "points")[0][:3] == ["14", "6", "90,000 per month"]
    assert [row[-1] for row in rows(page, "points")][:2] == ["the best", "not the best"]
    # From 2 to 6 heads 400 more, from 60,000 to 90,000 60 more.
    assert [row[1:3] for row in rows(page, "slopes")[:2]] == [["hunters people", "+400"], ["hunters pay salary", "+60"]]
    assert page.answer[2] == "teams.hunters.people moves profit most: by +400 from its low to its high end, on average."


def test_two_futures_are_too_few_to_name_a_best_point():
    page = sweep_page(found(Design("sobol", 16), HEADS, PAY))
    assert page.answer[1] == "Whether it is really the best is open: 2 futures a point are too few to tell."
    assert {row[-1] for row in rows(page, "points")} == {"-"}


def test_a_chance_has_its_interval_even_where_all_futures_reach_the_plan():
    page = sweep_page(found(Design("list"), HEADS, replications=30, formula=lambda values, luck: 6e6))
    assert rows(page, "points")[0][3] == "at least 89%"  # Wilson: 30 / (30 + 1.96^2)


def test_luck_is_a_row_of_its_own():
    # Heads: 100^2 (5^2 - 1) / 12 = 20,000 of the variance; pay (60^2) / 12 = 300; luck 10,000; all: 30,300.
    page = sweep_page(found(Design("sobol_indices", 512), HEADS, PAY, formula=added, responses=PROFIT))
    shown = {row[1].value: row[2].value for row in table(page, "indices").rows}
    heads, pay, luck = (shown[name] for name in (HEADS.path, PAY.path, "luck of the futures"))
    assert [heads, pay, luck] == pytest.approx([20_000 / 30_300, 300 / 30_300, 10_000 / 30_300], abs=0.06)
    assert page.answer[0].startswith("teams.hunters.people decides most about profit: ")


def test_where_luck_is_largest_the_page_says_so():
    values = {"formula": lambda values, luck: values[HEADS.path] + 10 * luck, "responses": PROFIT}
    page = sweep_page(found(Design("sobol_indices", 64), HEADS, **values))
    # Variance 2 of the heads against 100 of luck.
    assert page.answer[0].startswith("Luck decides more about profit than any factor: 9")


def test_steps_tell_the_whole_way_of_a_factor():
    page = sweep_page(found(Design("morris", 12), HEADS, PAY, formula=added, responses=PROFIT))
    assert [row[1:3] for row in rows(page, "steps")] == [["hunters people", "+400"], ["hunters pay salary", "+60"]]
    assert page.answer[0].startswith("teams.hunters.people moves profit most: by +400")


def test_of_two_structures_the_second_is_told_instead_of_the_first():
    def split_is_better(values: dict[str, float], luck: float) -> float:
        return 7e6 + luck + (1e6 if values["structure"] == "split" else 0) + values[PAY.path] / 1e3

    page = sweep_page(found(Design("sobol", 16), KINDS, PAY, formula=split_is_better, responses=PROFIT))
    assert ["profit", "split instead of linear", "+1.0 M"] in [row[:3] for row in rows(page, "slopes")]


def test_failed_points_are_counted_and_the_others_tell_what_they_tell():
    whole = found(Design("grid", 3), HEADS, PAY, replications=30, formula=added)
    values = whole.values.copy()
    values[14] = np.nan
    page = sweep_page(dataclasses.replace(whole, values=values, failed=(Failed(14, "nobody is left\nmore"),)))
    assert "1 point has no answer; the others have." in page.answer
    assert rows(page, "failed") == [["14", "6, 90,000 per month", "nobody is left"]]
    assert rows(page, "points")[0][0] == "13"


def test_whether_the_past_follows_is_told():
    told = {history: sweep_page(found(Design("grid", 3), HEADS, PAY, history=history)).answer
            for history in ("stays", "follows", "")}  # fmt: skip
    assert told["stays"][-1] == "The past before the first day stays as it is told."
    assert told["follows"][-1] == "The past before the first day follows the factors, where it has them."
    assert len(told[""]) == len(told["stays"]) - 1


@pytest.mark.parametrize("design", [Design("sobol_indices", 16), Design("morris", 4)])
def test_without_answers_nothing_is_claimed(design):
    whole = found(design, HEADS, PAY)
    page = sweep_page(dataclasses.replace(whole, values=np.full_like(whole.values, np.nan)))
    assert page.answer[0] == "Too few points have answers."


def test_the_bars_name_every_factor_and_luck():
    said = texts(SweepPlots(found(Design("sobol_indices", 64), HEADS, PAY, title=EVIL)).sobol())
    assert {HEADS.path, PAY.path, "luck of the futures"} <= set(said)
    assert EVIL.replace("$", r"\$") + ": what decides about profit" in said


def test_the_steps_are_drawn_with_their_sign():
    def costly(values: dict[str, float], luck: float) -> float:
        return 100 * values[HEADS.path] - values[PAY.path] / 500

    said = texts(SweepPlots(found(Design("morris", 4), HEADS, PAY, formula=costly)).morris())
    assert {"+400", "-60"} <= set(said)


def test_a_heat_map_has_the_mean_of_all_points_of_a_field():
    # Heads 2 and pay 60,000: 200 + 120; heads 6 and pay 90,000: 600 + 180; no luck.
    whole = found(Design("grid", 3), HEADS, PAY, formula=lambda values, luck: added(values, 0))
    said = texts(SweepPlots(whole).heat_map(HEADS.path, PAY.path, "profit"))
    assert {"320", "780"} <= set(said)


def test_without_a_name_a_heat_map_shows_the_chance_of_the_plan():
    whole = found(Design("grid", 3), HEADS, PAY, formula=lambda values, luck: 1e6 * values[HEADS.path])
    said = texts(SweepPlots(whole).heat_map(HEADS.path, PAY.path))
    assert "Hunters & pay: chance of the plan" in said
    # Two futures a field: none of two is at most 66%, two of two are at least 34% (Wilson: 2 / (2 + 1.96^2)).
    assert {"at most 66%", "at least 34%"} <= set(said)


def test_many_values_are_put_together():
    said = texts(SweepPlots(found(Design("sobol", 64), HEADS, SHARE, PAY)).heat_map(SHARE.path, PAY.path, "profit"))
    assert "20% to\n23%" in said
    assert "60,000 to\n65,000 per month" in said


def test_an_unknown_factor_or_response_is_refused_with_those_there_are():
    plot = SweepPlots(found(Design("grid", 3), HEADS, PAY))
    with pytest.raises(ValueError, match=r"teams\.hunters\.people"):
        plot.heat_map("heads", PAY.path)
    with pytest.raises(ValueError, match="profit, attained"):
        plot.heat_map(HEADS.path, PAY.path, "wins")
    with pytest.raises(ValueError, match="sobol_indices"):
        plot.sobol()


@pytest.mark.parametrize("design", [Design("grid", 3), Design("sobol_indices", 8), Design("morris", 4)])
def test_every_table_of_the_document_is_documented(design):
    documented = {table.key: table.columns for table in TABLES if table.kind == "sweep"}
    for one in sweep_page(found(design, HEADS, PAY, failed=(Failed(0, "why"),))).tables:
        assert [column for column in one.columns if column in documented[one.key]] == list(documented[one.key])
