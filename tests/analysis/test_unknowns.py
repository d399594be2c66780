"""What is not known for sure: its part of the spread, its effect, and whether it decides who earns more."""

import numpy as np
import pytest

from analysis.doubtful import INTERESTED, RATE, doubtful
from analysis.futures import signed
from salessim.analysis.unknowns import drawn, influences, verdict


def test_the_values_drawn_stand_by_replication_and_unknown():
    found = drawn(doubtful(lambda interested, rate, noise: 1.0, count=3))
    assert found.shape == (3, 2)
    assert (found[:, 0] < 0.08).all()
    assert (found[:, 1] >= 10).all()


def test_the_strongest_influence_comes_first_with_both_ends_of_its_range():
    # per percent of interest 50, per lead a day 2: 6 points make 300, 8 leads a day make 16
    found = influences(doubtful(lambda interested, rate, noise: 1_000 + 5_000 * interested + 2 * rate))
    assert [one.unknown for one in found.each] == [INTERESTED, RATE]
    assert [one.swing.value for one in found.each] == pytest.approx([300.0, 16.0])
    assert found.each[0].high.value - found.each[0].low.value == pytest.approx(300.0)
    assert found.share.value == pytest.approx(1.0)


def test_what_chance_does_is_told_apart():
    # unknowns: 5,000^2 x 0.06^2 / 12 = 7,500; chance: 50^2 = 2,500: three quarters of 10,000 are not known
    found = influences(doubtful(lambda interested, rate, noise: 1_000 + 5_000 * interested + 50 * noise, count=100))
    assert found.share.low < 0.75 < found.share.high
    assert found.share.value == pytest.approx(0.75, abs=0.15)


def test_there_are_no_influences_without_ranges_or_with_too_few_futures():
    assert influences(signed((1, 2), (3, 4))) is None
    assert influences(doubtful(lambda interested, rate, noise: rate, count=22)) is None


def a_and_b(lead: float, noise: float = 0.0, count: int = 60):
    """B earns 1,000 per point of interest above `lead` more than A, and A 100,000 whatever happens."""
    a = doubtful(lambda interested, rate, chance: 100_000.0, count, "A")
    b = doubtful(lambda interested, rate, chance: 100_000 + 100_000 * (interested - lead) + noise * chance, count, "B")
    return [a, b]


def test_the_verdict_turns_where_both_earn_the_same():
    # at 2% B is 1,000 behind (3% - 2%), at 8% 5,000 ahead
    found = verdict(a_and_b(0.03))
    assert (found.leader, found.rival) == ("B", "A")
    first = found.turns[0]
    assert first.unknown == INTERESTED
    assert first.at == pytest.approx(0.03)
    assert first.sure
    assert (first.low.value, first.high.value) == pytest.approx((-1_000.0, 5_000.0))


def test_what_it_is_worth_to_know_a_number_before_choosing():
    # B would be chosen; where interest is below 3% that loses 1,000 a point, and A would have been the better choice
    runs = a_and_b(0.03)
    lost = np.maximum(0.03 - drawn(runs[0])[:, 0], 0).mean() * 100_000
    assert lost > 50
    assert verdict(runs).turns[0].worth.value == pytest.approx(lost)


def test_noise_makes_the_worth_less_exact_and_its_interval_holds_it():
    # even from -1,000 to 5,000: below 0 lies 1/6 of it, 500 on average, 500 / 6 = 83
    worth = verdict(a_and_b(0.03, noise=2_000.0, count=100)).turns[0].worth
    assert worth.low < 83.3 < worth.high
    assert worth.low < worth.value < worth.high


def test_the_verdict_does_not_turn_outside_of_the_range_and_then_nothing_is_worth_measuring():
    found = verdict(a_and_b(0.01))
    assert [one.at for one in found.turns] == [None, None]
    assert found.turns[0].worth.value == 0.0
    assert found.other_way == 0.0


def test_a_turn_that_the_futures_do_not_prove_is_not_sure():
    found = verdict(a_and_b(0.022, noise=5_000.0))
    first = next(one for one in found.turns if one.unknown == INTERESTED)
    assert not first.sure


def test_the_share_of_draws_at_which_the_rival_is_expected_to_earn_more():
    # a sixth of the range lies below 3%
    runs = a_and_b(0.03)
    assert verdict(runs).other_way == (drawn(runs[0])[:, 0] < 0.03).mean()


def test_of_three_the_two_that_earn_most_are_looked_at():
    a, b = a_and_b(0.03)
    poor = doubtful(lambda interested, rate, chance: 1.0, name="C")
    found = verdict([poor, a, b])
    assert (found.leader, found.rival) == ("B", "A")


def test_what_only_the_rival_does_not_know_counts_too():
    a = doubtful(lambda interested, rate, chance: 1_000 + 100 * rate, name="A")
    b = doubtful(lambda interested, rate, chance: 4_000.0, name="B", without_rate=True)
    found = verdict([a, b])
    assert (found.leader, [one.unknown for one in found.turns]) == ("B", [RATE, INTERESTED])


def test_there_is_no_verdict_without_ranges():
    assert verdict([signed((1, 2), (3, 4)), signed((1, 2), (3, 5))]) is None
