"""What a sweep found: its factors, its points, and the responses of every future of each point."""

from dataclasses import dataclass, field
from typing import NamedTuple

from salessim.columns import F64

Value = float | int | str

STRUCTURE = "structure"  # the factor whose values are the labels of the structures


@dataclass(frozen=True)
class Factor:
    """A path of the scenario, or the structure, with what it may be. A share is a number: 40% is 0.4."""

    path: str
    values: tuple[Value, ...]  # empty: everything from low to high
    low: float = 0.0
    high: float = 0.0
    unit: str = ""  # what is written behind the number: "%", "per month", "min", ...
    meaning: str = field(default="", repr=False, compare=False)  # what it is, in the owner's words

    @property
    def named(self) -> bool:
        """Whether its values are names, which have no order."""
        return self.path == STRUCTURE

    def at(self, u: float) -> Value:
        """The value at a number from 0 to 1; several values have bins of equal width."""
        if not self.values:
            return self.low + u * (self.high - self.low)
        return self.values[min(int(u * len(self.values)), len(self.values) - 1)]

    def part(self, value: Value) -> float:
        """How far a value lies on the way from the low to the high end, 0 to 1; of names the first is 0."""
        if isinstance(value, str):
            return self.values.index(value) / max(len(self.values) - 1, 1)
        return (value - self.low) / (self.high - self.low)


class Response(NamedTuple):
    """A figure of one future."""

    key: str
    unit: str  # "currency", "share" or "count"
    told: str  # in the catalogue
    needs_plan: bool = False
    less: bool = False  # less of it is better
    chance: bool = False  # 0 or 1 in each future: a mean over many futures says something, two futures do not


class Failed(NamedTuple):
    """A point without answers, and why."""

    point: int
    reason: str


@dataclass(frozen=True)
class Swept:
    """All that is known of a sweep. `values[point, replication, response]` is NaN where a point has no answers."""

    title: str
    file: str
    design: str  # such as "sobol_indices"
    bases: int  # of a design whose points belong together, each with futures of its own; else 0
    factors: tuple[Factor, ...]
    responses: tuple[Response, ...]
    points: tuple[tuple[Value, ...], ...]
    first: tuple[int, ...]  # the number of the first future of each point
    values: F64
    failed: tuple[Failed, ...]
    history: str  # "stays", "follows", or "" where nothing ran before
    currency: str
    seed: int
    version: str
    digest: str

    @property
    def replications(self) -> int:
        """How many futures each point lives through."""
        return self.values.shape[1]

    def number(self, response: str) -> int:
        """Which response that is. Raises ValueError for one that the study does not look at."""
        keys = [one.key for one in self.responses]
        if response not in keys:
            raise ValueError(f"there is no response {response!r}; there are {', '.join(keys)}")
        return keys.index(response)

    def of(self, response: str) -> F64:
        """The values of one response: [point, replication]."""
        return self.values[:, :, self.number(response)]
