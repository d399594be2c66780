"""As many replications as a precision needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from salessim.analysis.precision import Known, half_width, known, needed
from salessim.experiment.defaults import MOST, REPLICATIONS, number_of
from salessim.results.store import Runs
from salessim.results.summary import Summary
from salessim.translation import say

STEP = 100  # replications between two looks: so few looks, and none before so many, leave the intervals honest

Collect = Callable[[list[list[Summary]]], list[Runs]]


def _unheard(half: float) -> None:
    """Nobody listens."""


@dataclass(frozen=True)
class Precision:
    """Half the width that no interval of the answer may exceed; `heard` is told the widest one at every look."""

    wanted: float  # of a chance in points, of money as a share of the plan: 0.02
    heard: Callable[[float], None] = _unheard

    def __post_init__(self) -> None:
        if not 0 < self.wanted < 1:
            raise ValueError(say("a precision is between 0 and 1, such as 0.02, not {given!r}", given=self.wanted))


def precision_of(given: float | Precision | None) -> Precision | None:
    """A precision, which may be given as a number. Raises ValueError with what it may be."""
    return Precision(given) if isinstance(given, int | float) else given


def most(replications: int | str | None, precision: Precision | None) -> int:
    """How many replications there will be at most. Raises ValueError."""
    if replications is None:
        return REPLICATIONS if precision is None else MOST
    return number_of(replications)


class Watch:
    """Looks at the first replications, every `STEP`, until they are enough."""

    def __init__(self, precision: Precision | None, limit: int, collect: Collect) -> None:
        self.precision = precision
        self.limit = limit
        self.expected = limit if precision is None else min(limit, STEP)  # replications, as far as is known by now
        self._collect = collect
        self._known: Sequence[Known] = ()

    def enough(self, first: Sequence[list[Summary]]) -> bool:
        """Whether these, with all scenarios of each, tell the answer as exactly as is wanted."""
        if self.precision is None or len(first) % STEP:
            return False
        more = [known(runs) for runs in self._collect(list(first[-STEP:]))]
        self._known = [old.and_more(new) for old, new in zip(self._known, more, strict=True)] if self._known else more
        half = half_width(self._known)
        self.precision.heard(half)
        self.expected = min(self.limit, max(len(first) + STEP, needed(half, len(first), self.precision.wanted)))
        return half <= self.precision.wanted
