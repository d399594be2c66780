"""Which engine plays: the log is the same whichever it is, so the one that is done first."""

from collections.abc import Sequence

from salessim.engines import ENGINES
from salessim.experiment.defaults import AUTO
from salessim.experiment.prepare import Prepared
from salessim.network.tables import EXIT

SIMPLE = "reference"
FEW_VISITS = 5_000  # SimPy plays them in less time than machine code takes to load


def chosen(engine: str, scenarios: Sequence[Prepared], replications: int) -> str:
    """The engine of that name; for AUTO the fastest, or for one small future SimPy. Raises ValueError."""
    if engine == AUTO:
        small = replications == 1 and sum(map(visits, scenarios)) <= FEW_VISITS
        return SIMPLE if small else ENGINES[0]
    if engine not in ENGINES:
        raise ValueError(f"there is no engine {engine!r}; there is {', '.join((AUTO, *ENGINES))}")
    return engine


def visits(scenario: Prepared) -> float:
    """How many visits there may be in one future, its past included: everybody comes once to every station."""
    network = scenario.network
    there = 0 if scenario.accounts is None else scenario.accounts.number
    came = float(network.day.mean.sum()) + int(network.moment.number.sum())
    stations = int((network.station.kind != EXIT).sum())
    return (came + there) * stations + (0.0 if scenario.past is None else visits(scenario.past))
