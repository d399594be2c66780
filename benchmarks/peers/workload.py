"""The workloads W1 and W2 in numbers, and the line in which an engine tells what it measured.

The unit of time is W1's hour and W2's day. Every program here is run in a process of its own:
`python with_simpy.py W2 --customers 109500 --seed 1`.
"""

import argparse
import json
import math
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

# W1: customers, one queue, people
CLERKS, CUSTOMERS_PER_HOUR, SERVICE = 8, 7.2, 1.0

# W2: leads that are called, think, are hunted, go through processing, and become accounts for ever
LEADS_PER_DAY = 300.0
CALLERS, HUNTERS, PROCESSORS, FARMERS = 5, 8, 3, 6
PATIENCE, THINKING = 0.03, 2.0  # exponential means
INTERESTED, AGREED, REWORK, WON, CHURNED = 0.45, 0.35, 0.20, 0.40, 0.05


def lognormal(mean: float, cv: float) -> tuple[float, float]:
    """Mean and standard deviation of the logarithm."""
    variance = math.log(1.0 + cv * cv)
    return math.log(mean) - variance / 2, math.sqrt(variance)


CALL, HUNT, PROC = lognormal(0.0145, 0.6), lognormal(0.048, 0.8), lognormal(0.05, 0.7)
CYCLE, FARM = lognormal(30.0, 0.3), lognormal(0.014, 0.5)


class Played(NamedTuple):
    """One replication."""

    cpu_s: float  # of the simulation alone
    customers: int
    events: int  # arrivals, ends of service and of delays, clients who gave up
    answers: dict[str, float]


class Asked(NamedTuple):
    """What one replication is asked for."""

    workload: str
    customers: int
    seed: int
    hunters: int


def arguments() -> argparse.Namespace:
    """The words of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workload", choices=["W1", "W2"])
    parser.add_argument("--customers", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replications", type=int, default=1, help="with this seed and those after it")
    parser.add_argument("--hunters", type=int, default=HUNTERS)
    return parser.parse_args()


def tell(play: Callable[[Asked], Played], **more: float) -> None:
    """Play what the command line asks for, and print it as one line of JSON."""
    words = arguments()
    seeds = range(words.seed, words.seed + words.replications)
    runs = [play(Asked(words.workload, words.customers, seed, words.hunters)) for seed in seeds]
    sums: dict[str, Any] = {
        "answers": [run.answers for run in runs],
        "cpu_s": sum(run.cpu_s for run in runs),
        "customers": sum(run.customers for run in runs),
        "events": sum(run.events for run in runs),
    }
    print(json.dumps(sums | {"peak_mib": peak_mib()} | more))


def timed(action: Callable[[], object]) -> float:
    """CPU seconds of this process, user and system, that an action takes."""
    before = time.process_time()
    action()
    return time.process_time() - before


def peak_mib() -> float:
    """The largest memory of this process; -1 where the system does not tell."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else -1.0


def mean(values: list[float]) -> float:
    """The mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0
