"""Payback, dip and hole by hand."""

import math

import numpy as np
import pytest

from salessim.analysis.payback import paid_back, payback

NOTHING = np.zeros((4, 6))


def test_the_day_of_payback_is_the_first_from_which_on_nothing_is_owed():
    gained = np.array(
        [
            [-3, -1, 2, 5],  # owed on days 0 and 1: paid back on day 2
            [-3, 2, -1, 4],  # once above, then below again: day 3
            [-3, 1, 2, -1],  # owed at the end: not within the period
            [1, 1, 0, 2],  # never owed
        ]
    )
    assert paid_back(gained).tolist() == [2, 3, math.inf, 0]


def test_every_figure_of_a_change_that_costs_first_and_gains_later():
    # a day of profit: 100 less for two days, then 50, 60, 70, 80 more, in future r on top of it 10 r each day
    more = np.array([-100, -100, 50, 60, 70, 80]) + 10 * np.arange(4)[:, None]
    found = payback((NOTHING, NOTHING), (NOTHING, NOTHING + more), (NOTHING, NOTHING + more))
    # future 0: -100 -200 -150 -90 -20 60 -> day 5; future 1: -90 -180 -120 -50 30 -> day 4;
    # future 2: -80 -160 -90 -10 80 -> day 4; future 3: -70 -140 -60 30 -> day 3
    assert found.paid_back.tolist() == [5, 4, 4, 3]
    assert found.hole.tolist() == [-200, -180, -160, -140]
    # in the end 60, 120, 180, 240: 150 on average
    assert found.gain.value == pytest.approx(150)
    assert (found.regret.value, found.in_time.value) == (0, 1)
    assert found.reserve.value == 200  # 95% of four futures are all four
    assert found.middle.value == 4
    assert found.dip is None


def test_the_dip_is_that_of_the_worst_four_weeks():
    # staying brings 10 a day. Changing brings 6 for 28 days, then 9 for 14, then 12: 28 days sum up to -112 on day 27;
    # then each day adds 3 (9 for 6) until day 41: -112 + 42 = -70, then 6 a day (12 for 6) until day 55: +14.
    # -70 + 6 x 11 = -4 and -70 + 6 x 12 = 2: recovered on day 41 + 12 = 53.
    changing = np.repeat([[6.0] * 28 + [9.0] * 14 + [12.0] * 40], 2, axis=0)
    staying = np.full_like(changing, 10.0)
    dip = payback((staying, changing), (staying, changing), (staying, changing)).dip
    assert (dip.depth.value, dip.day, dip.share) == (-112, 27, pytest.approx(0.4))
    assert (dip.recovery.value, dip.recovery.low, dip.recovery.high) == (53, 53, 53)


def test_a_dip_is_seldom_told_where_there_is_none():
    # Luck alone, 24 futures of 300 days: the worst four weeks of 273 are told in at most 2.5% of cases, 10 of 400.
    # Whoever allows for the 11 that do not overlap alone tells them in 11%.
    luck, nothing = np.random.default_rng(0), np.full((24, 300), 100.0)
    changing = (nothing + luck.normal(size=nothing.shape) for _ in range(400))
    told = [payback((nothing, one), (nothing, one), (nothing, one)).dip is not None for one in changing]
    assert sum(told) <= 10


def test_a_change_that_never_recovers_says_so():
    staying, changing = np.full((3, 60), 10.0), np.full((3, 60), 8.0)
    found = payback((staying, changing), (staying, changing), (staying, changing))
    assert found.dip.recovery.value == math.inf
    assert found.regret.value == 1
    assert np.isinf(found.paid_back).all()
