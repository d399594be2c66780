"""`make kills`: ten thousand points, and everything that may happen to a sweep on the way; prints the table.

`python -m kills [points] [kills]`. The end is 1 if anything was lost, twice, or other than without disturbance.
"""

import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kills.proofs import (
    Proof,
    Trial,
    deadly_point,
    driver_killed,
    full_disk,
    interrupted,
    two_drivers,
    undisturbed,
    workers_killed,
)
from kills.sweeps import CHEAP, REAL

POINTS = 10_000
KILLS = 50
INTERRUPTIONS = 10
REAL_POINTS = 500
REAL_KILLS = 5
ROOM = (0.2, 0.4, 0.6, 0.8)  # for so many of the answers
HEAD = f"{'':<40}{'times':>6}{'seconds':>9}   every point once, equal, store whole, nobody left"


def main(points: int = POINTS, kills: int = KILLS) -> int:
    """Prove, tell, and end with 1 if anything was found."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # of a program begun in the background it may be ignored
    with tempfile.TemporaryDirectory() as name:
        cheap = begun(Path(name, "cheap"), CHEAP, points)
        real = begun(Path(name, "real"), REAL, min(points, REAL_POINTS))
        print(f"\n{HEAD}", flush=True)
        proofs = [
            told(lambda: driver_killed(cheap, kills)),
            told(lambda: workers_killed(cheap, kills)),
            told(lambda: deadly_point(Path(name))),
            told(lambda: interrupted(cheap, min(kills, INTERRUPTIONS))),
            told(lambda: two_drivers(cheap)),
            told(lambda: full_disk(cheap, ROOM)),
            told(lambda: driver_killed(real, min(kills, REAL_KILLS)), ", a real department"),
        ]
    for text in (text for proof in proofs for text in proof.found):
        print(f"\n{text}")
    return 1 if any(proof.found for proof in proofs) else 0


def begun(folder: Path, command: str, points: int) -> Trial:
    """What shall be disturbed, and how long it takes undisturbed."""
    began = time.perf_counter()
    trial = undisturbed(folder, command, points)
    print(f"{command}: {points:,} points in two futures each, {time.perf_counter() - began:.0f} seconds", flush=True)
    return trial


def told(prove: Callable[[], Proof], more: str = "") -> Proof:
    """A proof with its row of the table."""
    began = time.perf_counter()
    proof = prove()
    verdict = f"NO, {len(proof.found)} times" if proof.found else "yes"
    print(f"{proof.what + more:<40}{proof.times:>6}{time.perf_counter() - began:>9.0f}   {verdict}", flush=True)
    return proof


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
