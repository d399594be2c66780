"""The plane through the replications, against planes that are known."""

import numpy as np
import pytest

from salessim.analysis.lines import SPARE, lines


def toy(seed: int, count: int, slopes: tuple[float, ...], noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Amounts of 100 + slopes x unknowns + noise; the unknowns are uniform from 0 to 1, of variance 1/12."""
    chance = np.random.default_rng(seed)
    unknowns = chance.random((count, len(slopes)))
    return unknowns, 100 + unknowns @ np.array(slopes) + noise * chance.standard_normal(count)


def test_without_noise_the_plane_is_found_exactly():
    plane = lines(*toy(1, 30, (6.0, -3.0), noise=0.0))
    assert plane.slopes == pytest.approx([6.0, -3.0])
    assert plane.share.value == pytest.approx(1.0)
    assert plane.at(0, 0.0).value == pytest.approx(100 - 3 * plane.centre[1])


def test_slope_and_share_by_hand():
    # 24 futures, 12 with x = 0 and 12 with x = 1; amounts 10 +- 1 and 14 +- 1. The line rises by 4 and leaves 24 x 1.
    # Chance: 24 / 22. Whole: 24 + 24 x 2^2 = 120. Share: 1 - (24 / 22) / (120 / 23) = 1 - 552 / 2640 = 0.790909.
    # Variance of the slope: (24 / 22) / (24 x 0.25) = 2 / 11
    unknowns = np.repeat([0.0, 1.0], 12)[:, None]
    plane = lines(unknowns, np.repeat([10.0, 14.0], 12) + np.tile([1.0, -1.0], 12))
    assert plane.slopes == pytest.approx([4.0])
    assert plane.chance == pytest.approx(24 / 22)
    assert plane.variance == pytest.approx([2 / 11])
    assert plane.share.value == pytest.approx(0.790909, abs=1e-6)
    # t of 22 degrees of freedom: 2.073873; sqrt(2 / 11) x 2.073873 = 0.884303; at 0: sqrt(1/22 + 1/22) x 2.073873
    assert plane.slope(0).half == pytest.approx(0.884303, abs=1e-5)
    assert plane.at(0, 0.0).value == pytest.approx(10.0)
    assert plane.at(0, 0.0).half == pytest.approx(0.625297, abs=1e-5)


@pytest.mark.parametrize(("noise", "truth"), [(0.0001, 1.0), (1.0, 0.75), (3.0, 0.25)])
def test_the_share_of_the_unknowns_is_covered_as_often_as_promised(noise, truth):
    # variance of the plane: (6^2 + 0) / 12 = 3; of the noise 1 or 9: 3 / 4 and 3 / 12
    shares = [lines(*toy(seed, 100, (6.0, 0.0), noise)).share for seed in range(200)]
    assert np.mean([one.value for one in shares]) == pytest.approx(truth, abs=0.01)
    covered = np.mean([one.low <= truth + 1e-6 and one.high >= truth - 1e-6 for one in shares])
    assert covered > 0.9  # 0.95, less three standard errors of 0.0154


def test_where_the_unknowns_do_nothing_the_share_may_be_nothing():
    shares = [lines(*toy(seed, 60, (0.0, 0.0, 0.0), 1.0)).share for seed in range(200)]
    assert np.mean([one.low == 0.0 for one in shares]) > 0.9
    assert min(one.value for one in shares) == 0.0


def test_slopes_are_covered_as_often_as_promised():
    slopes = [lines(*toy(seed, 40, (2.0, 5.0), 4.0)).slope(0) for seed in range(300)]
    assert np.mean([one.low <= 2.0 <= one.high for one in slopes]) == pytest.approx(0.95, abs=0.04)


def test_too_few_futures_give_no_plane():
    unknowns, amounts = toy(1, 2 + SPARE, (1.0, 2.0), 1.0)
    assert lines(unknowns, amounts) is None
    assert lines(unknowns[:, :1], amounts) is not None
    assert lines(unknowns[:, :0], amounts) is None


def test_where_nothing_differs_nothing_is_due_to_the_unknowns():
    unknowns, _ = toy(1, 40, (1.0,), 0.0)
    assert lines(unknowns, np.full(40, 7.0)).share.value == 0.0
