"""`make coverage`: thousands of estimates with a known truth, and how often their intervals hold it.

Nominal 95 % intervals must hold the truth in 93 % of the trials less two standard errors, and those of means in at most
97 %. The end is 1 if one does not.
"""

import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from promises.cases import CASES
from promises.kept import Count, counted

TRIALS = 2_000
AT_ONCE = 100
ERRORS = 2.0


def some(case: int, first: int) -> list[Count]:
    """Some trials of a case."""
    return counted(CASES[case], range(first, first + AT_ONCE))


def together(parts: list[list[Count]]) -> list[Count]:
    """The same promises over all trials."""
    return [
        Count(counts[0].promise, sum(count.held for count in counts), sum(count.trials for count in counts))
        for counts in zip(*parts, strict=True)
    ]


def row(count: Count) -> str:
    """A line of the table."""
    promise = count.promise
    most = "" if promise.most == 1 else f" to {promise.most:.0%}"
    asked = "-" if promise.least is None else f"{promise.least:.0%}{most}"
    verdict = "" if count.is_kept(ERRORS) else "  BROKEN"
    return f"{promise.where:70} {promise.how:22} {asked:>11} {count.share:>7.1%}{verdict}"


def main() -> int:
    begin, broken = time.monotonic(), 0
    print(f"{'':70} {'interval':22} {'promised':>11} {'held':>7}   of {TRIALS:,} trials", flush=True)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        running = [
            [pool.submit(some, case, first) for first in range(0, TRIALS, AT_ONCE)] for case in range(len(CASES))
        ]
        for parts in running:
            for count in together([part.result() for part in parts]):
                broken += not count.is_kept(ERRORS)
                print(row(count), flush=True)
    print(f"{broken} broken, {time.monotonic() - begin:.0f} s")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
