"""Who is there in each phase of a change, on average: that hangs on nobody's work, so nothing is played."""

from collections.abc import Iterator

from salessim.columns import F64
from salessim.compiler.planned_staff import FUTURES, SEED, Staff, certain, mean, seconds, with_people_alone
from salessim.experiment.phases.phase import Phase
from salessim.experiment.phases.programme import Programme
from salessim.experiment.phases.seating import Seating
from salessim.experiment.phases.step import Seated, people_of
from salessim.network.places import Cast


def planned_phases(programme: Programme) -> list[Staff]:
    """The people of each phase of a chain, the mean of many futures; of one, where nothing is left to chance."""
    futures = 1 if all(map(_certain, programme.phases)) else FUTURES
    lived = [list(_seconds(programme, future)) for future in range(futures)]
    return [mean(phase) for phase in zip(*lived, strict=True)]


def _certain(phase: Phase) -> bool:
    return certain(phase.network) and not (phase.step and any(crowd.refuse for crowd in phase.step.crowds))


def _seconds(programme: Programme, replication: int) -> Iterator[F64]:
    """One future of all phases, each beginning with the people of the one before."""
    seating, cast, before, homes = Seating(programme.known, SEED, replication), Cast(), None, Seated()
    for phase in programme.phases:
        if before is not None and phase.step is not None:
            people = people_of(*before, phase.begins)
            homes = homes or people
            cast = phase.step.cast(seating.run, cast, people, homes, phase.network)
        world = seating.world(phase, cast, with_people_alone(phase.for_the_period))
        yield seconds(phase.network, world, phase.begins, phase.ends)
        before = world.server, phase.network
