"""Several people and one queue: Erlang's formulas for loss, for waiting, and for clients who hang up."""

import pytest

from salessim.results.log import BALKED, RENEGED
from theory import controls
from theory.agreement import Control, agrees
from theory.formulas import (
    erlang_a_lost,
    erlang_a_served_within,
    erlang_b,
    erlang_c,
    erlang_c_tail,
    erlang_c_wait,
    finite_room,
    impatient,
)
from theory.runs import Window, each, number, windows

QUICK = 0.03  # of the truth: the standard error that a quick case may have


def station(people: int, per_hour: float, work: str = "exponential(1 h)", more: str = "") -> str:
    """People who answer calls that need an hour each."""
    return f"""
sources: {{calls: {{rate: {24 * per_hour} per day, goes_to: answer}}}}
process: {{answer: {{takes: "{work}", {more} then: {{helped: rest -> done}}}}}}
teams: {{crew: {{people: {people}, does_in_order: [answer]}}}}
"""


def came(cut: list[Window], per_hour: float) -> Control:
    """How many came: known in the mean."""
    return controls.came(cut, "answer", per_hour)


def took(cut: list[Window]) -> Control:
    """How long those took who were served: an hour in the mean."""
    return controls.took(cut, "answer", 1.0)


def per_hour(cut: list[Window], what: str = "wait", above: float = 0.0) -> list[float]:
    """Per hour of the window: those whose wait is longer than `above`, or all waits together."""
    found = []
    for window, stays in each(cut, "answer"):
        waits = stays.wait
        found.append((waits.sum() if what == "wait" else (waits > above).sum()) / window.length)
    return found


# ---- loss ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("work", ["exponential(1 h)", "lognormal(1 h, cv 1.5)", "constant(1 h)"])
def test_share_turned_away_without_a_waiting_room_hangs_only_on_the_mean_work(work):
    cut = windows(station(3, 5, work, "room: 0,"), count=25, days=1.6, warm=1, cool=4)
    lost = [(stays.outcome == BALKED).sum() / window.length for window, stays in each(cut, "answer")]
    agrees(lost, 5 * erlang_b(3, 5), QUICK, [came(cut, 5)])


def test_finite_room_is_full_as_often_as_theory_says():
    cut = windows(station(2, 3, more="room: 3,"), count=30, days=1.8, warm=1, cool=1)
    shares, full = finite_room(2, 3, 3), 3 * finite_room(2, 3, 3)[-1]
    lost = [(stays.outcome == BALKED).sum() / window.length for window, stays in each(cut, "answer")]
    agrees(lost, full, QUICK, [came(cut, 3)])
    waiting = sum(max(0, n - 2) * share for n, share in enumerate(shares))
    agrees(per_hour(cut), waiting, QUICK, [came(cut, 3)])


@pytest.mark.theory
@pytest.mark.parametrize("work", ["exponential(1 h)", "lognormal(1 h, cv 1.5)"])
def test_erlang_b_at_a_load_of_two_thirds(work):
    cut = windows(station(3, 2, work, "room: 0,"), count=60, days=11, warm=2, cool=4)
    lost = [(stays.outcome == BALKED).sum() / window.length for window, stays in each(cut, "answer")]
    agrees(lost, 2 * erlang_b(3, 2), controls=[came(cut, 2), took(cut)])


# ---- waiting ------------------------------------------------------------------------------------------------------


def test_share_that_waits_is_erlang_c():
    cut = windows(station(3, 2), count=30, days=4.3, warm=2, cool=1)
    agrees(per_hour(cut, "share"), 2 * erlang_c(3, 2), QUICK, [came(cut, 2), took(cut)])


@pytest.mark.theory
def test_erlang_c_with_mean_wait_and_tail():
    cut = windows(station(2, 1.1), count=200, days=40, warm=10, cool=2)
    known = [came(cut, 1.1), took(cut), *controls.unevenness(cut, {"answer": (1.1, 1.0, 1.0)})]
    agrees(per_hour(cut, "share"), 1.1 * erlang_c(2, 1.1), controls=known)
    agrees(per_hour(cut), 1.1 * erlang_c_wait(2, 1.1), controls=known)
    agrees(per_hour(cut, "share", 0.5), 1.1 * erlang_c_tail(2, 1.1, 0.5), controls=known)


# ---- impatience ---------------------------------------------------------------------------------------------------


def impatience(cut: list[Window], people: int, load: float, patience: float, relative: float) -> None:
    """Who gave up, how long everybody waited, who was served in time, how many are there."""
    known = [came(cut, load), took(cut)]
    lost = [(stays.outcome == RENEGED).sum() / window.length for window, stays in each(cut, "answer")]
    agrees(lost, load * erlang_a_lost(people, load, patience), relative, known)
    agrees(per_hour(cut), load * patience * erlang_a_lost(people, load, patience), relative, known)
    served = [((s.started >= 0) & (s.wait <= 0.5)).sum() / window.length for window, s in each(cut, "answer")]
    agrees(served, load * erlang_a_served_within(people, load, patience, 0.5), relative, known)
    there = sum(n * share for n, share in enumerate(impatient(people, load, patience)))
    agrees([number(window.present("answer")) for window in cut], there, relative, known)


def test_impatient_clients_of_busy_people_are_erlang_a():
    more = "patience: exponential(2 h),"
    impatience(windows(station(3, 4, more=more), count=30, days=1.7, warm=1, cool=2), 3, 4, 2, QUICK)


@pytest.mark.theory
def test_erlang_a_at_a_load_of_one():
    more = "patience: exponential(1 h),"
    impatience(windows(station(3, 3, more=more), count=60, days=12, warm=2, cool=2), 3, 3, 1, 0.01)
