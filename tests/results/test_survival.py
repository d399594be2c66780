"""Shares and times with some histories unfinished, by hand."""

import math

import numpy as np
import pytest

from salessim.results.survival import incidence


def made(*rows):
    """(time, "won", "lost" or "open")."""
    time = np.array([when for when, _ in rows], np.int64)
    return incidence(time, *(np.array([what == kind for _, what in rows], bool) for kind in ("won", "lost")))


def test_without_open_deals_the_share_is_the_plain_one():
    found = made((10, "won"), (20, "lost"), (30, "won"), (40, "lost"), (50, "lost"))
    assert found.final == pytest.approx(2 / 5)
    assert found.quantile(0.5) == 10
    assert found.mean == pytest.approx(20)


def test_open_deals_are_censored():
    # at 10: 1/4 won; at 20 one is open; at 30 one of two: 3/4 x 1/2 = 3/8 more; the last is open: 5/8 in all
    found = made((10, "won"), (20, "open"), (30, "won"), (40, "open"))
    assert found.final == pytest.approx(5 / 8)
    assert found.quantile(0.4) == 10
    assert found.quantile(0.5) == 30
    assert found.mean == pytest.approx((10 * 2 / 8 + 30 * 3 / 8) / (5 / 8))


def test_lost_deals_are_rivals_not_censored():
    # 1/3 is lost at 5; then 1 of 2 is won at 10: 2/3 x 1/2 = 1/3; the last is open
    assert made((5, "lost"), (10, "won"), (15, "open")).final == pytest.approx(1 / 3)


def test_open_at_the_moment_of_a_win_is_still_at_risk_there():
    assert made((10, "won"), (10, "open")).final == pytest.approx(1 / 2)


def test_of_nobody_there_is_no_share_and_no_time():
    found = made()
    assert math.isnan(found.final)
    assert math.isnan(found.mean)
    assert math.isnan(made((5, "lost")).quantile(0.5))
    assert made((5, "lost")).final == 0
