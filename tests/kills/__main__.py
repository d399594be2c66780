"""`make kills`: ten thousand points, and everything that may happen to a sweep on the way; prints the table.

`python -m kills [points] [kills]`. The end is 1 if anything was lost, twice, or other than without interruption.
"""

import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from kills.proofs import Proof, driver_killed, full_disk, interrupted, two_drivers, uninterrupted, workers_killed

POINTS = 10_000
KILLS = 50
INTERRUPTIONS = 10


def main(points: int = POINTS, kills: int = KILLS) -> int:
    """Prove, tell, and end with 1 if anything was found."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.perf_counter()
        expected = uninterrupted(folder, points)
        print(f"{points:,} points, each in two futures; without interruption {time.perf_counter() - began:.0f} s\n")
        print(
            f"{'':<28}{'times':>7}{'seconds':>9}   every point once, as without interruption, store whole, nobody left"
        )
        proofs = [
            told(partial(driver_killed, folder, points, kills, expected)),
            told(partial(workers_killed, folder, points, kills, expected)),
            told(partial(interrupted, folder, points, min(kills, INTERRUPTIONS), expected)),
            told(partial(two_drivers, folder, points, expected)),
            told(partial(full_disk, folder, points, expected)),
        ]
    for text in (text for proof in proofs for text in proof.found):
        print(f"\n{text}")
    return 1 if any(proof.found for proof in proofs) else 0


def told(prove: "partial[Proof]") -> Proof:
    """A proof with its row of the table."""
    began = time.perf_counter()
    proof = prove()
    verdict = f"NO: {len(proof.found)}" if proof.found else "yes"
    print(f"{proof.what:<28}{proof.times:>7}{time.perf_counter() - began:>9.0f}   {verdict}", flush=True)
    return proof


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
