"""Our own work by phase, from the file to the frames of results; and whether all engines tell the same."""

from collections.abc import Sequence
from statistics import median

from benchmarks.contest import Contest, Size, hold
from benchmarks.entrants import Entrant
from benchmarks.plans import Plan
from benchmarks.ratios import ratio
from benchmarks.tables import number, table
from benchmarks.targets import FAST, REFERENCE, Figures, versus

PHASES = ("read", "compile", "realise", "simulate", "summarise")
AFTER_COMPILING = ("realise", "simulate", "summarise")
EMPTY = 30  # replications of the empty scenario


def measure(plan: Plan, field: Sequence[Entrant], figures: Figures) -> str:
    """CPU milliseconds of one replication of W2, of the shipped conveyor and of an empty scenario."""
    ours = [entrant for entrant in field if entrant.own]
    asked = {
        f"W2, {plan.phases:,} leads": ("W2", plan.phases, ()),
        "shipped conveyor, one year": ("conveyor", 0, ()),
        "empty scenario": ("empty", 0, ("--replications", str(EMPTY))),
    }
    rows, equal = [], []
    for title, (workload, customers, more) in asked.items():
        size = {entrant: Size(customers) for entrant in ours}
        contest = hold(workload, size, plan.few_rounds, ("--summarise", *more))
        rows += [[f"{title}: {name}", *milliseconds(contest, name)] for name in contest.lines]
        equal += [len({contest.lines[name][i]["log"] for name in contest.lines}) == 1 for i in range(plan.few_rounds)]
        figures.update(empty(contest) if workload == "empty" else whole(workload, contest))
    if len(ours) > 1:
        figures["equal logs"] = sum(equal) / len(equal)
    return table(["CPU ms", *PHASES], rows)


def milliseconds(contest: Contest, name: str) -> list[str]:
    """The medians of the phases."""
    return [number(1_000 * median(line["phases"][phase] for line in contest.lines[name])) for phase in PHASES]


def seconds(contest: Contest, name: str) -> list[float]:
    """From the chances to the frames, by round."""
    return [sum(line["phases"][phase] for phase in AFTER_COMPILING) for line in contest.lines[name]]


def whole(workload: str, contest: Contest) -> Figures:
    """How many times as fast the compiled engine makes a replication with all that belongs to it."""
    if FAST not in contest.lines:
        return {}
    return {versus(workload, FAST, REFERENCE): ratio(seconds(contest, REFERENCE), seconds(contest, FAST))}


def empty(contest: Contest) -> Figures:
    """What a replication costs in which nothing happens, in milliseconds."""
    return {f"empty: {name}": 1_000 * median(seconds(contest, name)) for name in contest.lines}
