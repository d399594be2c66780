"""Play a workload with an engine of ours, and print one line of JSON as the other engines do.

`python -m benchmarks.ours W2 --engine reference --customers 10000`. Times are CPU seconds; `simulate` is all that
`engines.simulate` does, the finished log included.
"""

import argparse
import json
from typing import Any

from benchmarks import answers
from benchmarks.peers.workload import peak_mib, timed
from benchmarks.phases import PHASES
from benchmarks.workloads import beginning, prepared, workload
from salessim import engines
from salessim.experiment.prepare import Prepared
from salessim.network.world import realise
from salessim.results.log import Log


class Watch:
    """Adds up the CPU seconds of phases."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(PHASES, 0.0)

    def __call__(self, phase: str, action: Any) -> Any:
        """What the action answers; how long it takes is added to its phase."""
        found: list[Any] = []
        self.seconds[phase] += timed(lambda: found.append(action()))
        return found[0]


def main() -> None:
    """Play what the command line asks for."""
    words = arguments()
    compile_s = timed(lambda: warm_up(words.engine))
    watch, task = Watch(), workload(words.workload)
    scenario = watch("read", task.read)
    ready = watch("compile", lambda: prepared(scenario, task.per_day, words.customers))
    line: dict[str, Any] = {"answers": [], "customers": 0, "events": 0, "compile_s": compile_s}
    for replication in range(words.replications):
        log = replicate(ready, words, replication, watch)
        line["answers"].append(answers.answers(log, ready.terms))
        line["customers"] += len(log.entity.key) * words.times
        line["events"] += answers.events(log) * words.times
        line |= {"peak_mib": peak_mib(), "log": answers.digest(log)}
        if words.summarise:
            summarise_again(log, ready, watch)
    line["phases"] = {phase: seconds / per(phase, words) for phase, seconds in watch.seconds.items()}
    print(json.dumps(line | {"cpu_s": watch.seconds["simulate"]}))


def arguments() -> argparse.Namespace:
    """The words of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workload")
    parser.add_argument("--engine", choices=engines.ENGINES, default=engines.ENGINES[0])
    parser.add_argument("--customers", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replications", type=int, default=1)
    parser.add_argument("--times", type=int, default=1, help="play each replication so often, for steadier rates")
    parser.add_argument("--summarise", action="store_true", help="make the frames of results, too")
    return parser.parse_args()


def warm_up(engine: str) -> None:
    """A few customers, so that an engine is loaded and compiled."""
    task = workload("W2")
    few = prepared(task.read(), task.per_day, 20)
    engines.simulate(few.network, realise(few.network, 0, 0), None, engine)


def replicate(ready: Prepared, words: argparse.Namespace, replication: int, watch: Watch) -> Log:
    """One replication, each phase on the watch; the past of a department is not."""
    world = watch("realise", lambda: realise(ready.network, words.seed, replication))
    state = beginning(ready, words.seed, replication, words.engine)
    for _ in range(words.times):
        log, _ = watch("simulate", lambda: engines.simulate(ready.network, world, state, words.engine))
    return log


def summarise_again(log: Log, ready: Prepared, watch: Watch) -> None:
    """The frames of one replication; made once before, so that libraries are loaded."""
    from salessim.results.measures import summarise

    summarise(log, ready.terms)
    watch("summarise", lambda: summarise(log, ready.terms))


def per(phase: str, words: argparse.Namespace) -> int:
    """How often a phase was run."""
    often = {"read": 1, "compile": 1, "simulate": words.replications * words.times}
    return often.get(phase, words.replications)


if __name__ == "__main__":
    main()
