"""What the reference told about the first houses once, as digests; `python -m engines.agreement.stored` tells it anew.

A line for each house: its number, then for each table that has rows its name and 32 bits of its digest.
"""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from engines.agreement.houses import random_houses
from engines.agreement.plays import Run, engine, play

FILE = Path(__file__).with_name("stored.txt")
HOUSES = 300
LOG = ("visit", "booking", "gate", "entity")


def digests(runs: list[Run]) -> dict[str, str]:
    """The digest of every table that has rows, of all runs of a house."""
    found = {}
    for name, tables in _tables(runs):
        if any(len(table[0]) for table in tables):
            words = b"".join(column.tobytes() for table in tables for column in table)
            found[name] = blake2b(words, digest_size=4).hexdigest()
    return found


def _tables(runs: list[Run]) -> Iterator[tuple[str, list[Any]]]:
    for name in LOG:
        yield name, [getattr(run.log, name) for run in runs]
    for name in runs[0].left._fields:
        yield f"state.{name}", [getattr(run.left, name) for run in runs]


def read() -> dict[int, dict[str, str]]:
    """What is stored."""
    lines = [line.split() for line in FILE.read_text(encoding="utf-8").splitlines()]
    return {int(seed): dict(zip(rest[::2], rest[1::2], strict=True)) for seed, *rest in lines}


def write() -> None:
    """Let the reference tell it, and store it."""
    told = {seed: digests(play(random_houses(seed), engine("reference"))) for seed in range(HOUSES)}
    lines = [f"{seed} {' '.join(f'{name} {digest}' for name, digest in of.items())}" for seed, of in told.items()]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
