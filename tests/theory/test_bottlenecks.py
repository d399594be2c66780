"""What one more person is worth where it is known exactly: operators whom callers leave, and one queue behind them."""

from pathlib import Path

import pytest

import salessim
from theory.agreement import agrees
from theory.formulas import erlang_a_lost, erlang_c_wait

FILE = Path(__file__).parents[1] / "api" / "busy_is_not_narrow.yaml"
CALLS, EACH, HANG_UP, QUOTED, TAKES = 16, 10, 20, 0.1, 0.62  # by day; the last one in days
LOST = {people: erlang_a_lost(people, CALLS / EACH, EACH / HANG_UP) for people in (2, 3)}


def test_the_example_is_the_one_that_is_told():
    assert list(LOST.values()) == pytest.approx([0.243, 0.091], abs=5e-4)


@pytest.mark.theory
def test_a_third_operator_answers_as_many_more_as_erlang_a_says_and_a_second_processor_gains_once():
    as_is, third, second = (
        results.runs["stages"].set_index(["stage", "replication"])
        for results in salessim.bottlenecks(FILE, replications=400).results
    )
    for runs, people in ((as_is, 2), (third, 3)):
        agrees(runs.loc["answer"]["reneged"] / runs.loc["answer"]["arrived"], LOST[people])
    agrees(third.loc["answer"]["done"] - as_is.loc["answer"]["done"], CALLS * 365 * (LOST[2] - LOST[3]))
    # who no longer waits is done once: the queue of M/M/1 less that of M/M/2, and as many are in work
    load = CALLS * (1 - LOST[2]) * QUOTED * TAKES
    fewer = load * (erlang_c_wait(1, load) - erlang_c_wait(2, load))
    agrees(second.loc["quote"]["done"] - as_is.loc["quote"]["done"], fewer, 0.1)
