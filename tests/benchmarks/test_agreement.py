"""What is said about answers that agree, and that do not."""

import pytest
from benchmarks.agreement import cells, farthest, means_of
from benchmarks.entrants import TUNED_C


def test_each_answer_has_a_mean_and_an_error():
    found = means_of([{"call": 1.0, "wins": 10.0}, {"call": 3.0, "wins": 10.0}])
    assert found == {"call": (2.0, pytest.approx(1.0)), "wins": (10.0, 0.0)}


def test_what_an_engine_does_not_tell_is_a_dash():
    assert cells({"call": (2.0, 0.5)}, ["call", "wins"]) == ["2 +- 0.5", "-"]


def test_the_farthest_answer_counts():
    # call is 1 by sqrt(0.6^2 + 0.8^2) = 1 apart, wins 6 by sqrt(3^2 + 0^2) = 3
    means = {
        "A": {"call": (2.0, 0.6), "wins": (16.0, 3.0)},
        TUNED_C: {"call": (1.0, 0.8), "wins": (10.0, 0.0)},
    }
    assert farthest("A", means) == "2"


def test_nobody_is_compared_where_the_c_program_did_not_play():
    assert farthest("A", {"A": {"call": (2.0, 0.5)}}) == "-"
