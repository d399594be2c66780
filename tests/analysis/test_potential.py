"""What unlimited people would earn, what these do, and why: estimates from two futures, by hand."""

import pandas as pd
import pytest

from analysis.futures import signed
from salessim.analysis.potential import potential


def losses(*rows):
    return pd.DataFrame(rows, columns=["replication", "cause", "stage", "bookings", "amount_currency"])


REAL, IDEAL = signed((100, 200), (50, 150)), signed((200, 200), (100, 300))
LOST = losses(
    (0, "gave up", "answer", 1.0, 60.0),
    (0, "under way", "quote", 1.0, 40.0),
    (1, "gave up", "answer", 1.0, 90.0),
    (1, "gave up", "call", 2.0, 120.0),
    (1, "other", "call", -1.0, -10.0),
)


def test_the_market_gives_and_the_people_turn_a_share_of_it_into_money():
    # the market gives 400 and 400, the people earn 300 and 200: 500 of 800
    made = potential(REAL, IDEAL, LOST)
    assert (made.ledger, made.market.value, made.earned.value) == ("signed", 400, 250)
    assert made.share.value == 0.625


def test_the_causes_add_up_and_the_largest_stands_first():
    # gave up: 60 and 210; under way: 40 and 0; other: 0 and -10
    made = potential(REAL, IDEAL, LOST)
    assert [(each.cause, each.amount.value) for each in made.causes] == [
        ("gave up", 135), ("under way", 20), ("other", -5),
    ]  # fmt: skip
    assert sum(each.amount.value for each in made.causes) == pytest.approx(made.market.value - made.earned.value)
    assert made.causes[0].bookings.value == 2  # 1 and 3


def test_every_cause_is_told_by_stage():
    made = potential(REAL, IDEAL, LOST)
    assert [(each.cause, each.stage, each.amount.value) for each in made.stages] == [
        ("gave up", "answer", 75), ("gave up", "call", 60), ("under way", "quote", 20), ("other", "call", -5),
    ]  # fmt: skip


def test_the_share_is_a_ratio_of_means_with_the_interval_of_its_residuals():
    # market 400, 400, 400; earned 100, 200, 300: share 1/2, residuals -100, 0, 100 of sd 100; t(.975, 2) = 4.302653
    real, ideal = signed((100, 0), (200, 0), (300, 0)), signed((400, 0), (400, 0), (400, 0))
    share = potential(real, ideal, losses()).share
    assert share.value == 0.5
    assert share.half == pytest.approx(4.302653 * 100 / 3**0.5 / 400, rel=1e-6)


def test_a_market_that_gives_nothing_has_no_share():
    nothing = signed((0, 0), (0, 0))
    assert potential(nothing, nothing, losses()).share.note
    assert potential(nothing, nothing, losses()).causes == ()
