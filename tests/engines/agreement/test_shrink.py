"""A fault is told by its least house, which can be built again from what is printed."""

from copy import deepcopy
from typing import Any

import numpy as np
import pytest

from engines.agreement.apart import Apart
from engines.agreement.differences import differences, kind
from engines.agreement.houses import Houses, random_houses
from engines.agreement.plays import engine, play, play_or_fail, short_reference
from engines.agreement.shrink import shrink
from engines.agreement.surgery import drop_server, reorder_stations
from engines.agreement.told import told
from engines.build import LONG, Equally, House, Steps, can, way
from salessim.network import tables as t
from salessim.network.state import State
from salessim.results.log import Log


def blind_to_age(network: t.Network, world: t.World, state: State | None) -> tuple[Log, State]:
    """An engine with a fault: the newest never comes first."""
    station = network.station._replace(order=np.zeros_like(network.station.order))
    return short_reference(network._replace(station=station), world, state)


def found(houses: Houses) -> list[str]:
    """What the engine with the fault tells otherwise."""
    return differences(play_or_fail(houses, short_reference), play_or_fail(houses, blind_to_age))


def rebuilt(text: str) -> Houses:
    """The houses that a text builds."""
    houses = []
    for statements in text.split("\n\n"):
        names: dict[str, Any] = {"t": t, "LONG": LONG, "Equally": Equally, "Steps": Steps, "can": can, "way": way}
        exec(statements, names | {"House": House, "reorder_stations": reorder_stations}, names)
        houses.append(names["house"])
    return houses


def test_nothing_can_be_taken_out_of_the_least_house() -> None:
    seed = next(seed for seed in range(100) if found(random_houses(seed)))
    least = shrink(random_houses(seed), lambda houses: bool(found(houses)))
    assert found(least)
    for number, house in enumerate(least):
        for place in range(len(house.arrivals)):
            fewer = deepcopy(least)
            del fewer[number].arrivals[place]
            assert found(fewer) == []
        for name in house.servers:
            fewer = deepcopy(least)
            drop_server(fewer[number], name)
            assert found(fewer) == []


@pytest.mark.parametrize("seed", range(25))
def test_a_house_as_text_builds_the_same_house(seed: int) -> None:
    houses = random_houses(seed)
    assert differences(play(houses, engine("reference")), play(rebuilt(told(houses)), engine("reference"))) == []


def test_a_difference_of_one_bit_is_a_difference() -> None:
    house = House()
    house.ledger("book")
    house.delay("think", 10, then=way("out", ledger="book"))
    house.arrive(1, "think", at=0)
    (run,) = play([house], short_reference)
    nearly = run.log.booking._replace(amount=np.nextafter(run.log.booking.amount, 2.0))
    other = run._replace(log=run.log._replace(booking=nearly))
    assert differences([run], [run]) == []
    (told_apart,) = differences([run], [other])
    assert told_apart.startswith("log.booking: 1 and 1 rows; the first that differs is row 0")
    assert "amount 1.0000000000000002" in told_apart


def crashes(network: t.Network, world: t.World, state: State | None) -> tuple[Log, State]:
    """An engine that fails in every house with somebody in it."""
    if len(world.arrival.key):
        raise SystemExit(3)
    return short_reference(network, world, state)


def test_an_engine_that_crashes_can_be_asked_again() -> None:
    house = House()
    house.delay("think", 10)
    empty = [House()]
    apart = Apart(crashes)
    assert differences(play(empty, short_reference), play_or_fail(empty, apart)) == []
    house.arrive(1, "think", at=0)
    assert play_or_fail([house], apart) == "RuntimeError: the process ended by itself with 3"
    assert differences(play(empty, short_reference), play_or_fail(empty, apart)) == []
    assert kind(["the end\n    one:   plays on\n    other: an error: here"]) == "an error: here"
