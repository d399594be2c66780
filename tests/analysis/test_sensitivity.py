"""Which factor moves a response: by hand, and on the function of Ishigami, with luck and without."""

import numpy as np
import pytest

from salessim.analysis.sensitivity import sensitivity
from salessim.sweeps.designs.sobol import scrambled

# V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2 with a = 7, b = 0.1.
VARIANCE = 7**2 / 8 + 0.1 * np.pi**4 / 5 + 0.1**2 * np.pi**8 / 18 + 0.5
# Alone: (1 + b pi^4/5)^2 / 2, a^2/8 and 0, by V; x1 and x3 together 8 b^2 pi^8/225.
ALONE = [0.5 * (1 + 0.1 * np.pi**4 / 5) ** 2 / VARIANCE, 7**2 / 8 / VARIANCE, 0.0]
TOGETHER = 8 * 0.1**2 * np.pi**8 / 225 / VARIANCE
TOTAL = [ALONE[0] + TOGETHER, ALONE[1], TOGETHER]
NAMES = ["x1", "x2", "x3"]


def base_points(seed: int, bases: int, factors: int) -> np.ndarray:
    """A, B, and A with one factor of B: [base, point, factor], between 0 and 1."""
    pairs = scrambled(seed, bases, 2 * factors)
    one, other = pairs[:, :factors], pairs[:, factors:]
    mixed = [np.where(np.arange(factors) == i, other, one) for i in range(factors)]
    return np.stack([one, other, *mixed], axis=1)


def ishigami(seed: int, bases: int = 1024) -> np.ndarray:
    x = (base_points(seed, bases, 3) - 0.5) * 2 * np.pi
    return np.sin(x[..., 0]) + 7 * np.sin(x[..., 1]) ** 2 + 0.1 * x[..., 2] ** 4 * np.sin(x[..., 0])


def with_luck(seed: int, replications: int) -> np.ndarray:
    """With noise that has as much variance as the function."""
    values = ishigami(seed)[:, :, np.newaxis]
    noise = np.random.default_rng(seed).normal(size=(*values.shape[:2], replications))
    return values + np.sqrt(VARIANCE) * noise


def estimates(values: np.ndarray) -> list[float]:
    found = sensitivity(values, NAMES)
    alone, total = ([getattr(effect, kind).value for effect in found.effects] for kind in ("alone", "total"))
    return [*alone, *total, found.luck.value]


def test_the_truth_is_that_of_the_table():
    assert np.round([*ALONE, *TOTAL], 3).tolist() == [0.314, 0.442, 0.0, 0.558, 0.442, 0.244]


def test_without_luck_the_function_of_ishigami_is_taken_apart():
    found = estimates(np.repeat(ishigami(1)[:, :, np.newaxis], 2, axis=2))
    assert found == pytest.approx([*ALONE, *TOTAL, 0.0], abs=0.03)


def test_two_replications_are_not_biased_by_luck():
    # 16 repeats: each mean lies within 5 of its standard errors, which are small enough to prove something.
    found = np.array([estimates(with_luck(seed, 2)) for seed in range(16)])
    error = found.std(axis=0, ddof=1) / np.sqrt(len(found))
    assert (error < 0.02).all()
    assert (np.abs(found.mean(axis=0) - [*ALONE, *TOTAL, 0.5]) < 5 * error).all()


def test_one_replication_takes_luck_for_interactions():
    # One replication in place of both: products become squares. ST = (V ST + V) / 2V, so .779 .721 .622.
    found = np.array([estimates(np.repeat(with_luck(seed, 1), 2, axis=2)) for seed in range(4)])
    assert found[:, 3:6].mean(axis=0) == pytest.approx([(total + 1) / 2 for total in TOTAL], abs=0.05)
    assert found[:, 6] == pytest.approx(0.0)


def test_of_two_added_factors_each_has_its_part():
    # y = 3 x1 + x2: variances 9/12 and 1/12, so shares of 0.9 and 0.1, and no interaction.
    values = base_points(3, 256, 2) @ [3.0, 1.0]
    found = sensitivity(np.repeat(values[:, :, np.newaxis], 2, axis=2), ["x1", "x2"])
    assert [effect.alone.value for effect in found.effects] == pytest.approx([0.9, 0.1], abs=0.02)
    assert [effect.total.value for effect in found.effects] == pytest.approx([0.9, 0.1], abs=0.02)


def test_by_hand():
    # One factor, two bases, two replications; A = (0, 2), (4, 2); B = (4, 2), (0, 2); A with the factor of B is B.
    # The mean is 2. Products of different replications of A and B, centred: 0 and 0 in each base, so V = 0: all luck.
    values = np.array([[[0.0, 2.0], [4.0, 2.0], [4.0, 2.0]], [[4.0, 2.0], [0.0, 2.0], [0.0, 2.0]]])
    assert sensitivity(values, ["x"]).luck.value == pytest.approx(1.0)
    # With A = (0, 1), (4, 3) and B the other way round the mean is 2 and V = (-2 x -1 + 2 x 1) / 2 = 2;
    # single values lie -2, -1, 2, 1 from the mean: variance 2.5, so luck has 1 - 2/2.5 = 0.2.
    # Total: (A - AB) is (-4, -2) and (4, 2): mean product 8, by 2V: 2. Two bases that are mirrored are no sample.
    values = np.array([[[0.0, 1.0], [4.0, 3.0], [4.0, 3.0]], [[4.0, 3.0], [0.0, 1.0], [0.0, 1.0]]])
    found = sensitivity(values, ["x"])
    assert found.luck.value == pytest.approx(0.2)
    assert found.effects[0].total.value == pytest.approx(2.0)
    assert found.effects[0].total_of_all.value == pytest.approx(1.6)


def test_a_base_with_a_failed_point_is_left_out():
    values = with_luck(1, 2)
    broken = values.copy()
    broken[0, 3, 1] = np.nan
    assert sensitivity(broken, NAMES) == sensitivity(values[1:], NAMES)


def test_money_in_other_units_changes_nothing():
    values = with_luck(2, 2)
    assert estimates(1e6 * values + 5e8) == pytest.approx(estimates(values), abs=1e-6)


def test_an_interval_holds_the_truth_about_as_often_as_it_says():
    # 40 sweeps of 128 bases: of three total indices and the luck 95% should be held; 85% is 4 standard errors below.
    held = []
    for seed in range(40):
        values = ishigami(seed, 128)[:, :, np.newaxis]
        noise = np.random.default_rng(seed).normal(size=(*values.shape[:2], 2))
        found = sensitivity(values + np.sqrt(VARIANCE) * noise, NAMES)
        intervals = [(effect.total, truth) for effect, truth in zip(found.effects, TOTAL, strict=True)]
        held += [one.low <= truth <= one.high for one, truth in [*intervals, (found.luck, 0.5)]]
    assert np.mean(held) > 0.85


def test_few_bases_have_no_interval():
    found = sensitivity(with_luck(1, 2)[:4], NAMES)
    assert found.luck.note
    assert np.isnan(found.luck.low)


def test_one_replication_is_refused():
    with pytest.raises(ValueError, match="replications"):
        sensitivity(with_luck(1, 1), NAMES)
