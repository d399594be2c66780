"""A chain of phases lived through: one log of all of them."""

from collections.abc import Callable

from salessim.experiment.phases.going_on import never_begun
from salessim.experiment.phases.log import joined
from salessim.experiment.phases.moves import Refused, moved
from salessim.experiment.phases.programme import Programme
from salessim.experiment.phases.seating import Seating
from salessim.network.places import Cast
from salessim.network.state import State
from salessim.network.tables import Network, World
from salessim.results.log import Log
from salessim.results.terms import Terms

Play = Callable[[Network, World, State, Terms], tuple[Log, State]]


def play_phases(programme: Programme, state: State, seed: int, replication: int, play: Play) -> tuple[Log, State]:
    """Every phase begins with the state in which the one before ends. Answers the joined log and the last state."""
    seating = Seating(programme.known, seed, replication)
    cast: Cast = {}
    logs: list[Log] = []
    begin: list[State] = []
    casts: list[Cast] = []
    refused: list[Refused] = []
    earlier = programme.phases[0].network
    for phase in programme.phases:
        network = phase.network
        refused.append({} if phase.step is None else phase.step.refused(seating.run, logs[-1].server, earlier))
        if phase.step is not None:
            cast = phase.step.cast(seating.run, cast, logs[-1].server, earlier, network)
            state = phase.step.state(state, cast, network)
        world = seating.world(phase, cast, phase.for_the_period)
        begin.append(state)
        casts.append(cast)
        log, state = play(network, world, state, phase.terms)
        logs.append(log)
        if phase.step is not None:
            logs[-1] = never_begun(log, network, phase.step.vanished)
        earlier = network
    log = joined(logs, programme.phases, programme.rows, begin)
    return log._replace(move=moved(programme.phases, programme.rows, casts, refused)), state
