"""`make agree`: thousands of houses made by chance and every scenario, played by all engines, and compared.

Each house is compared whole; every engine but the reference also plays it with another order within each second, and
cut in two. The end is 1 if anything differs.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import NamedTuple

from engines.agreement.differences import differences
from engines.agreement.features.all import PRIMITIVES, shown
from engines.agreement.houses import random_houses
from engines.agreement.plays import Run, engine, play_or_fail, short_reference
from engines.agreement.scenarios import play_scenario, shipped
from engines.tellings import in_one_go, in_two_parts, shuffled
from salessim.engines import ENGINES

HOUSES = 5_000
AT_ONCE = 50
REPLICATIONS = 3
OTHERS = [name for name in ENGINES if name != "reference"]
TELLINGS = {"whole": in_one_go, "shuffled": partial(shuffled, orders=1), "cut": partial(in_two_parts, most=1)}


class Compared(NamedTuple):
    """What was found about some houses or a scenario."""

    runs: int
    rows: int
    features: Counter[str]
    found: list[str]

    def plus(self, other: "Compared") -> "Compared":
        """Both together."""
        return Compared(*(mine + its for mine, its in zip(self, other, strict=True)))


NOTHING = Compared(0, 0, Counter(), [])


def some_houses(first: int) -> Compared:
    """The houses from this number on."""
    compared = NOTHING
    for seed in range(first, first + AT_ONCE):
        houses = random_houses(seed)
        expected = play_or_fail(houses, short_reference)
        if isinstance(expected, str):
            compared = compared.plus(Compared(0, 0, Counter(["the reference gave up"]), []))
            continue
        for name in OTHERS:
            for told, telling in TELLINGS.items():
                other = play_or_fail(houses, partial(telling, engine(name)))
                found = [f"house {seed}, {name}, {told}: {text}" for text in differences(expected, other)]
                compared = compared.plus(Compared(len(houses), rows(expected), Counter(), found))
        compared = compared.plus(Compared(0, 0, Counter(shown(expected)), []))
    return compared


def one_scenario(name: str) -> Compared:
    """Some replications of a scenario."""
    compared = NOTHING
    for replication in range(REPLICATIONS):
        expected = play_scenario(shipped()[name], replication, engine("reference"))
        for other in OTHERS:
            found = differences(expected, play_scenario(shipped()[name], replication, engine(other)))
            texts = [f"{name}, replication {replication}, {other}: {text}" for text in found]
            compared = compared.plus(Compared(len(expected), rows(expected), Counter(), texts))
    return compared


def rows(runs: list[Run]) -> int:
    """How many rows of logs and states there are."""
    return sum(len(table[0]) for run in runs for table in (*run.log[2:], *run.left))


def main(houses: int = HOUSES) -> int:
    """Compare, tell, and end with 1 if anything differs."""
    began = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        scenarios = {name: pool.submit(one_scenario, name) for name in shipped()}
        parts = [pool.submit(some_houses, first) for first in range(0, houses, AT_ONCE)]
        try:
            total = sum_up(part.result() for part in parts)
            of_scenarios = {name: part.result() for name, part in scenarios.items()}
        except BrokenProcessPool:
            broken = [AT_ONCE * place for place, part in enumerate(parts) if part.exception()]
            print(f"An engine crashed. `python -m engines.agreement {broken[0]}-{houses}` finds the house.")
            return 1
    tell(total, of_scenarios, time.perf_counter() - began)
    return 1 if total.found or any(part.found for part in of_scenarios.values()) else 0


def sum_up(parts: Iterator[Compared]) -> Compared:
    """All together."""
    total = NOTHING
    for part in parts:
        total = total.plus(part)
    return total


def tell(houses: Compared, scenarios: dict[str, Compared], seconds: float) -> None:
    """Print what was compared and what was found."""
    print("Features, and the number of houses that show each\n")
    for primitive, features in PRIMITIVES.items():
        print(f"  {primitive}")
        for about in features:
            print(f"    {about:<66}{houses.features[about]:>6}")
    if houses.features["the reference gave up"]:
        print(f"  houses that grow without an end, not compared: {houses.features['the reference gave up']}")
    print(f"\n{'':<24}{'runs':>8}{'rows':>12}{'differences':>13}\n")
    for name, part in {"houses made by chance": houses, **scenarios}.items():
        print(f"{name:<24}{part.runs:>8,}{part.rows:>12,}{len(part.found):>13}")
    print(f"\n{seconds:.0f} seconds")
    for text in [text for part in (houses, *scenarios.values()) for text in part.found]:
        print(f"\n{text}")


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
