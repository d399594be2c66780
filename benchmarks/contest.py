"""Engines in turn: A B C, A B C, ..., each time in a fresh process."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.entrants import Entrant
from benchmarks.process import Line, line_of
from benchmarks.ratios import ratio


class Size(NamedTuple):
    """How much an engine is given: enough for a steady rate, not more than the time allows."""

    customers: int
    times: int = 1


class Contest(NamedTuple):
    """The lines of every engine, round by round."""

    lines: dict[str, list[Line]]

    def rates(self, name: str) -> list[float]:
        """Logical events per CPU second of the simulation, by round."""
        return [line["events"] / line["cpu_s"] for line in self.lines[name]]

    def middle(self, name: str, value: Callable[[Line], float]) -> float:
        """The median of something over the rounds."""
        return median(value(line) for line in self.lines[name])

    def ratio(self, name: str, other: str) -> float | None:
        """How many times as fast one engine is as another; None if either did not take part."""
        if name not in self.lines or other not in self.lines:
            return None
        return ratio(self.rates(name), self.rates(other))


def hold(
    workload: str,
    sizes: Mapping[Entrant, Size],
    rounds: int,
    more: Sequence[str] = (),
    play: Callable[[Sequence[str]], Line] = line_of,
) -> Contest:
    """Let engines play a workload for so many rounds, each round with its own seed."""
    lines: dict[str, list[Line]] = {entrant.name: [] for entrant in sizes}
    for seed in range(1, rounds + 1):
        for entrant, size in sizes.items():
            lines[entrant.name].append(play([*entrant.asks(workload, *size, seed), *more]))
    return Contest(lines)
