"""Laws of comparisons: a structure beside itself, files in another order, and people nobody ever waits for."""

import pytest

from experiment.test_run import small
from salessim.analysis.comparison import compare
from salessim.analysis.potential import potential
from salessim.analysis.rare import rare_futures
from salessim.experiment import run
from salessim.experiment.potential import potential as with_unlimited_people
from salessim.report import pages

FUTURES = 6
MORE = {"people: 2": "people: 3"}
CROWD = {"people: 2": "people: 60"}


def test_a_structure_beside_itself_gives_nothing_at_all(tmp_path):
    scenario = small(tmp_path, "two")
    (made,) = compare(run.compare([scenario, scenario], FUTURES))
    assert (made.better, made.same, made.gains, made.losses) == (0, FUTURES, 0, 0)
    estimates = [*made.revenue.values(), made.spent, made.left, made.first_answer, *made.funnel.values()]
    measured = {(one.value, one.low, one.high) for one in estimates if not one.note}
    assert measured == {(0.0, 0.0, 0.0)}
    assert rare_futures(*run.compare([scenario, scenario], 2)) is None


def test_another_order_of_the_files_changes_only_the_reference(tmp_path):
    two, three, crowd = small(tmp_path, "two"), small(tmp_path, "three", **MORE), small(tmp_path, "crowd", **CROWD)
    here, there = run.compare([two, three, crowd], FUTURES), run.compare([crowd, three, two], FUTURES)
    ahead, behind = compare(here)[1].revenue["signed"], compare(there)[1].revenue["signed"]
    assert (ahead.value, ahead.low, ahead.high) == pytest.approx((-behind.value, -behind.high, -behind.low))
    for key in ("structures", "scenarios", "best"):
        mine, theirs = (
            {tuple(cell.text for cell, column in zip(row, table.columns, strict=True) if column.key != "against_first")
             for table in pages.comparison_page(runs).tables if table.key == key for row in table.rows}
            for runs in (here, there)
        )  # fmt: skip
        assert mine == theirs
        assert len(mine) == 3


def test_people_for_whom_nobody_waits_earn_all_that_the_market_gives(tmp_path):
    made = with_unlimited_people(small(tmp_path, "crowd", **CROWD), FUTURES)
    found = potential(made.real, made.ideal, made.losses)
    assert found.market.value == pytest.approx(found.earned.value)
    assert found.share.value == pytest.approx(1)


def test_more_people_come_nearer_to_what_the_market_gives_and_the_market_is_the_same(tmp_path):
    two, three = (
        with_unlimited_people(small(tmp_path, name, **more, **{"4 per day": "12 per day"}), FUTURES)
        for name, more in (("two", {}), ("three", MORE))
    )
    fewer, more = (potential(one.real, one.ideal, one.losses) for one in (two, three))
    assert fewer.share.value < more.share.value < 1
    assert fewer.market.value == pytest.approx(more.market.value, rel=0.01)
