"""Sorting of small lists of rows by what stands in them."""

from typing import Any


def by_joining(m: Any, rows: Any, count: int) -> None:
    """Sort entities by (queued, key), in place: a heap, so that a crowd costs no more than it must."""
    for root in range(count // 2 - 1, -1, -1):
        _sink(m, rows, root, count)
    for end in range(count - 1, 0, -1):
        rows[0], rows[end] = rows[end], rows[0]
        _sink(m, rows, 0, end)


def _sink(m: Any, rows: Any, root: int, count: int) -> None:
    """Let what stands at the root sink below all that comes later."""
    while 2 * root + 1 < count:
        child = 2 * root + 1
        if child + 1 < count and _joined_before(m, rows[child], rows[child + 1]):
            child += 1
        if not _joined_before(m, rows[root], rows[child]):
            return
        rows[root], rows[child] = rows[child], rows[root]
        root = child


def _joined_before(m: Any, a: int, b: int) -> bool:
    one, other = m.actor[a], m.actor[b]
    if one.queued != other.queued:
        return one.queued < other.queued
    return one.key < other.key


def servers_by_key(m: Any, rows: Any, count: int) -> None:
    """Sort a few servers by key, in place."""
    for i in range(1, count):
        s, j = rows[i], i - 1
        while j >= 0 and m.server[rows[j]].key > m.server[s].key:
            rows[j + 1] = rows[j]
            j -= 1
        rows[j + 1] = s
