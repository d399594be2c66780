"""What levers are worth, by hand: four futures of two months, so that a year counts six times."""

import pytest

from analysis.futures import booked, runs
from salessim.analysis.levers import FASTER, FEWER, LEADS, MORE, Lever, levers
from salessim.results.terms import TeamTerms

TEAMS = (TeamTerms("callers", (), (0,)), TeamTerms("hunters", (), (1,)))


def department(earned, paid=(10, 20), **more):
    """Futures that sign these amounts in January and pay each team this salary in that month."""
    pay = {"team": ["callers", "hunters"], "month": ["2001-01"] * 2, "salary_currency": list(paid)}
    futures = [{"bookings": booked((0, "signed", 0, amount)), "pay": pay} for amount in earned]
    return runs(futures, teams=TEAMS, **more)


AS_IS = department([200, 280, 300, 400])
CALLER = department([220, 310, 330, 400], (15, 20))  # brings 20, 30, 30, 0; costs 5
HUNTER = department([330, 290, 310, 520], (10, 40))  # brings 130, 10, 10, 120; costs 20
BOTH = department([360, 330, 350, 520], (15, 40))  # brings 160, 50, 50, 120; costs 25
QUICK = department([230, 310, 330, 430])  # brings 30 for nothing
FEWER_CALLERS = department([190, 275, 298, 400], (2, 20))  # brings -10, -5, -2, 0; saves 8
PULLED = [
    (Lever(MORE, "callers"), CALLER),
    (Lever(MORE, "hunters"), HUNTER),
    (Lever(FEWER, "callers"), FEWER_CALLERS),
    (Lever(FASTER, "quote"), QUICK),
    (Lever(LEADS, "calls"), AS_IS),
]
FOUND = levers(AS_IS, PULLED, [(("callers", "hunters"), BOTH)])
EACH = {one.lever: one for one in FOUND.each}


def test_people_process_and_leads_stand_on_one_scale_the_most_first():
    # hunters 67.5 - 20 = 47.5, quote 30, callers 20 - 5 = 15, one caller fewer 8 - 4.25 = 3.75, leads 0; times 6
    assert [(one.lever.kind, one.lever.subject, one.worth.value) for one in FOUND.each] == [
        ("one more", "hunters", pytest.approx(285)),
        ("faster", "quote", pytest.approx(180)),
        ("one more", "callers", pytest.approx(90)),
        ("one fewer", "callers", pytest.approx(22.5)),
        ("leads", "calls", 0),
    ]


def test_worth_is_what_it_brings_less_what_it_costs():
    caller = EACH[Lever(FEWER, "callers")]
    assert (caller.brings.value, caller.costs.value) == pytest.approx((-25.5, -48))


def test_the_interval_is_paired_and_the_spread_is_told_apart():
    # one fewer: -2, 3, 6, 8 in two months: mean 3.75, sd sqrt(56.75 / 3) = 4.3493; t(.975, 3) = 3.182446; in 3 of 4 > 0
    fewer = EACH[Lever(FEWER, "callers")]
    assert fewer.worth.half == pytest.approx(3.182446 * 6 * (56.75 / 3) ** 0.5 / 2, rel=1e-6)
    assert fewer.pays == 0.75
    assert EACH[Lever(LEADS, "calls")].pays == 0


def test_what_a_lever_may_cost_is_sure_for_all_together():
    # of 5 levers each may be wrong in 1 %; t(.99, 3) = 4.540703
    at_most = 6 * (3.75 - 4.540703 * (56.75 / 3) ** 0.5 / 2)
    assert EACH[Lever(FEWER, "callers")].at_most == pytest.approx(at_most, rel=1e-6)
    assert EACH[Lever(FASTER, "quote")].at_most == pytest.approx(180)


def test_the_chance_of_the_plan_is_compared_future_by_future():
    # the plan is 300: two of four reach it; with one more caller the second does, too
    assert [EACH[lever].plan.value for lever, _ in PULLED] == [0.25, 0.25, -0.25, 0.25, 0]
    no_plan = [department([1, 2], plan=None) for _ in range(2)]
    assert levers(no_plan[0], [(Lever(FASTER, "quote"), no_plan[1])]).each[0].plan is None


def test_the_top_are_at_most_three_that_are_worth_something():
    assert [one.lever.subject for one in FOUND.top] == ["hunters", "quote", "callers"]
    nothing = levers(AS_IS, [(Lever(LEADS, "calls"), AS_IS), (Lever(FASTER, "quote"), AS_IS)])
    assert nothing.top == ()
    assert len(nothing.best) == 2  # equal ones do not rule each other out


def test_two_together_are_more_or_less_than_each_alone():
    # both: 135, 25, 25, 95; alone 15 + 110, 25 - 10, 25 - 10, -5 + 100: more by 10, 10, 10, 0; times 6
    (pair,) = FOUND.pairs
    assert pair.worth.value == pytest.approx(6 * 70)
    assert pair.more.value == pytest.approx(6 * 7.5)
    assert pair.more.half == pytest.approx(3.182446 * 6 * 5 / 2, rel=1e-6)


def test_where_nothing_can_be_changed_there_is_no_lever():
    assert levers(AS_IS, []).each == levers(AS_IS, []).top == ()


def test_other_futures_cannot_be_compared():
    with pytest.raises(ValueError, match="same replications"):
        levers(AS_IS, [(Lever(MORE, "callers"), department([1, 2]))])


def test_the_interval_of_what_is_more_holds_for_all_pairs_together():
    # two pairs: each may be wrong in 2.5 %; t(.9875, 3) = 4.176535
    pairs = [(("callers", "hunters"), BOTH)] * 2
    assert levers(AS_IS, PULLED, pairs).pairs[0].more.half == pytest.approx(4.176535 * 6 * 5 / 2, rel=1e-6)
