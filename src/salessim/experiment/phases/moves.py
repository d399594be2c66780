"""Who came to another team at a change, and who left instead: rows of the joined log."""

from collections.abc import Iterator, Mapping, Sequence

from salessim.columns import from_rows
from salessim.experiment.phases.phase import Phase
from salessim.experiment.phases.words import Rows
from salessim.network.places import Cast, Place, place_rows
from salessim.network.tables import Network
from salessim.results.log import CAME, REFUSED, UNWILLING, Move

Refused = Mapping[Place, int]  # by the place that somebody leaves: who
Row = tuple[int, int, int, int]


def moved(phases: Sequence[Phase], rows: Sequence[Rows], casts: Sequence[Cast], refused: Sequence[Refused]) -> Move:
    """The moves at the beginning of every phase; `refused` are those who left the phase before."""
    told: list[Row] = []
    for number, phase in enumerate(phases):
        if phase.step is not None:
            earlier, left = phases[number - 1].network, rows[number - 1]
            told += _refusing(earlier, left, refused[number], phase.begins)
            told += _coming(phase.network, rows[number], casts[number], phase.begins)
    return from_rows(Move, told)


def _refusing(network: Network, rows: Rows, refused: Refused, time: int) -> Iterator[Row]:
    for place, person in refused.items():
        yield time, person, _team(network, rows, place), REFUSED


def _coming(network: Network, rows: Rows, cast: Cast, time: int) -> Iterator[Row]:
    for place, taken in cast.items():
        if taken.moved and taken.at == time:
            yield time, taken.person, _team(network, rows, place), UNWILLING if taken.leaving > 1 else CAME


def _team(network: Network, rows: Rows, place: Place) -> int:
    return int(rows.team[network.seat.team[place_rows(network)[place]]])
