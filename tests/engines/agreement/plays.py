"""Houses as engines play them."""

from functools import cache, partial
from typing import NamedTuple

import simpy

from engines.agreement.houses import Houses, random_houses
from engines.build import House
from engines.played import Engine, Played
from salessim.engines import EndlessRunError, reference, simulate
from salessim.network.state import State, nothing
from salessim.network.tables import Network, World
from salessim.results.log import Log


class Run(NamedTuple):
    """One house, played: what went in, and what came out."""

    house: House
    network: Network
    world: World
    before: State | None  # taken up
    log: Log
    left: State  # handed on

    @property
    def played(self) -> Played:
        """The log with the names of the house."""
        names = self.house.names
        return Played(self.log, self.left, names["station"], list(self.house.servers), names["gate"], names["ledger"])


def engine(name: str) -> Engine:
    """An engine by its name."""
    return partial(simulate, engine=name)


class Short(simpy.Environment):
    """Time enough for some thousands of events."""

    left = 20_000

    def step(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise TimeoutError("a long run")
        super().step()


def short_reference(network: Network, world: World, state: State | None) -> tuple[Log, State]:
    """The reference engine, which gives up long runs: whoever changes houses by chance makes some that explode."""
    return reference.simulate(network, world, state or nothing(), environment=Short)


def play(houses: Houses, engine: Engine) -> list[Run]:
    """The houses, each taking up what the one before leaves behind. Raises what the engine raises."""
    runs: list[Run] = []
    for house in houses:
        network, world, before = house.network(), house.world(), runs[-1].left if runs else None
        runs.append(Run(house, network, world, before, *engine(network, world, before)))
    return runs


def play_or_fail(houses: Houses, engine: Engine) -> list[Run] | str:
    """The runs, or in words the error that stops the engine: one under test may stop in any way."""
    try:
        return play(houses, engine)
    except EndlessRunError as stop:
        return f"the run does not end at second {stop.time}"
    except Exception as stop:
        return f"{type(stop).__name__}: {stop}"


@cache
def told_by_reference(seed: int) -> list[Run]:
    """What happens in the houses of a number."""
    return play(random_houses(seed), engine("reference"))
