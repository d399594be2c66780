"""Do all engines give the same answer? Means of independent replications from an empty house."""

from collections.abc import Sequence

from benchmarks.entrants import TUNED_C, Entrant
from benchmarks.plans import Plan, Sizes, sizes
from benchmarks.process import line_of
from benchmarks.ratios import apart, mean_and_error
from benchmarks.tables import number, table
from benchmarks.targets import Figures

TITLES = {"wait": "wait, h", **{desk: f"{desk} wait, d" for desk in ("call", "hunt", "proc", "farm")}}
Means = dict[str, tuple[float, float]]  # answer -> mean and standard error


def measure(plan: Plan, field: Sequence[Entrant], figures: Figures) -> str:
    """A table for each workload."""
    return "\n\n".join(f"**{workload}**\n\n{_told(workload, given, field)}" for workload, given in plan.futures.items())


def _told(workload: str, given: Sizes, field: Sequence[Entrant]) -> str:
    """A row for each engine: mean and standard error of each answer, and the most that any is apart from C's."""
    playing = sizes(given, field)
    means = {
        entrant.name: means_of(line_of(entrant.replicates(workload, *size))["answers"])
        for entrant, size in playing.items()
    }
    answers = max(means.values(), key=len)
    header = ["engine", "replications", *(TITLES.get(answer, answer) for answer in answers), "standard errors from C"]
    rows = [
        [entrant.name, f"{size.times:,}", *cells(means[entrant.name], answers), farthest(entrant.name, means)]
        for entrant, size in playing.items()
    ]
    return table(header, rows)


def means_of(futures: Sequence[dict[str, float]]) -> Means:
    """Mean and standard error of each answer over the replications."""
    return {answer: mean_and_error([told[answer] for told in futures]) for answer in futures[0]}


def cells(found: Means, answers: Sequence[str] | Means) -> list[str]:
    """What is shown of one engine."""
    return [f"{number(found[a][0])} +- {number(found[a][1])}" if a in found else "-" for a in answers]


def farthest(name: str, means: dict[str, Means]) -> str:
    """By how many standard errors the farthest answer differs from the C program's."""
    if name == TUNED_C or TUNED_C not in means:
        return "-"
    return number(max(apart(means[name][answer], means[TUNED_C][answer]) for answer in means[name]))
