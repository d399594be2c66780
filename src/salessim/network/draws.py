"""A uniform number that lives at an address.

A draw is a pure function of (run, entity, station, visit, purpose), never the next number of a stream: the order of
events, the engine and the number of workers cannot change it. Keys are u64. Plain integers and Numba's uint64 give the
same bits, so every product is cut to 64 bits and every small number passes through `bits`.
"""

from hashlib import blake2b

import numpy as np

MASK = 0xFFFFFFFFFFFFFFFF
GOLDEN = 0x9E3779B97F4A7C15  # 2^64 / golden ratio, odd: neighbouring words land far apart

# What a draw decides: the last part of its address.
WORK, ROUTE, PATIENCE, REACH, SIZE, SETUP, CHILD, GAP, CHILD_SIZE, LOSS = range(10)
COUNT, TIME, FACTOR, VALUE, SPEED, QUALITY, TENURE, LAG, OWNER, AGE = range(10, 20)
ABSENCE, SCORE, HIDDEN = range(20, 23)

INLINE = ("bits", "mix", "join", "draw", "uniform")  # in machine code: part of their callers


def name_key(*names: object) -> int:
    """The stable key of a thing that has a name, such as ("station", "design")."""
    text = "\x1f".join(str(name) for name in names)
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def bits(number: int) -> int:
    """A number of at least 0 as 64 bits."""
    return int(np.uint64(number))


def mix(word: int) -> int:
    """Scatter 64 bits so that each input bit moves half of the output bits."""
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & MASK
    return word ^ (word >> 31)


def join(key: int, part: int) -> int:
    """The key of a part within a whole; the order of the two matters."""
    return mix((mix(key) + GOLDEN * bits(part)) & MASK)


def run_key(seed: int, replication: int) -> int:
    """The key of one replication; seed and replication are mixed well before they meet an identity."""
    return join(join(name_key("run"), seed & MASK), replication)


def child_key(parent: int, station: int, visit: int, spawn: int) -> int:
    """The identity of a child entity."""
    return join(join(join(parent, station), visit), spawn)


def draw(run: int, entity: int, station: int, visit: int, purpose: int) -> int:
    """64 random bits at an address; run, entity and station are keys and scattered already."""
    place = mix((mix((run + entity) & MASK) + station) & MASK)
    return mix((place + GOLDEN * bits((visit << 8) + purpose)) & MASK)


def own_draw(run: int, entity: int, visit: int, purpose: int) -> int:
    """64 random bits at an address that belongs to no station: what stands there is 0."""
    place = mix(mix((run + entity) & MASK))
    return mix((place + GOLDEN * bits((visit << 8) + purpose)) & MASK)


def uniform(word: int) -> float:
    """A number in (0, 1) of 64 random bits; exact, and 1 - u is exact too."""
    return ((word >> 12) + 0.5) * 2.220446049250313e-16


def phase(word: int, number: int) -> int:
    """Further random bits at the same address, for laws that need more than one."""
    return join(word, number)
