"""Addressed draws behave like independent uniform numbers, whatever of the address changes.

The bounds are five standard errors (or the matching chi-square quantile), the addresses are fixed: nothing is luck.
"""

import itertools
import math
from hashlib import blake2b

import pytest
from scipy.stats import chi2

from salessim.network import draws

COUNT = 8_000
RUN = draws.run_key(1, 0)
WHO, WHERE = draws.name_key("source", "calls"), draws.name_key("station", "answer")

# Each is a walk in which one part of the address counts up; the small keys are harder than real ones.
WALKS = {
    "entities": lambda i: draws.draw(RUN, draws.join(WHO, i), WHERE, 1, draws.WORK),
    "entities with small keys": lambda i: draws.draw(RUN, i + 1, WHERE, 1, draws.WORK),
    "stations": lambda i: draws.draw(RUN, WHO, draws.name_key("station", i), 1, draws.WORK),
    "stations with small keys": lambda i: draws.draw(RUN, WHO, i, 1, draws.WORK),
    "visits": lambda i: draws.draw(RUN, WHO, WHERE, i, draws.WORK),
    "purposes and visits": lambda i: draws.draw(RUN, WHO, WHERE, i // 20, i % 20),
    "replications": lambda i: draws.draw(draws.run_key(1, i), WHO, WHERE, 1, draws.WORK),
    "seeds": lambda i: draws.draw(draws.run_key(i, 0), WHO, WHERE, 1, draws.WORK),
    "phases": lambda i: draws.phase(draws.draw(RUN, WHO, WHERE, 1, draws.WORK), i),
    "children": lambda i: draws.draw(RUN, draws.child_key(WHO, WHERE, i, 7), WHERE, 1, draws.WORK),
}


@pytest.fixture(scope="module")
def words() -> dict[str, list[int]]:
    """The random bits along every walk."""
    return {name: [walk(i) for i in range(COUNT)] for name, walk in WALKS.items()}


@pytest.fixture(scope="module")
def walked(words: dict[str, list[int]]) -> dict[str, list[float]]:
    """Uniform numbers along every walk."""
    return {name: [draws.uniform(word) for word in walk] for name, walk in words.items()}


@pytest.mark.parametrize("walk", WALKS)
def test_draws_are_uniform(walked: dict[str, list[float]], walk: str) -> None:
    cells = [0] * 256
    for u in walked[walk]:
        cells[int(u * 256)] += 1
    expected = COUNT / 256
    statistic = sum((seen - expected) ** 2 / expected for seen in cells)
    assert chi2.ppf(1e-6, 255) < statistic < chi2.ppf(1 - 1e-6, 255)


@pytest.mark.parametrize("walk", WALKS)
def test_neighbouring_addresses_are_uncorrelated(walked: dict[str, list[float]], walk: str) -> None:
    # the lag-1 correlation of independent numbers has a standard error of 1/sqrt(n)
    u = [value - 0.5 for value in walked[walk]]
    correlation = 12 * sum(a * b for a, b in itertools.pairwise(u)) / (COUNT - 1)
    assert abs(correlation) < 5 / math.sqrt(COUNT)


@pytest.mark.parametrize("walk", WALKS)
def test_pairs_of_neighbours_fill_the_square(walked: dict[str, list[float]], walk: str) -> None:
    cells = [0] * 256
    values = walked[walk]
    for a, b in zip(values[::2], values[1::2], strict=True):
        cells[int(a * 16) * 16 + int(b * 16)] += 1
    expected = COUNT / 2 / 256
    statistic = sum((seen - expected) ** 2 / expected for seen in cells)
    assert chi2.ppf(1e-6, 255) < statistic < chi2.ppf(1 - 1e-6, 255)


def test_parallel_walks_are_uncorrelated(walked: dict[str, list[float]]) -> None:
    def others(run: int = RUN, visit: int = 1, purpose: int = draws.WORK) -> list[float]:
        return [draws.uniform(draws.draw(run, draws.join(WHO, i), WHERE, visit, purpose)) for i in range(COUNT)]

    seed, replication = others(run=draws.run_key(2, 0)), others(run=draws.run_key(1, 1))
    for other in (seed, replication, others(purpose=draws.ROUTE), others(visit=2)):
        correlation = 12 * sum((a - 0.5) * (b - 0.5) for a, b in zip(walked["entities"], other, strict=True)) / COUNT
        assert abs(correlation) < 5 / math.sqrt(COUNT)


def test_no_draw_comes_twice(words: dict[str, list[int]]) -> None:
    # visit 1, replication 0 and seed 1 of three walks are one address: two repetitions
    listed = [word for walk in words.values() for word in walk]
    assert draws.WORK == 0
    twice = len(listed) - len(set(listed))
    # "purposes and visits" repeats WORK of each of its 800 visits, which the visits have, too
    assert twice == 2 + COUNT // 20


@pytest.mark.parametrize("part", ["run", "entity", "station", "visit", "purpose"])
def test_each_bit_of_an_address_moves_half_of_the_bits_of_the_draw(part: str) -> None:
    bits = {"run": 64, "entity": 64, "station": 64, "visit": 16, "purpose": 5}[part]
    places = [(draws.run_key(3, i), draws.join(WHO, i), draws.join(WHERE, i), i, i % 20) for i in range(400)]
    bases = [dict(zip(("run", "entity", "station", "visit", "purpose"), place, strict=True)) for place in places]
    for bit in range(bits):
        moved = sum(
            (draws.draw(**base) ^ draws.draw(**{**base, part: base[part] ^ (1 << bit)})).bit_count() for base in bases
        )
        # 400 x 64 coins: a standard error of 1/(2 sqrt(25600)) = 0.0031
        assert abs(moved / (400 * 64) - 0.5) < 5 * 0.0031


def test_a_draw_of_ones_own_is_a_draw_at_station_0() -> None:
    for i in range(100):
        entity = draws.join(WHO, i)
        assert draws.own_draw(RUN, entity, i, i % 20) == draws.draw(RUN, entity, 0, i, i % 20)


def test_seed_and_replication_are_mixed_before_they_meet() -> None:
    keys = {draws.run_key(seed, replication) for seed in range(150) for replication in range(150)}
    assert len(keys) == 150 * 150
    assert draws.run_key(1, 2) != draws.run_key(2, 1)


def test_the_order_of_a_whole_and_its_part_matters() -> None:
    assert draws.join(5, 7) != draws.join(7, 5)
    assert draws.child_key(1, 2, 3, 4) != draws.child_key(1, 3, 2, 4)


def test_names_are_told_apart_by_their_parts() -> None:
    assert draws.name_key("ab", "c") != draws.name_key("a", "bc") != draws.name_key("abc")
    assert draws.name_key("заявка") != draws.name_key("заявки")


def test_a_key_of_a_name_never_changes() -> None:
    # blake2b of "station", 0x1f, "quote" in 8 bytes, big end first
    digest = blake2b(b"station\x1fquote", digest_size=8).digest()
    assert draws.name_key("station", "quote") == sum(byte << (56 - 8 * place) for place, byte in enumerate(digest))


def test_a_uniform_number_is_never_0_or_1_and_so_is_its_complement() -> None:
    # the 52 top bits and a half: the least is 2^-53, the greatest 1 - 2^-53
    assert draws.uniform(0) == 2.0**-53
    assert draws.uniform(2**64 - 1) == 1.0 - 2.0**-53
    for word in (0, 1, 2**64 - 1, draws.mix(77)):
        u = draws.uniform(word)
        assert 1.0 - (1.0 - u) == u
        assert 0.0 < 1.0 - u < 1.0


def test_mixing_is_a_bijection_as_far_as_one_can_see() -> None:
    assert len({draws.mix(i) for i in range(30_000)}) == 30_000
    assert draws.mix(0) == 0
