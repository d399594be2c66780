"""What only the kernel of the compiled engine has to keep: memory that grows, slices, and what its code is made of."""

import numpy as np
import pytest

from engines.agreement.houses import random_houses
from engines.build import House, times
from engines.tellings import assert_same_log, assert_same_state
from machine import fused_operations, libm_functions, made_anew
from salessim.engines import compiled, reference
from salessim.engines.compiled import kernel, memory
from salessim.engines.compiled.playing import Interpreter, fastest
from salessim.network.state import nothing


@pytest.fixture
def grown(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How much was asked for at each growth, by kernels that begin with as little memory as can be."""
    asked: list[int] = []
    grow = memory.Memory.grow

    def counted(self: memory.Memory, more: int) -> None:
        asked.append(more)
        grow(self, more)

    monkeypatch.setattr(memory, "SPARE_ROWS", 0)
    monkeypatch.setattr(memory, "SPARE_ACTORS", 1)
    monkeypatch.setattr(memory.Memory, "grow", counted)
    return asked


def rounds(visits: int, entities: int) -> House:
    """Everybody is served so many times: far more visits than memory is laid out for."""
    house = House(until=100_000)
    house.queue("desk", work=2, then=[times(visits, "desk"), "out"])
    house.server("ann", "desk")
    for who in range(1, entities + 1):
        house.arrive(who, "desk", at=who)
    return house


@pytest.mark.parametrize("player", [fastest, Interpreter])
def test_logs_grow_and_lose_nothing(grown: list[int], player: type[Interpreter]) -> None:
    house = rounds(visits=40, entities=5)
    network, world = house.network(), house.world()
    log, _ = compiled.simulate(network, world, nothing(), player=player)
    assert len(log.visit.entity) == 5 * 40
    assert len(grown) > 1
    assert_same_log(log, reference.simulate(network, world, nothing())[0])


@pytest.mark.parametrize("seed", range(20))
def test_houses_made_by_chance_are_told_alike_with_the_least_memory(grown: list[int], seed: int) -> None:
    house = random_houses(seed)[0]
    network, world = house.network(), house.world()
    log, state = compiled.simulate(network, world, nothing())
    expected, expected_state = reference.simulate(network, world, nothing())
    assert_same_log(log, expected)
    assert_same_state(state, expected_state, "least memory")


def test_actors_grow_when_more_are_inside_at_once_than_there_is_room_for(grown: list[int]) -> None:
    house = House(until=1000)
    house.delay("think", 900)
    for who in range(1, 301):
        house.arrive(who, "think", at=0)
    network, world = house.network(), house.world()
    log, state = compiled.simulate(network, world, nothing())
    assert len(grown) > 1
    assert sorted(log.visit.ended.tolist()) == [900] * 300
    assert len(state.inside.key) == 0


def test_a_run_goes_on_after_each_slice_as_if_it_had_not_been_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    house = rounds(visits=10, entities=5)
    network, world = house.network(), house.world()
    whole, _ = compiled.simulate(network, world, nothing())
    monkeypatch.setattr(compiled, "SLICE", 1)
    beats: list[None] = []
    sliced, _ = compiled.simulate(network, world, nothing(), heartbeat=lambda: beats.append(None))
    assert_same_log(sliced, whole)
    # 5 arrivals, 50 ends of service and Ann's coming on duty fall into 55 instants at least, each a slice of its own
    assert len(beats) >= 50


def test_what_a_heartbeat_raises_ends_the_run_and_the_next_run_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    house = rounds(visits=10, entities=5)
    network, world = house.network(), house.world()
    whole, _ = compiled.simulate(network, world, nothing())
    monkeypatch.setattr(compiled, "SLICE", 1)

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compiled.simulate(network, world, nothing(), heartbeat=stop)
    assert_same_log(compiled.simulate(network, world, nothing())[0], whole)


def test_the_interpreter_finds_an_index_outside_a_table() -> None:
    house = rounds(visits=1, entities=1)
    network, world = house.network(), house.world()
    network.route.next[:] = -1  # nowhere: a faulty network, which validity would refuse

    with pytest.raises(IndexError):
        compiled.simulate(network, world, nothing(), player=Interpreter)


def test_a_network_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    house = rounds(visits=1, entities=1)
    network, world = house.network(), house.world()
    compiled.simulate(network, world, nothing())
    monkeypatch.setattr(compiled, "look_up", lambda network: pytest.fail("looked up again"))
    compiled.simulate(network, world, nothing())


def test_keys_beyond_the_range_of_signed_numbers_keep_their_order() -> None:
    # two who come at once are served in the order of their keys, read as unsigned numbers: 2^63 + 1 comes after 5
    house = House(until=100)
    house.queue("desk", work=10)
    house.server("ann", "desk")
    house.arrive(2**63 + 1, "desk", at=0)
    house.arrive(5, "desk", at=0)
    log, _ = compiled.simulate(house.network(), house.world(), nothing())
    started = dict(zip(log.visit.entity.tolist(), log.visit.started.tolist(), strict=True))
    assert started == {5: 0, 2**63 + 1: 10}
    assert log.visit.entity.dtype == np.uint64


def test_the_kernel_calls_no_mathematical_library_and_fuses_nothing() -> None:
    machine = made_anew(kernel.do)
    assert libm_functions(machine) == set()
    assert fused_operations(machine) == set()
