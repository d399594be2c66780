"""What really happened beside what is simulated, and what is not recommended where the two do not fit.

The futures earn 150, 160, ..., 240 in the period: 8 in 10 lie between 150 and 230 (the first and the ninth of ten).
"""

import dataclasses

import pytest

from report.sample_runs import runs
from salessim.report import pages
from salessim.report.last_year import doubts

BEYOND = (
    "This is not yet your department: revenue of 245 last year, where 8 in 10 futures bring 150 to 230.",
    "So nothing is recommended. First let the scenario tell last year as it was.",
)


def known(name="Pair", lift=0.0, futures=10, of="", **figures):
    some = runs(name, lift, futures)
    some.terms = dataclasses.replace(some.terms, last_year=figures, last_year_of=of)
    return some


@pytest.mark.parametrize(
    ("revenue", "fits"), [(149.0, False), (150.0, True), (200.0, True), (230.0, True), (231.0, False)]
)
def test_a_figure_fits_within_what_8_in_10_futures_bring(revenue, fits):
    assert (doubts(known(revenue=revenue)) == ()) == fits


def test_the_answer_of_a_run_opens_with_the_doubt_and_names_the_figures():
    page = pages.run_page(known(revenue=245.0, deals=6.0), "pair.yaml")
    assert page.answer[:2] == BEYOND
    assert page.answer[2].startswith("Pair reaches its plan")


def test_two_figures_that_do_not_fit_are_both_named():
    (first, _) = doubts(known(revenue=245.0, deals=9.0))
    assert first.endswith("bring 150 to 230; deals of 9 last year, where 8 in 10 futures bring 6 to 6.")


def test_a_run_that_does_not_fit_is_not_followed_by_more_of_the_same():
    page = pages.run_page(known(revenue=245.0), "pair.yaml")
    assert [command for command, _ in page.next_commands] == ["salessim explain pair.yaml"]


def test_a_comparison_that_does_not_fit_names_no_winner_and_recommends_nothing():
    page = pages.comparison_page([known(revenue=245.0), known("Other", 10.0, revenue=245.0)], ["a.yaml", "b.yaml"])
    assert page.answer == BEYOND
    assert [command for command, _ in page.next_commands] == ["salessim explain a.yaml"]
    assert "last_year" in [table.key for table in page.tables]


def test_a_comparison_that_fits_names_its_winner():
    page = pages.comparison_page([known(revenue=200.0), known("Other", 10.0, revenue=200.0)])
    assert page.answer[0].startswith("Other does better in 10 of 10 futures")


def test_with_fewer_than_ten_futures_there_is_no_band_and_no_doubt():
    assert doubts(known(futures=9, revenue=1_000.0)) == ()
    assert doubts(known(revenue=1_000.0)) != ()


def test_the_table_says_whose_figures_are_simulated():
    table = next(one for one in pages.run_page(known(of="Before", revenue=200.0)).tables if one.key == "last_year")
    assert table.note == "Simulated: Before, the department of last year, if it went on."
