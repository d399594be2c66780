"""Our engines among the others: rates and ratios on the same work."""

from collections.abc import Sequence
from statistics import median

from benchmarks.contest import Contest, hold
from benchmarks.entrants import SIMPY, TUNED_C, Entrant
from benchmarks.plans import Plan, sizes
from benchmarks.process import Line
from benchmarks.tables import number, share, table
from benchmarks.targets import Figures, versus

TITLES = {
    "W1": "W1: one queue, eight people, 90% busy",
    "W2": "W2: sales conveyor",
    "overload": "W2 with six hunters instead of eight: work piles up",
}
HEADER = ["engine", "customers per s", "events per s", "x SimPy", "of tuned C", "peak MiB"]


def measure(plan: Plan, field: Sequence[Entrant], figures: Figures) -> str:
    """A table for each workload; the ratios of our engines to all others are added to the figures."""
    parts = []
    for workload, given in plan.rates.items():
        contest = hold(workload, sizes(given, field), plan.rounds)
        figures.update(ratios(workload, contest, [entrant.name for entrant in field if entrant.own]))
        parts.append(f"**{TITLES[workload]}**\n\n{told(with_worlds(contest))}")
    return "\n\n".join(parts)


def ratios(workload: str, contest: Contest, ours: Sequence[str]) -> Figures:
    """Each engine of ours by each other engine."""
    return {
        versus(workload, mine, other): found
        for mine in ours
        for other in contest.lines
        if mine != other and (found := contest.ratio(mine, other)) is not None
    }


def with_worlds(contest: Contest) -> Contest:
    """Ours a second time: the others draw their arrivals while they play, ours are decided before the run."""
    lines = dict(contest.lines)
    for name, own in contest.lines.items():
        if all("phases" in line for line in own):
            lines[f"{name}, world included"] = [line | {"cpu_s": _with_world(line)} for line in own]
    return Contest(lines)


def _with_world(line: Line) -> float:
    phases = line["phases"]
    return line["cpu_s"] * (phases["realise"] + phases["simulate"]) / phases["simulate"]


def told(contest: Contest) -> str:
    """The engines, the fastest first."""
    rows = []
    for name in sorted(contest.lines, key=lambda name: -median(contest.rates(name))):
        customers = contest.middle(name, lambda line: line["customers"] / line["cpu_s"])
        events = median(contest.rates(name))
        peak = contest.middle(name, lambda line: line["peak_mib"])
        compared = [number(contest.ratio(name, SIMPY)), share(contest.ratio(name, TUNED_C))]
        rows.append([name, number(customers), number(events), *compared, number(peak if peak > 0 else None)])
    return table(HEADER, rows)
