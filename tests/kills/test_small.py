"""`make kills` in small: a thousand points, some seconds of work, and a few kills."""

import pytest

from kills.proofs import Trial, driver_killed, full_disk, interrupted, two_drivers, undisturbed
from kills.sweeps import CHEAP

POINTS = 1_000


@pytest.fixture(scope="module")
def trial(tmp_path_factory) -> Trial:
    return undisturbed(tmp_path_factory.mktemp("kills"), CHEAP, POINTS)


def test_a_sweep_outlives_its_driver(trial):
    assert driver_killed(trial, 2).found == []


def test_a_sweep_goes_on_after_ctrl_c(trial):
    assert interrupted(trial, 1).found == []


def test_a_second_driver_is_sent_away_and_the_first_one_finishes(trial):
    assert two_drivers(trial).found == []


def test_a_full_disk_loses_nothing(trial):
    assert full_disk(trial, (0.5,)).found == []
