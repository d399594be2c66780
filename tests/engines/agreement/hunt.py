"""`python -m engines.agreement.hunt ENGINE HOUSES`: the first house about which an engine tells what is not stored.

It plays the program that comes first on the path. Each house's number is printed before it is played, so that whoever
reads knows where an engine crashed; then, of the first that differs, the tables.
"""

import signal
import sys
from itertools import islice

from engines.agreement.houses import random_houses
from engines.agreement.plays import engine, play, play_or_fail
from engines.agreement.stored import digests, read
from engines.build import House

PATIENCE = 60  # seconds for one house


def main(name: str, houses: int) -> None:
    """Look for a difference in so many houses."""
    play([House()], engine(name))  # machine code is made now
    for seed, stored in islice(read().items(), houses):
        print(seed, flush=True)
        signal.alarm(PATIENCE)
        runs = play_or_fail(random_houses(seed), engine(name))
        if isinstance(runs, str):
            print("differs:", runs.splitlines()[0])
            return
        found = digests(runs)
        if found != stored:
            print("differs:", " ".join(table for table in {**stored, **found} if stored.get(table) != found.get(table)))
            return
    print("agrees")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
