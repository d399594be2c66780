"""The shares of the funnel, by hand: 10 calls on 247 working days are 2,470 who ask, and all of them are talked to."""

import pytest

from interview.firms import answers
from salessim.interview.funnel import funnel, leverage, moved, spread
from salessim.scenario.quantity import Number


def test_known_quotes_leave_the_signatures_to_the_deals():
    # 40% of 2,470 are 988 quotes; 247 deals of them are 25%.
    shares = funnel(answers(quotes="40%", deals="247"), 0.0)
    assert shares.interested.value * shares.quoted.value == pytest.approx(0.40, rel=1e-6)
    assert shares.signed.value == pytest.approx(0.25, rel=1e-6)


def test_unknown_quotes_move_all_three_shares_together():
    # 247 of 2,470 are 10%; the evidence has 38% x 45% = 17%, so all three are lower than there.
    shares = funnel(answers(quotes="", deals="247"), 0.0)
    product = shares.interested.value * shares.quoted.value * shares.signed.value
    assert product == pytest.approx(0.10, rel=1e-6)
    assert shares.signed.value < 0.45
    assert shares.interested.value * shares.quoted.value < 0.38


def test_unknown_deals_take_the_evidence_with_its_range():
    signed = funnel(answers(quotes="40%", deals=""), 0.0).signed
    assert (signed.value, signed.low, signed.high) == pytest.approx((0.45, 0.30, 0.60))


def test_written_enquiries_are_reached_in_three_of_four_cases():
    # Reached within four tries: 1 - 0.51 x 0.77 x 0.76 x 0.85 = 0.7463; 40% of all who write get a quote.
    shares = funnel(answers(calls="0", written="site 10", quotes="40%"), 0.0)
    assert shares.interested.value * shares.quoted.value == pytest.approx(0.40 / 0.7463, rel=1e-4)


def test_odds_move_what_nobody_said_and_nothing_else():
    known, unknown = answers(quotes="40%"), answers(quotes="")
    assert funnel(known, 0.5).quoted == funnel(known, 0.0).quoted
    assert funnel(known, 0.5).signed.value == pytest.approx(moved(0.25, 0.5), rel=1e-6)
    assert funnel(unknown, 0.5).quoted.value > funnel(unknown, 0.0).quoted.value


def test_moved_odds_of_one_to_one():
    # Odds 1:1 times e^ln 3 are 3:1.
    assert moved(0.5, 1.0986122886681098) == pytest.approx(0.75)
    assert moved(0.9, 50.0) == 0.95


def test_leverage_is_how_fast_the_log_of_deals_grows():
    given = answers(quotes="")
    step, shares = 1e-4, funnel(given, 0.0)
    grown = funnel(given, step)
    ratio = grown.interested.value * grown.quoted.value * grown.signed.value
    ratio /= shares.interested.value * shares.quoted.value * shares.signed.value
    assert (ratio - 1) / step == pytest.approx(leverage(given, shares), rel=1e-3)
    assert leverage(answers(deals=""), shares) == 0.0


def test_a_range_is_as_wide_for_its_size_and_the_same_to_both_sides():
    # 40% (20% to 60%) is half of its size to each side; 98% is the end.
    assert spread(0.6, Number(0.4, 0.2, 0.6)) == Number(0.6, pytest.approx(0.3), pytest.approx(0.9))
    assert spread(0.8, Number(0.4, 0.2, 0.6)) == Number(0.8, pytest.approx(0.62), pytest.approx(0.98))
    assert spread(0.6, Number(0.4)) == Number(0.6)
