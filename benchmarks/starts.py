"""What it costs to start: the first start ever on a machine, and any later one, each a whole process."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.entrants import Entrant
from benchmarks.plans import Plan
from benchmarks.process import ROOT, Line, line_of
from benchmarks.tables import number, table
from benchmarks.targets import Figures

LATER = 5  # starts after the first


def measure(plan: Plan, field: Sequence[Entrant], figures: Figures) -> str:
    """From the start of Python to the log of an empty scenario."""
    rows = []
    for entrant in field:
        if entrant.own:
            firsts, laters = zip(*(_starts(entrant) for _ in range(plan.few_rounds)), strict=True)
            later = [line for lines in laters for line in lines]
            cold = median(line["process_cpu_s"] for line in firsts)
            warm = median(line["process_wall_s"] for line in later)
            figures |= {f"cold: {entrant.name}": cold, f"warm: {entrant.name}": warm}
            times = [cold, _wall(firsts), median(line["process_cpu_s"] for line in later), warm]
            rows.append([entrant.name, *(number(time) for time in times)])
    return table(["engine", "first start, CPU s", "first start, s", "later start, CPU s", "later start, s"], rows)


def _starts(entrant: Entrant) -> tuple[Line, list[Line]]:
    with _never_started() as environment:
        command = entrant.asks("empty", 0, 1, 1)
        return line_of(command, environment), [line_of(command, environment) for _ in range(LATER)]


def _wall(lines: Sequence[Line]) -> float:
    return median(line["process_wall_s"] for line in lines)


@contextmanager
def _never_started() -> Iterator[dict[str, str]]:
    """The environment of a copy of the package that has never been run, with a home of its own."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "src"
        shutil.copytree(ROOT / "src" / "salessim", copied / "salessim", ignore=shutil.ignore_patterns("__pycache__"))
        caches = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "NUMBA_CACHE_DIR"), folder)
        yield caches | {"PYTHONPATH": str(copied)}
