"""Rows are sorted by time, then key, whatever their bits are; equals keep their order."""

import random

import pytest

from salessim.network.memory import DIGITS, Digit, Sorting
from salessim.network.order import sort


def in_order(times: list[int], keys: list[int]) -> list[int]:
    """The rows in their order."""
    count = len(times)
    room = Sorting([0] * count, [0] * count, [0] * count)
    sort(times, keys, count, room, Digit([0] * DIGITS))
    return room.row


@pytest.mark.parametrize("seconds", [1, 2, 50, 10**5, 2**22, 2**22 + 1, 2**45, 2**60])
@pytest.mark.parametrize("first", [-(10**9), 0, 2**40])
def test_rows_are_in_the_order_of_time_then_key(seconds: int, first: int) -> None:
    chance = random.Random(seconds)
    times = [first + chance.randrange(seconds) for _ in range(200)]
    keys = [chance.getrandbits(64) for _ in times]
    assert in_order(times, keys) == sorted(range(200), key=lambda row: (times[row], keys[row]))


def test_keys_may_differ_in_their_lowest_bits_only() -> None:
    keys = [2**63 + low for low in (3, 1, 2, 0)]
    assert in_order([5, 5, 5, 5], keys) == [3, 1, 2, 0]
    assert in_order([5, 4, 5, 4], keys) == [3, 1, 2, 0]


def test_equals_keep_their_order() -> None:
    assert in_order([7, 7, 3, 7], [9, 9, 9, 9]) == [2, 0, 1, 3]


def test_none_and_one_are_in_order() -> None:
    assert in_order([], []) == []
    assert in_order([5], [7]) == [0]
