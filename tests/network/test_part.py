"""A part of a run has the world that it would have had alone."""

import random

import numpy as np

from engines.tellings import between
from laws.departments import department
from laws.runs import BEGIN, DAY, compiled
from salessim.network.part import part_of
from salessim.network.world import realise


def test_a_part_is_cut_out_of_the_world_of_the_whole():
    for seed in range(4):
        network = compiled(department(random.Random(seed))).network
        world = realise(network, 0, 1)
        start, until = BEGIN + 3 * DAY + 12_345, BEGIN + 11 * DAY
        _, expected = between(network, world, start, until)
        for mine, theirs in zip(part_of(world, start, until)[1:], expected[1:], strict=True):
            assert all(np.array_equal(one, other) for one, other in zip(mine, theirs, strict=True))
