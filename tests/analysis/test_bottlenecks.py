"""Where one more person is worth most, by hand: two teams, four futures, a period of two months."""

import pytest

from analysis.futures import booked, runs
from salessim.analysis.bottlenecks import bottlenecks, queues_after
from salessim.results.frames import columns
from salessim.results.terms import StageTerms, TeamTerms

TEAMS = (TeamTerms("callers", (), (0,)), TeamTerms("hunters", (), (1,)))


def department(earned, paid, **more):
    """Futures that sign these amounts, half of it in each month, and pay each team this salary a month."""
    return runs(
        [
            {
                "bookings": booked((0, "signed", 0, amount / 2), (1, "signed", 0, amount / 2)),
                "pay": {
                    "team": ["callers", "hunters"] * 2,
                    "month": ["2001-01"] * 2 + ["2001-02"] * 2,
                    **{f"{part}_currency": [0.0] * 4 for part in ("hourly", "commission", "bonus", "workplace")},
                    "salary_currency": list(paid) * 2,
                },
            }
            for amount in earned
        ],
        teams=TEAMS,
        **more,
    )


AS_IS = department([200, 280, 300, 400], (10, 20))
ONE_MORE_CALLER = department([220, 310, 330, 400], (15, 20))  # brings 20, 30, 30, 0 and costs 10 in two months
ONE_MORE_HUNTER = department([330, 290, 310, 520], (10, 40))  # brings 130, 10, 10, 120 and costs 40


def test_worth_is_what_one_brings_less_what_one_costs_a_year():
    # callers (20 + 30 + 30 + 0) / 4 = 20 in two months, 120 a year, less 60; hunters 67.5 and 405 a year, less 240
    found = bottlenecks([AS_IS, ONE_MORE_CALLER, ONE_MORE_HUNTER])
    assert [head.team for head in found.heads] == ["hunters", "callers"]
    assert [head.brings.value for head in found.heads] == pytest.approx([405, 120])
    assert [head.costs.value for head in found.heads] == pytest.approx([240, 60])
    assert [head.worth.value for head in found.heads] == pytest.approx([165, 60])
    assert found.years == pytest.approx(1 / 6)


def test_the_interval_of_the_worth_is_paired():
    # callers: 10, 20, 20, -10 in two months, times 6: mean 60, sd 6 sqrt(200); t(.975, 3) = 3.182446
    (_, callers) = bottlenecks([AS_IS, ONE_MORE_CALLER, ONE_MORE_HUNTER]).heads
    assert callers.worth.half == pytest.approx(3.182446 * 6 * 200**0.5 / 2, rel=1e-6)


def test_the_chance_of_the_plan_is_compared_future_by_future():
    # the plan is 300: as it is 2 of 4 reach it; one more caller gains one future, one more hunter two
    hunters, callers = bottlenecks([AS_IS, ONE_MORE_CALLER, ONE_MORE_HUNTER]).heads
    assert (callers.plan.value, hunters.plan.value) == (0.25, 0.25)
    better = department([330, 300, 310, 520], (10, 40))
    assert bottlenecks([AS_IS, ONE_MORE_CALLER, better]).heads[0].plan.value == 0.5
    assert bottlenecks([department([1], (1, 1), plan=None)] * 3).heads[0].plan is None


def test_best_on_average_and_best_in_most_futures_are_told_apart():
    # a year hunters are worth 540, -180, -180, 480, callers 60, 120, 120, -60: each is best in two of four
    hunters, callers = bottlenecks([AS_IS, ONE_MORE_CALLER, ONE_MORE_HUNTER]).heads
    assert (hunters.contender.share, callers.contender.share) == (0.5, 0.5)
    assert hunters.contender.probability > 0.5
    found = bottlenecks([AS_IS, ONE_MORE_CALLER, ONE_MORE_HUNTER])
    assert [head.team for head in found.narrow] == ["hunters", "callers"]  # four futures rule nobody out


def test_one_more_pays_nowhere_if_all_cost_more_than_they_bring():
    dear = department([201, 281, 301, 401], (60, 20))
    found = bottlenecks([AS_IS, dear, department([200, 280, 300, 400], (10, 40))])
    assert found.pays_nowhere
    assert found.pays == ()
    assert [head.worth.value for head in found.heads] == pytest.approx([-240, -594])  # hunters -40 x 6, callers 1 - 100


def test_one_future_tells_neither_that_it_pays_nor_that_it_does_not():
    one = [department([amount], paid) for amount, paid in ((200, (1, 1)), (300, (2, 1)), (200, (1, 9)))]
    found = bottlenecks(one)
    assert not found.pays_nowhere
    assert found.pays == ()


def test_every_team_needs_its_run_and_all_the_same_futures():
    with pytest.raises(ValueError, match="2 teams"):
        bottlenecks([AS_IS, ONE_MORE_CALLER])
    with pytest.raises(ValueError, match="same replications"):
        bottlenecks([AS_IS, ONE_MORE_CALLER, department([1], (1, 1))])


def test_queues_change_stage_by_stage():
    # 4 and 6 wait at the meeting as it is, 1 and 3 with one more: -3 in both; exits and delays have no queue
    stages = (StageTerms("meeting", "queue", "deal"), StageTerms("care", "delay", "account"))

    def waiting(*numbers):
        rows = {column.name: [0, 0] for column in columns("stages")[1:]} | {"stage": ["meeting", "care"]}
        return runs(
            [{"stages": {**rows, "role": ["", ""], "waiting_mean": [number, 9.0]}} for number in numbers], stages=stages
        )

    found = queues_after(waiting(4.0, 6.0), waiting(1.0, 3.0))
    assert list(found) == ["meeting"]
    assert (found["meeting"][0], found["meeting"][1].value) == (5, -3)
