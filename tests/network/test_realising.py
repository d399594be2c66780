"""The world by machine code and by the interpreter is the world as it is told plainly, to the bit."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from house.repository import LARGE, ROOT
from machine import fused_operations, libm_functions, made_anew
from network import told_plainly
from network.random_networks import random_network
from network.tables import networks
from network.test_world import DAY, market
from salessim import compiler, scenario
from salessim.api import demo_scenarios
from salessim.network import realising
from salessim.network.tables import Network, World
from salessim.network.world import realise


def bits(world: World) -> Iterator[object]:
    """Everything that a world says."""
    yield world.run
    for table in world[1:]:
        for name, column in zip(table._fields, table, strict=True):
            yield type(table).__name__, name, column.dtype, column.tobytes()


def same(one: World, other: World) -> None:
    assert list(bits(one)) == list(bits(other))


@pytest.mark.parametrize("seed", range(0, 300, 10))
def test_machine_code_tells_random_worlds(seed: int) -> None:
    for each in range(seed, seed + 10):
        network = random_network(each)
        same(realise(network, each, 3), told_plainly.realise(network, each, 3))


@pytest.mark.parametrize("seed", range(1000, 1030))
def test_the_interpreter_tells_random_worlds(seed: int) -> None:
    network = random_network(seed)
    same(realise(network, seed, 0, compiled=False), told_plainly.realise(network, seed, 0))


@pytest.mark.parametrize("name", [name for name in demo_scenarios() if name not in LARGE])
def test_machine_code_tells_the_shipped_departments(name: str) -> None:
    network = compiler.compile(scenario.load(demo_scenarios()[name])).network
    same(realise(network, 1, 2), told_plainly.realise(network, 1, 2))


def test_random_networks_have_arrivals_people_and_their_like() -> None:
    worlds = [realise(random_network(seed), seed, 0) for seed in range(100)]
    assert sum(len(world.arrival.time) > 0 for world in worlds) > 50
    assert sum(len(world.server.key) > 1 for world in worlds) > 30
    assert sum(len(set(world.arrival.time.tolist())) < len(world.arrival.time) for world in worlds) > 30
    assert sum(len(world.arrival.time) > 1000 for world in worlds) > 3
    assert sum(len(set(world.arrival.segment.tolist())) > 3 for world in worlds) > 5


@pytest.mark.parametrize("compiled", [True, False])
def test_a_network_without_anybody_has_an_empty_world(compiled: bool) -> None:
    world = realise(networks(0, DAY), 1, 0, compiled=compiled)
    assert [len(column) for table in world[1:] for column in table] == [0] * 31


def test_a_crowd_at_one_second_stands_in_the_order_of_its_keys() -> None:
    world = realise(market([], moments=[(500, 3000), (7, 1000)]), 1, 0)
    assert world.arrival.time.tolist() == [7] * 1000 + [500] * 3000
    for crowd in (world.arrival.key[:1000], world.arrival.key[1000:]):
        assert (crowd[1:] > crowd[:-1]).all()
    same(world, told_plainly.realise(market([], moments=[(500, 3000), (7, 1000)]), 1, 0))


def test_columns_that_lie_scattered_in_memory_are_read_as_well() -> None:
    network = market([(day, 5.0) for day in range(30)])
    scattered = network._replace(day=type(network.day)(*(column.repeat(2)[::2] for column in network.day)))
    assert not scattered.day.mean.flags.c_contiguous
    same(realise(scattered, 1, 0), realise(network, 1, 0))


def test_a_network_that_may_not_be_written_is_read_as_well() -> None:
    network = random_network(7)
    for table in network:
        for column in table:
            column.flags.writeable = False
    same(realise(network, 1, 0), told_plainly.realise(network, 1, 0))


def test_threads_realise_the_same_worlds() -> None:
    networks_ = [random_network(seed) for seed in range(40)]
    alone = [realise(network, 5, 1) for network in networks_]

    def by_thread(network: Network) -> World:
        return realise(network, 5, 1)

    with ThreadPoolExecutor(4) as pool:
        for one, other in zip(alone, pool.map(by_thread, networks_), strict=True):
            same(one, other)


def test_where_numba_makes_no_machine_code_the_interpreter_is_taken() -> None:
    program = (
        "from network.random_networks import random_network\n"
        "from salessim.network.world import realise\n"
        "print(realise(random_network(5), 1, 0).arrival.key.tolist())"
    )
    paths = os.pathsep.join([str(ROOT / "tests"), *sys.path])
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(realise(random_network(5), 1, 0).arrival.key.tolist())
    assert len(done.stdout) > 1000


def test_the_machine_code_has_no_library_function_and_adds_and_multiplies_one_after_the_other() -> None:
    machine = made_anew(realising.realise)
    assert libm_functions(machine) == set()
    assert fused_operations(machine) == set()
