"""What we promise ourselves, and whether what was measured holds it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from benchmarks.entrants import CIMBA, CIW, SALABIM, SIMMER, SIMPY, TUNED_C, our_name
from benchmarks.tables import number, share, table

FAST, REFERENCE = our_name("compiled"), our_name("reference")
Figures = dict[str, float]


class Target(NamedTuple):
    """A figure that must be at least, or at most, so large."""

    text: str
    key: str  # of the figure
    hold: float
    at_least: bool = True
    shown: Callable[[float | None], str] = number

    def verdict(self, value: float | None) -> str:
        """In words; nothing is said about what was not measured."""
        if value is None:
            return "not measured"
        return "holds" if (value >= self.hold if self.at_least else value <= self.hold) else "**falls short**"


def versus(workload: str, ours: str, other: str) -> str:
    """The key of a ratio of rates."""
    return f"{workload}: {ours} / {other}"


TARGETS = (
    *(
        Target(f"{workload}, compiled engine / {other}", versus(workload, FAST, other), hold)
        for workload, other, hold in (
            ("W2", SIMPY, 60), ("W2", SIMMER, 45), ("W2", CIMBA, 8), ("W2", CIW, 600), ("W2", SALABIM, 500),
            ("W1", SIMPY, 45), ("W1", SIMMER, 42), ("W1", CIMBA, 1.2), ("W1", CIW, 90),
        )
    ),
    Target("W2, compiled engine / tuned C", versus("W2", FAST, TUNED_C), 0.65, shown=share),
    Target("a year of the shipped conveyor, compiled / reference", versus("conveyor", FAST, REFERENCE), 40),
    Target("W2, reference engine / SimPy", versus("W2", REFERENCE, SIMPY), 1),
    Target("time per event, 1,000,000 leads / 10,000", f"growth: {FAST}", 1.4, at_least=False),
    Target("two threads, share of twice the work of one", f"threads: {FAST}", 0.9, shown=share),
    Target("10,000 points of the shipped conveyor in two threads, min", "study: minutes, 2", 10, at_least=False),
    Target("first start ever of the process, CPU s", f"cold: {FAST}", 15, at_least=False),
    Target("any later start of the process, s", f"warm: {FAST}", 1.2, at_least=False),
    Target("one replication of an empty scenario, ms", f"empty: {FAST}", 1, at_least=False),
    Target("logs of all engines equal in every bit", "equal logs", 1, shown=share),
)  # fmt: skip


def judged(figures: Mapping[str, float]) -> str:
    """The table of all targets."""
    rows = []
    for target in TARGETS:
        value = figures.get(target.key)
        bound = f"{'>=' if target.at_least else '<='} {target.shown(target.hold)}"
        rows.append([target.text, bound, target.shown(value), target.verdict(value)])
    return table(["target", "hold", "measured", ""], rows)
