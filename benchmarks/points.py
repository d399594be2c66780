"""Answer the points of a study of the shipped conveyor, and print one line of JSON.

`python -m benchmarks.points --points 200 --threads 2`. A year and two futures for each point, from the values of its
factors to its answers in the store. What is done once for a study, such as its first point, is timed apart.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path

from benchmarks.workloads import FILES
from salessim.results.swept import Factor
from salessim.scenario import load
from salessim.sweeps.about import Point, about
from salessim.sweeps.design import LATIN_HYPERCUBE, Design
from salessim.sweeps.designs import points
from salessim.sweeps.drive import drive, here
from salessim.sweeps.responses import DEFAULT
from salessim.sweeps.store import opened
from salessim.sweeps.study import Study
from salessim.sweeps.workbench import Workbench

FACTORS = (
    Factor("teams.hunters.people", (2, 3, 4, 5), 2, 5),
    Factor("teams.processing_center.pay.salary", (), 70_000, 90_000, "per month"),
    Factor("sources.calls.rate", (), 12, 18, "per day"),
    Factor("process.quote.takes.product.standard.mean", (), 50, 90, "min"),
    Factor("process.negotiation.then.signed", (), 0.25, 0.35),
)


def main() -> None:
    """Answer what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--threads", type=int, default=2)
    words = parser.parse_args()
    study = conveyor(words.points)
    found = points(study)
    asked = [Point(values, first) for values, first in zip(found.values, found.first, strict=True)]
    bench, began = Workbench(study), time.perf_counter()
    bench.respond(*asked[0])
    first = time.perf_counter() - began
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(Path(folder) / "speed.sweep", about(study, ""), asked) as store,
    ):
        began, before = time.perf_counter(), time.process_time()
        drive(store, here(bench.respond, words.threads))
        wall, cpu = time.perf_counter() - began, time.process_time() - before
    print(json.dumps({"points": len(asked), "first_s": first, "wall_s": wall, "cpu_s": cpu}))


def conveyor(size: int) -> Study:
    """A study of the shipped conveyor with so many points."""
    scenarios = (("conveyor", load(FILES["conveyor"][0])),)
    return Study("Speed", scenarios, FACTORS, (), DEFAULT, Design(LATIN_HYPERCUBE, size), 2, 0, "stays", "speed")


if __name__ == "__main__":
    main()
