"""Designs: which points, and which futures they live through."""

from dataclasses import replace

import numpy as np
import pytest

from salessim.network import draws
from salessim.results.swept import STRUCTURE, Factor
from salessim.sweeps.design import Design
from salessim.sweeps.designs import points
from salessim.sweeps.designs.chance import uniforms
from salessim.sweeps.study import Study
from sweep.small import study

HEADS = Factor("teams.sellers.people", (2, 3, 4, 5, 6), 2, 6)
PAY = Factor("teams.sellers.pay.salary", (), 3_000, 4_000, "per month")
KINDS = Factor(STRUCTURE, ("alone", "split"))


def columns(found: Study) -> list[tuple[object, ...]]:
    return list(zip(*points(found).values, strict=True))


def test_a_number_from_0_to_1_falls_into_bins_of_equal_width():
    # Five heads, so each bin is a fifth wide.
    assert [HEADS.at(u) for u in (0.0, 0.19, 0.2, 0.59, 0.999, 1.0)] == [2, 2, 3, 4, 6, 6]
    assert [PAY.at(u) for u in (0.0, 0.25, 1.0)] == [3_000, 3_250, 4_000]


def test_a_grid_has_every_value_with_every_other():
    found = points(study(Design("grid", 3), HEADS, PAY))
    assert len(found) == 5 * 3
    assert found.values[:4] == ((2, 3_000), (2, 3_500), (2, 4_000), (3, 3_000))
    assert set(found.first) == {0}


def test_a_list_pairs_the_values_and_every_structure_has_all_of_them():
    pay = replace(PAY, values=(3_000, 3_200, 3_400, 3_600, 3_800))
    found = points(study(Design("list"), KINDS, HEADS, pay))
    assert found.values[:3] == (("alone", 2, 3_000), ("split", 2, 3_000), ("alone", 3, 3_200))
    assert len(found) == 10


@pytest.mark.parametrize("kind", ["latin_hypercube", "sobol"])
def test_each_slice_of_each_factor_is_met_once(kind):
    pay = columns(study(Design(kind, 64), HEADS, PAY))[1]
    slices = np.floor((np.array(pay) - 3_000) / 1_000 * 64)
    assert sorted(slices) == list(range(64))


def test_a_scrambled_sequence_keeps_two_factors_apart_in_every_quarter():
    # 16 points are a net: each of the 4 x 4 squares has one.
    both = columns(study(Design("sobol", 16), PAY, replace(PAY, path="other")))
    squares = {(int((x - 3_000) / 250), int((y - 3_000) / 250)) for x, y in zip(*both, strict=True)}
    assert len(squares) == 16


@pytest.mark.parametrize("kind", ["latin_hypercube", "sobol", "sobol_indices", "morris"])
def test_the_seed_decides_the_points(kind):
    one = study(Design(kind, 8), HEADS, PAY)
    assert points(one) == points(one)
    assert points(one).values != points(replace(one, seed=2)).values


def test_points_are_the_same_on_every_machine():
    # Stored from the first version: other points would make a kept sweep useless.
    stored = {"latin_hypercube": 3322.4136834299093, "sobol": 3529.0468386374414}
    assert {kind: points(study(Design(kind, 8), PAY)).values[0][0] for kind in stored} == stored


@pytest.mark.parametrize("kind", ["latin_hypercube", "sobol"])
def test_every_structure_meets_the_same_points(kind):
    found = points(study(Design(kind, 8), KINDS, HEADS, PAY)).values
    assert [point[1:] for point in found if point[0] == "alone"] == [
        point[1:] for point in found if point[0] == "split"
    ]
    assert len(found) == 16


def test_a_base_for_indices_takes_one_factor_at_a_time_from_the_other_point():
    found = points(study(Design("sobol_indices", 8), KINDS, HEADS, PAY))
    assert len(found) == 8 * (3 + 2)
    one, other, *mixed = found.values[5:10]
    assert mixed == [tuple(other[i] if i == factor else one[i] for i in range(3)) for factor in range(3)]
    assert found.first[:11] == (0,) * 5 + (2,) * 5 + (4,)  # two replications each


def test_on_a_path_one_factor_at_a_time_takes_a_step_of_two_thirds():
    found = points(study(Design("morris", 10), HEADS, PAY))
    assert len(found) == 10 * 3
    for begin in range(0, 30, 3):
        path = found.values[begin : begin + 3]
        changed = [
            [i for i in range(2) if one[i] != next_one[i]] for one, next_one in zip(path, path[1:], strict=False)
        ]
        assert sorted(changed) == [[0], [1]]
        assert abs(path[0][1] - path[-1][1]) == pytest.approx(2_000 / 3)
    assert found.first[:4] == (0, 0, 0, 2)


def test_the_chances_of_a_design_are_draws_at_addresses():
    key = draws.join(draws.name_key("design", "places"), 7)
    expected = [[draws.uniform(draws.join(draws.join(key, row), column)) for column in range(3)] for row in range(2)]
    assert uniforms(7, "places", 2, 3).tolist() == expected
