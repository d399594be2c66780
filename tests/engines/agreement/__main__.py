"""`python -m engines.agreement SEED [ENGINE]` (with `tests` on the path): the least of a house about which an engine
and the reference differ, as Python, and the first rows that differ. SEED-SEED looks for the first such house."""

import sys

from engines.agreement.apart import Apart
from engines.agreement.differences import differences, kind
from engines.agreement.houses import Houses, random_houses
from engines.agreement.plays import engine, play_or_fail, short_reference
from engines.agreement.shrink import shrink
from engines.agreement.told import told
from engines.played import Engine
from salessim.engines import ENGINES


def main(seeds: str, name: str = ENGINES[0]) -> int:
    """Tell the first house that differs; 1 if there is one."""
    first, _, last = seeds.partition("-")
    other = Apart(engine(name))
    for seed in range(int(first), int(last or first) + 1):
        if _found(random_houses(seed), engine("reference"), other):
            print(f"house {seed}: {name} and reference differ; the least of it:\n", flush=True)
            _tell_least(random_houses(seed), other)
            return 1
    print(f"{name} and reference agree about houses {seeds}")
    return 0


def _found(houses: Houses, reference: Engine, other: Engine) -> list[str]:
    """What differs; nothing where the reference gives up."""
    expected = play_or_fail(houses, reference)
    return [] if isinstance(expected, str) else differences(expected, play_or_fail(houses, other))


def _tell_least(houses: Houses, other: Engine) -> None:
    of_this_kind = kind(_found(houses, short_reference, other))
    least = shrink(houses, lambda houses: kind(_found(houses, short_reference, other)) == of_this_kind)
    print(told(least), "\n")
    print(*_found(least, short_reference, other), sep="\n")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
