"""The SimPy engine: readable, idiomatic, the specification of the rules of one instant."""

import simpy

from salessim.engines.reference.handover import Cast, hand_on, take_up
from salessim.engines.reference.journey import Journeys
from salessim.engines.reference.lookup import look_up
from salessim.engines.reference.owners import Owners
from salessim.engines.reference.scene import Scene
from salessim.engines.reference.service import Services
from salessim.engines.reference.settle import Settle
from salessim.engines.reference.shifts import Shifts
from salessim.network.state import State
from salessim.network.tables import Network, World
from salessim.results.log import Log


def simulate(
    network: Network, world: World, state: State, environment: type[simpy.Environment] = simpy.Environment
) -> tuple[Log, State]:
    """Play one replication; another `environment` may order the events of one instant otherwise, to the same end."""
    start, until = int(network.clock.start[0]), int(network.clock.until[0])
    env = environment(initial_time=start)
    scene = Scene(look_up(network), world, env, until)
    owners, shifts = Owners(scene), Shifts(scene)
    journeys = Journeys(scene, owners)
    services = Services(scene, owners, journeys)
    settle = scene.settle = Settle(scene, owners, services, journeys)
    scene.enter = journeys.enter
    for server in scene.servers:
        env.process(shifts.spell(server))
    cast = Cast(scene, owners, services, journeys, settle)
    take_up(state, cast)
    env.process(journeys.arrivals())
    env.run(until)
    handed_on = hand_on(cast)
    return scene.recorder.log(start, until, network.station.key, world), handed_on
