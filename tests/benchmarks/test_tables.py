"""Tables and verdicts as they are printed."""

import math

from benchmarks.tables import number, share, table
from benchmarks.targets import TARGETS, Target, judged


def test_a_table_is_markdown_with_numbers_on_the_right():
    assert table(["engine", "rate"], [["ours", "2"]]) == "| engine | rate |\n| --- | ---: |\n| ours | 2 |"


def test_numbers_have_three_digits_that_count():
    assert [number(value) for value in (10_322_201.0, 0.87692, 3.0, 0.0)] == ["10,300,000", "0.877", "3", "0"]


def test_what_was_not_measured_is_a_dash():
    assert [number(None), number(math.nan), share(None)] == ["-", "-", "-"]


def test_shares_are_percentages():
    assert [share(0.8123), share(1.0), share(0.0089)] == ["81.2%", "100%", "0.89%"]


def test_a_figure_holds_falls_short_or_was_not_measured():
    most, least = Target("ms", "a", 1.0, at_least=False), Target("ratio", "b", 60.0)
    assert [most.verdict(value) for value in (0.5, 1.0, 1.1)] == ["holds", "holds", "**falls short**"]
    assert [least.verdict(value) for value in (59.0, 60.0, None)] == ["**falls short**", "holds", "not measured"]


def test_the_table_of_targets_has_a_row_for_each_and_says_what_falls_short():
    rows = judged({"W2: salessim compiled / SimPy": 59.4, "equal logs": 1.0}).splitlines()[2:]
    assert len(rows) == len(TARGETS)
    assert "| W2, compiled engine / SimPy | >= 60 | 59.4 | **falls short** |" in rows
    assert "| logs of all engines equal in every bit | >= 100% | 100% | holds |" in rows
