"""Points of a study: how many in a second, and how long ten thousand of them take."""

from collections.abc import Sequence

from benchmarks.entrants import Entrant, program
from benchmarks.plans import Plan
from benchmarks.process import line_of
from benchmarks.tables import number, table
from benchmarks.targets import Figures

MANY = 10_000
THREADS = (1, 2)


def measure(plan: Plan, field: Sequence[Entrant], figures: Figures) -> str:
    """Points of the shipped conveyor, a year and two futures each, in one thread and in two."""
    rows = []
    for threads in THREADS:
        line = line_of([*program("points"), "--points", str(plan.points), "--threads", str(threads)])
        wall, cpu = line["wall_s"] / line["points"], line["cpu_s"] / line["points"]
        minutes = (line["first_s"] + MANY * wall) / 60
        figures[f"study: minutes, {threads}"] = minutes
        rows.append([str(threads), *map(number, (1 / wall, 1_000 * cpu, line["first_s"], minutes))])
    head = ["threads", "points per s", "CPU ms a point", "the first point, s", f"{MANY:,} points, minutes"]
    return table(head, rows)
