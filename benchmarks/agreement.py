"""Do all engines give the same answer? Means of independent replications of W2, thirty days from an empty house."""

from collections.abc import Sequence

from benchmarks.entrants import TUNED_C, Entrant
from benchmarks.plans import Plan, sizes
from benchmarks.process import line_of
from benchmarks.ratios import apart, mean_and_error
from benchmarks.tables import number, table
from benchmarks.targets import Figures

ANSWERS = ("call", "hunt", "proc", "farm", "abandoned", "wins")
Means = dict[str, tuple[float, float]]


def measure(plan: Plan, field: Sequence[Entrant], figures: Figures) -> str:
    """A row for each engine: mean and standard error of each answer, and the most that any is apart from C's."""
    means: dict[str, Means] = {}
    for entrant, size in sizes(plan.futures, field).items():
        futures = line_of(entrant.replicates("W2", *size))["answers"]
        known = [answer for answer in ANSWERS if answer in futures[0]]
        means[entrant.name] = {answer: mean_and_error([told[answer] for told in futures]) for answer in known}
    rows = [[name, *_cells(found), _farthest(found, means.get(TUNED_C))] for name, found in means.items()]
    return table(["engine", *(_title(answer) for answer in ANSWERS), "standard errors from C"], rows)


def _title(answer: str) -> str:
    return answer if answer in ("abandoned", "wins") else f"{answer} wait, d"


def _cells(found: Means) -> list[str]:
    return [f"{number(found[a][0])} +- {number(found[a][1])}" if a in found else "-" for a in ANSWERS]


def _farthest(found: Means, yardstick: Means | None) -> str:
    if yardstick is None or found is yardstick:
        return "-"
    return number(max(apart(found[answer], yardstick[answer]) for answer in found))
