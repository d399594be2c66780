"""From a network to the memory in which its world is realised."""

import math
from collections import defaultdict

import numpy as np

from salessim.columns import from_rows
from salessim.network.busyness import variance_of_logs, weights_of_past
from salessim.network.memory import NO_DAY, Choice, Given, Market, Number, Option, Past, Staff, Swing
from salessim.network.tables import Network


def prepared(network: Network) -> Given:
    """What is known of a network before the first draw."""
    numbers = (
        np.array([len(table.key)]) for table in (network.source, network.attribute, network.seat, network.hiring)
    )
    swing, past = _swings(network)
    choice, option = _choices(network)
    market = Market(*(getattr(network, name) for name in Market._fields))
    staff = Staff(*(getattr(network, name) for name in Staff._fields))
    return Given(Number(*numbers), market, staff, swing, past, choice, option)


def _swings(network: Network) -> tuple[Swing, Past]:
    """The memory of busy and quiet days of every source."""
    swings: list[tuple[float, ...]] = []
    past: list[tuple[float, ...]] = []
    for dispersion, memory in zip(network.source.dispersion.tolist(), network.source.memory.tolist(), strict=True):
        weights = weights_of_past(dispersion, memory)
        squares = 0.0
        for weight in weights:
            squares += weight * weight
        slice_ = len(past), len(past) + len(weights)
        swings.append((variance_of_logs(dispersion), math.sqrt(squares), *slice_))
        past += [(weight, 0.0, NO_DAY) for weight in weights]
    return from_rows(Swing, swings), from_rows(Past, past)


def _choices(network: Network) -> tuple[Choice, Option]:
    """What each attribute can be for each source: its own shares come first, then those of all."""
    shares: defaultdict[tuple[int, int], list[tuple[int, float]]] = defaultdict(list)
    for source, attribute, value, share in zip(*(column.tolist() for column in network.share), strict=True):
        shares[source, attribute].append((value, share))
    choices: list[tuple[float, ...]] = []
    options: list[tuple[int, float]] = []
    for source in range(len(network.source.key)):
        for attribute in range(len(network.attribute.key)):
            mine = shares.get((source, attribute)) or shares.get((-1, attribute), [])
            total = 0.0
            for _, share in mine:
                total += share
            choices.append((len(options), len(options) + len(mine), total))
            options += mine
    return from_rows(Choice, choices), from_rows(Option, options)
