"""How the cost of an event grows with leads, people and stages; sizes in turn, round by round."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from benchmarks.contest import Size
from benchmarks.entrants import Entrant
from benchmarks.plans import Plan, Sizes, sizes
from benchmarks.process import Line, line_of
from benchmarks.ratios import ratio
from benchmarks.tables import number, table
from benchmarks.targets import Figures

PEOPLE = (10, 100, 1_000)
STAGES = (2, 10, 40)
LEAST, MOST = 10_000, 1_000_000  # leads whose cost per event is compared

Asked = Mapping[int, tuple[str, Sizes]]  # size -> (workload, what each engine is given)
Lines = dict[tuple[int, str], list[Line]]


def measure(plan: Plan, field: Sequence[Entrant], figures: Figures) -> str:
    """Tables of nanoseconds per event, and of memory."""
    ours = [entrant for entrant in field if entrant.own]
    leads = play({size: ("W2", given) for size, given in plan.leads.items()}, ours, plan.few_rounds)
    people = play({size: (f"people-{size}", plan.people) for size in PEOPLE}, ours, plan.few_rounds)
    stages = play({size: (f"stages-{size}", _chain(plan.stages, size)) for size in STAGES}, ours, plan.few_rounds)
    for entrant in ours:
        if (MOST, entrant.name) in leads and (LEAST, entrant.name) in leads:
            least, most = (nanoseconds(leads[size, entrant.name]) for size in (LEAST, MOST))
            figures[f"growth: {entrant.name}"] = ratio(most, least)
    names = [entrant.name for entrant in ours]
    return "\n\n".join(
        [
            _told("ns per event, by leads of W2", leads, names, _cost),
            _told("peak MiB, by leads of W2", leads, names, _memory),
            _told("ns per event, by people before one queue", people, names, _cost),
            _told("ns per event, by stages in a chain", stages, names, _cost),
        ]
    )


def play(asked: Asked, ours: Sequence[Entrant], rounds: int) -> Lines:
    """The lines of each size and engine."""
    lines: Lines = {}
    for seed in range(1, rounds + 1):
        for number_of, (workload, given) in asked.items():
            for entrant, size in sizes(given, ours).items():
                line = line_of(entrant.asks(workload, *size, seed))
                lines.setdefault((number_of, entrant.name), []).append(line)
    return lines


def nanoseconds(lines: Sequence[Line]) -> list[float]:
    """CPU time of an event, by round."""
    return [1e9 * line["cpu_s"] / line["events"] for line in lines]


def _chain(given: Sizes, stages: int) -> dict[str, Size]:
    """Fewer customers for a longer chain: about as many events."""
    return {name: Size(max(200, 10 * size.customers // stages), size.times) for name, size in given.items()}


def _cost(lines: Sequence[Line]) -> float:
    return median(nanoseconds(lines))


def _memory(lines: Sequence[Line]) -> float:
    return median(line["peak_mib"] for line in lines)


def _told(what: str, lines: Lines, names: Sequence[str], value: Callable[[Sequence[Line]], float]) -> str:
    rows = []
    for size in dict.fromkeys(size for size, _ in lines):
        values = [value(lines[size, name]) if (size, name) in lines else None for name in names]
        rows.append([f"{size:,}", *map(number, values)])
    return table([what, *names], rows)
