"""The rows of entities by key. Numba compiles this."""

import numpy as np

from salessim.columns import I64, U64


def look_up(keys: U64, wanted: U64, places: I64, found: I64) -> None:
    """The row of each wanted key among the keys; -1 if it is not there.

    `places` are all -1; their number is a power of two, and at least twice that of the keys.
    """
    last = len(places) - 1
    for row in range(len(keys)):
        place = np.int64(keys[row] & np.uint64(last))
        while places[place] >= 0:
            place = (place + 1) & last
        places[place] = row
    for row in range(len(wanted)):
        place = np.int64(wanted[row] & np.uint64(last))
        while places[place] >= 0 and keys[places[place]] != wanted[row]:
            place = (place + 1) & last
        found[row] = places[place]
