"""A chain of phases lived through: one log of all of them."""

from collections.abc import Callable

from salessim.experiment.phases.going_on import never_begun
from salessim.experiment.phases.log import joined
from salessim.experiment.phases.programme import Programme
from salessim.network.draws import run_key
from salessim.network.part import part_of
from salessim.network.places import Cast, seated
from salessim.network.state import State
from salessim.network.tables import Network, World
from salessim.network.world import realise
from salessim.results.log import Log
from salessim.results.terms import Terms

Play = Callable[[Network, World, State, Terms], tuple[Log, State]]


def play_phases(programme: Programme, state: State, seed: int, replication: int, play: Play) -> tuple[Log, State]:
    """Every phase begins with the state in which the one before ends. Answers the joined log and the last state."""
    run = run_key(seed, replication)
    cast: Cast = {}
    logs: list[Log] = []
    begin: list[State] = []
    earlier = programme.phases[0].network
    for phase in programme.phases:
        network = phase.network
        if phase.step is not None:
            cast = phase.step.cast(run, cast, logs[-1].server, earlier, network)
            state = phase.step.state(state, cast, network)
        world = part_of(realise(phase.for_the_period, seed, replication), phase.begins, phase.ends)
        begin.append(state)
        log, state = play(network, seated(world, network, run, cast, phase.learning), state, phase.terms)
        logs.append(log)
        if phase.step is not None:
            logs[-1] = never_begun(log, network, phase.step.vanished)
        earlier = network
    return joined(logs, programme.phases, programme.rows, begin), state
