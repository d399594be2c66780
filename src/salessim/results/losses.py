"""What people without end would have earned on the same market and these people did not: every amount has one cause.

What is missing is missing since the first visit that ended in another way; the causes add up to the whole difference.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, NamedTuple

from salessim.columns import F64, I64, Column, Text, describe
from salessim.results.log import BALKED, OPEN, RENEGED, Log
from salessim.results.sides import End, Sides
from salessim.results.terms import Terms

if TYPE_CHECKING:
    import pandas as pd

CAUSES = ("gave up", "cooled", "waiting", "paused", "under way", "other")
GAVE_UP, COOLED, WAITING, PAUSED, UNDER_WAY, OTHER = CAUSES


class Losses(NamedTuple):
    """The frame `losses`: one row per cause and stage at which something was lost; what was gained is negative.

    "gave up": tired of waiting, or turned away; "cooled": would have gone another way without the wait; "waiting" and
    "under way": are there when the window ends; "paused": of their wait, as long as the work was paused; "other": in
    other hands, or with another history.
    """

    replication: Annotated[I64, Column("number", "which future, from 0")]
    cause: Annotated[Text, Column("name", "why")]
    stage: Annotated[Text, Column("name", "where the way of people without end was left")]
    bookings: Annotated[F64, Column("entries", "missing in the plan's ledger")]
    amount_currency: Annotated[F64, Column("currency", "their amount")]


def losses(log: Log, ideal: Log, terms: Terms, replication: int = 0) -> "pd.DataFrame":
    """The frame `losses` of one replication; `ideal` is the log of people without end in the same department."""
    import pandas as pd

    sides, pauses = Sides(log, ideal, terms.headline), _Pauses(log, terms)
    found: defaultdict[tuple[int, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for key, (number, amount) in sides.missing.items():
        end, parted = sides.parting(key)
        for cause, share in _causes(end, parted, pauses.share(end)):
            sums = found[CAUSES.index(cause), end.station]
            sums[0] += share * number
            sums[1] += share * amount
    names = [stage.of or stage.name for stage in terms.stages]
    rows = [(replication, CAUSES[cause], names[station], *sums) for (cause, station), sums in sorted(found.items())]
    types = {column.name: "str" if column.dtype == object else column.dtype for column in describe(Losses)}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def _causes(end: End, parted: bool, paused: float) -> Iterator[tuple[str, float]]:
    """Why the way was left here, in shares of 1."""
    if not parted:
        yield OTHER, 1.0
    elif end.outcome in (RENEGED, BALKED):
        yield GAVE_UP, 1.0
    elif end.outcome != OPEN:
        yield (OTHER if end.route == end.prompt else COOLED), 1.0
    elif end.begun:
        yield UNDER_WAY, 1.0
    else:
        yield WAITING, 1.0 - paused
        if paused:
            yield PAUSED, paused


class _Pauses:
    """When the work of a stage was paused: all who may serve it were stopped."""

    def __init__(self, log: Log, terms: Terms) -> None:
        self.terms = terms
        self.until = int(log.until)
        self.shut: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)  # by gate: from, to
        since: dict[int, int] = {}
        for gate, time, opened in zip(*(column.tolist() for column in log.gate), strict=True):
            if not opened:
                since[gate] = time
            elif gate in since:
                self.shut[gate].append((since.pop(gate), time))
        for gate, time in since.items():
            self.shut[gate].append((time, self.until))

    def share(self, end: End) -> float:
        """The part of a wait that is not over in which its work was paused."""
        able = [team for team, stations in self.terms.skills.items() if end.station in stations]
        mine = [
            row
            for row, (_, teams, stations) in enumerate(self.terms.gates)
            if list(teams) == able and end.station in stations
        ]
        if not mine or end.queued >= self.until:
            return 0.0
        shut = sum(max(0, to - max(since, end.queued)) for since, to in self.shut[mine[0]])
        return shut / (self.until - end.queued)
