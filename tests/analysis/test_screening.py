"""One step at a time: which factors matter at all."""

import numpy as np
import pytest

from salessim.analysis.screening import screening

# Two paths of two factors: x1 steps first on the first one, x2 on the second.
PARTS = np.array([[[0.0, 0.0], [2 / 3, 0.0], [2 / 3, 2 / 3]], [[1.0, 1.0], [1.0, 1 / 3], [1 / 3, 1 / 3]]])


def steps(values: np.ndarray):
    return {step.factor: step for step in screening(values, PARTS, ["x1", "x2"])}


def test_the_whole_way_of_a_factor_is_told_with_its_sign():
    # y = 6 x1 - 3 x2: from end to end +6 and -3, wherever it begins.
    values = (PARTS @ [6.0, -3.0])[:, :, np.newaxis]
    found = steps(np.repeat(values, 2, axis=2))
    assert [(found[name].signed.value, found[name].size.value) for name in found] == [
        (pytest.approx(6.0), pytest.approx(6.0)),
        (pytest.approx(-3.0), pytest.approx(3.0)),
    ]
    assert found["x1"].varies == pytest.approx(0.0, abs=1e-6)


def test_an_effect_that_turns_round_has_a_size_and_hardly_a_sign():
    # y = x1 x2 - x1/2: the step of x1 is -1/2 at x2 = 0, and 1/3 - 1/2 = -1/6 at x2 = 1/3.
    x1, x2 = PARTS[:, :, 0], PARTS[:, :, 1]
    found = steps(np.repeat((x1 * x2 - x1 / 2)[:, :, np.newaxis], 2, axis=2))
    assert found["x1"].signed.value == pytest.approx((-1 / 2 - 1 / 6) / 2)
    # Their standard deviation: the two lie 1/3 apart, so 1/3 / sqrt 2.
    assert found["x1"].varies == pytest.approx(1 / 3 / np.sqrt(2))


def test_luck_that_all_points_of_a_path_share_cancels():
    luck = np.array([[[5.0, -7.0]], [[100.0, 3.0]]])
    values = (PARTS @ [6.0, -3.0])[:, :, np.newaxis] + luck
    assert steps(values)["x1"].signed.value == pytest.approx(6.0)
    assert steps(values)["x1"].varies == pytest.approx(0.0, abs=1e-6)


def test_luck_of_single_points_is_not_taken_for_an_effect_that_varies():
    # y = 6 x1 with noise of standard deviation 2, two futures: steps of 2/3: 2 sqrt(2) / (2/3) / sqrt(2) = 3.
    parts = np.tile(PARTS, (500, 1, 1))
    noise = np.random.default_rng(1).normal(0, 2, (1_000, 3, 2))
    values = (parts @ [6.0, 0.0])[:, :, np.newaxis] + noise
    assert np.std((noise[:, 1] - noise[:, 0]).mean(axis=1) * 1.5) == pytest.approx(3.0, rel=0.1)
    assert screening(values, parts, ["x1", "x2"])[0].varies < 1.0


def test_a_step_to_a_failed_point_is_left_out():
    values = np.repeat((PARTS @ [6.0, -3.0])[:, :, np.newaxis], 2, axis=2)
    values[0, 1, 0] = np.nan
    found = steps(values)
    assert found["x1"].signed.value == pytest.approx(6.0)  # of the second path alone
    assert np.isnan(found["x1"].signed.low)
