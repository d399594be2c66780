"""The formulas at values computed by hand."""

import math

import pytest

from theory.formulas import (
    at_least,
    birth_death,
    cobham,
    compound_poisson,
    erlang_a_lost,
    erlang_a_served_within,
    erlang_b,
    erlang_c,
    erlang_c_tail,
    erlang_c_wait,
    finite_room,
    hysteresis,
    machine_repair,
    plan_of_equal_deals,
    plan_of_erlang_deals,
    pollaczek_khinchine,
    preemptive_resume,
    stationary,
    still_there,
    visits,
)


def test_birth_death_chain_of_three():
    assert birth_death([1, 1], [2, 4]) == pytest.approx([8 / 13, 4 / 13, 1 / 13])  # weights 1, 1/2, 1/8


def test_chain_that_goes_round():
    # 0 -> 1 at rate 1, 1 -> 2 at rate 2, 2 -> 0 at rate 4: the same flow everywhere, shares as 1 : 1/2 : 1/4
    assert stationary({(0, 1): 1, (1, 2): 2, (2, 0): 4}) == pytest.approx([4 / 7, 2 / 7, 1 / 7])


def test_erlang_b_of_two_people():
    assert erlang_b(2, 2) == pytest.approx(2 / 5)  # a^2/2 over 1 + a + a^2/2


def test_erlang_c_of_one_and_of_two_people():
    assert erlang_c(1, 0.6) == pytest.approx(0.6)  # one person: busy
    assert erlang_c(2, 1) == pytest.approx(1 / 3)  # 2 rho^2 / (1 + rho) with rho = 1/2
    assert erlang_c_wait(2, 1) == pytest.approx(1 / 3)
    assert erlang_c_tail(2, 1, math.log(2)) == pytest.approx(1 / 6)


def test_finite_room_without_room_is_erlang_b():
    assert finite_room(2, 2, 0)[-1] == pytest.approx(erlang_b(2, 2))
    assert finite_room(1, 1, 3) == pytest.approx([0.2] * 5)  # load 1: all numbers are equally likely


def test_people_as_patient_as_work_is_long_see_servers_without_end():
    # leaving at the rate of work: the number present is Poisson(1); lost = E[(N - 1)+] = E[N] - 1 + P(0) = 1/e
    assert erlang_a_lost(1, 1, 1) == pytest.approx(math.exp(-1))


def test_everybody_who_is_not_lost_is_served_some_time():
    assert erlang_a_served_within(3, 4, 2, 1e9) == pytest.approx(1 - erlang_a_lost(3, 4, 2))
    assert erlang_a_served_within(1, 1, 1, 0) == pytest.approx(math.exp(-1))  # nobody there: Poisson(1) is 0


def test_pollaczek_khinchine_for_one_person():
    assert pollaczek_khinchine(0.5, 1, 1) == pytest.approx(1)  # M/M/1: rho / (1 - rho)
    assert pollaczek_khinchine(0.5, 1, 0) == pytest.approx(0.5)  # constant work: half of it


def test_priorities_keep_the_work_that_waits():
    first, second = cobham([(0.25, 1, 1), (0.25, 1, 1)])
    # in hand 0.5; 0.5 / 0.75 = 2/3 and 0.5 / (0.75 x 0.5) = 4/3; the mean is the wait of M/M/1, 1
    assert (first, second) == pytest.approx((2 / 3, 4 / 3))


def test_urgent_work_knows_nothing_of_the_rest():
    first, second = preemptive_resume([(0.25, 1, 1), (0.25, 1, 1)])
    # the first as M/M/1 of load 1/4: 1 / (1 - 1/4); the second 1 / 0.75 + 0.5 / (0.75 x 0.5)
    assert (first, second) == pytest.approx((4 / 3, 8 / 3))


def test_machine_repair_of_two():
    assert machine_repair(2, 1, 1, 1) == pytest.approx([0.2, 0.4, 0.4])  # births 2, 1; deaths 1, 1: weights 1, 2, 2


def test_traffic_of_a_stage_that_returns_a_fifth():
    assert visits([1, 0], [[0, 1], [0.2, 0]]) == pytest.approx([1.25, 1.25])  # 1 / (1 - 0.2)


def test_hysteresis_without_a_gap_is_a_room():
    # input stops above 1 waiting, resumes at 1: a queue of at most 2 waiting, M/M/1/3 of load 1
    shares = [0.0] * 4
    for present, _, share in hysteresis(1, 1, 1, 1):
        shares[present] += share
    assert shares == pytest.approx([0.25] * 4)


def test_those_who_stay_exactly_an_hour_came_in_the_last_hour():
    came = still_there(lambda u: 3 * u, lambda age: float(age < 1), 5, 5000)
    assert came == pytest.approx(13.5)  # 3 x (25 - 16) / 2


def test_compound_poisson_of_exponential_amounts():
    assert compound_poisson(4, 10, 1) == (40, 800)  # 4 x (10^2 + 10^2)


def test_chance_of_the_plan_by_two_deals():
    assert at_least(2, 1) == pytest.approx(1 - 2 / math.e)
    assert plan_of_equal_deals(15, 1, 10) == pytest.approx(1 - 2 / math.e)  # two deals are needed


def test_chance_of_the_plan_by_exponential_deals():
    # plan of 1 with exponential deals of mean 1: P(fewer phases in 1 than deals) = P(N > M), two Poisson(1) numbers;
    # = (1 - P(N = M)) / 2, and P(N = M) = e^-2 I0(2) = e^-2 x 2.2795853
    assert plan_of_erlang_deals(1, 1, 1, 1) == pytest.approx((1 - math.exp(-2) * 2.2795853) / 2)
