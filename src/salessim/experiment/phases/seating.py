"""Who sits where in a chain of phases, phase after phase, in one replication."""

from salessim.experiment.phases.phase import Phase
from salessim.network.abilities import Abilities, Known
from salessim.network.draws import run_key
from salessim.network.part import part_of
from salessim.network.places import Cast, renamed, seated
from salessim.network.stays import with_stays
from salessim.network.tables import Network, World
from salessim.network.world import realise


class Seating:
    """The worlds of the phases so far, in which those who move are followed."""

    def __init__(self, known: Known, seed: int, replication: int) -> None:
        self.run = run_key(seed, replication)
        self._future = seed, replication
        self._lived: list[tuple[World, Network]] = []
        self._abilities = Abilities(known, self.run, self._lived)

    def world(self, phase: Phase, cast: Cast, network: Network) -> World:
        """The world of the next phase; `network` is that of the phase, for the period, with all sources or none."""
        whole = realise(with_stays(network, self.run, cast), *self._future)
        world = part_of(renamed(whole, network, phase.since, cast), phase.begins, phase.ends)
        self._lived.append((world, phase.network))
        return seated(world, phase.network, cast, phase.learning, self._abilities)
