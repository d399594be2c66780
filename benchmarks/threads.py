"""Do replications share the machine? Play them in one thread and in two, and print one line of JSON.

`python -m benchmarks.threads --engine reference`. The worlds are decided beforehand; times are wall seconds.
"""

import argparse
import json
import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.ours import warm_up
from benchmarks.workloads import prepared, workload
from salessim import engines
from salessim.network.world import realise

WORLDS = 4  # each of them is played as often as asked for


def main() -> None:
    """Play what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=engines.ENGINES, default=engines.ENGINES[0])
    parser.add_argument("--customers", type=int, default=1_500)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    words = parser.parse_args()
    task = workload("W2")
    ready = prepared(task.read(), task.per_day, words.customers)
    worlds = [realise(ready.network, 0, replication) for replication in range(WORLDS)] * words.times
    warm_up(words.engine)

    def wall_s(threads: int) -> float:
        with ThreadPoolExecutor(threads) as pool:
            before = time.perf_counter()
            list(pool.map(lambda world: engines.simulate(ready.network, world, None, words.engine), worlds))
            return time.perf_counter() - before

    rounds = [{"one_s": wall_s(1), "two_s": wall_s(2)} for _ in range(words.rounds)]
    print(json.dumps({"rounds": rounds}))


if __name__ == "__main__":
    main()
