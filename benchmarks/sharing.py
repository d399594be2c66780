"""Do two threads do twice as much as one?"""

from collections.abc import Sequence

from benchmarks.entrants import Entrant, program
from benchmarks.plans import Plan, sizes
from benchmarks.process import line_of
from benchmarks.ratios import ratio
from benchmarks.tables import number, share, table
from benchmarks.targets import Figures


def measure(plan: Plan, field: Sequence[Entrant], figures: Figures) -> str:
    """Wall seconds of the same replications in one thread and in two."""
    rows = []
    for entrant, size in sizes(plan.threads, [entrant for entrant in field if entrant.own]).items():
        engine = entrant.command[-1]
        words = ["--customers", str(size.customers), "--times", str(size.times), "--rounds", str(plan.rounds)]
        rounds = line_of([*program("threads"), "--engine", engine, *words])["rounds"]
        one, two = ([each[key] for each in rounds] for key in ("one_s", "two_s"))
        faster = ratio(one, two)
        figures[f"threads: {entrant.name}"] = faster / 2
        rows.append([entrant.name, number(min(one)), number(min(two)), number(faster), share(faster / 2)])
    return table(["engine", "one thread, s", "two threads, s", "times as fast", "of twice"], rows)
