"""The scenarios that come with the program, played by an engine: with the past that a scenario begins with."""

from pathlib import Path

from engines.agreement.plays import Run
from engines.build import House
from engines.played import Engine
from house.repository import LARGE
from salessim import api, scenario
from salessim.compiler import accounts_state
from salessim.experiment.prepare import Prepared, prepare
from salessim.network.state import State
from salessim.network.tables import World
from salessim.network.world import realise

SEED = 1


def shipped() -> dict[str, Path]:
    """Every scenario but the large, by name."""
    return {name: path for name, path in api.demo_scenarios().items() if name not in LARGE}


def play_scenario(path: Path, replication: int, engine: Engine) -> list[Run]:
    """One replication of a scenario: its past, the past of that, ... from the first to the last."""
    (prepared,) = prepare([scenario.load(path)])
    return _play(prepared, replication, engine)


def _play(prepared: Prepared, replication: int, engine: Engine) -> list[Run]:
    past = [] if prepared.past is None else _play(prepared.past, replication, engine)
    before: State = past[-1].left if past else accounts_state(prepared, SEED, replication)
    world = realise(prepared.network, SEED, replication)
    names = _names(prepared, world)
    return [*past, Run(names, prepared.network, world, before, *engine(prepared.network, world, before))]


def _names(prepared: Prepared, world: World) -> House:
    """A house without anything but the names."""
    house = House()
    house.names["station"] = [stage.of or stage.name for stage in prepared.terms.stages]
    house.servers = {f"server {row}": {} for row in range(len(world.server.key))}
    return house
