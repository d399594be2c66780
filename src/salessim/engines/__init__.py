"""Engines: a network and one replication's world go in, the log of what happened comes out.

The contract. `simulate(network, world, state)` plays the world from the network's clock.start until clock.until by the
rules of one instant, and answers the log and the state in which it stopped. Equal arguments give equal logs, row by row
and bit by bit, whichever engine plays. Who was inside before (`state`) goes on where it was: stations, servers, slots
and gates are found again by their keys; a server that is not in this world any more has left.
"""

from collections.abc import Callable

from salessim.engines.errors import EndlessRunError
from salessim.network.state import State, nothing
from salessim.network.tables import Network, World
from salessim.results.log import Log

Heartbeat = Callable[[], None]

ENGINES = ("compiled", "reference")  # those there are; the fastest first
IN_THREADS = frozenset({"compiled"})  # those that let other threads work while they play


def silent() -> None:
    """The heartbeat of a run that nobody wants to end early."""


def simulate(
    network: Network,
    world: World,
    state: State | None = None,
    engine: str = ENGINES[0],
    heartbeat: Heartbeat = silent,
) -> tuple[Log, State]:
    """Play one replication; raises EndlessRunError when it would not end.

    `heartbeat` is called before the run and, by an engine that plays in threads, many times a second; what it raises
    ends the run at once, and nothing is left behind.
    """
    if engine not in ENGINES:
        raise ValueError(f"there is no engine {engine!r}; there is {', '.join(ENGINES)}")
    heartbeat()
    before = nothing() if state is None else state
    if before.inside.segment.max(initial=0) >= max(1, len(network.segment.size)):
        raise ValueError("somebody is inside whose segment this network lacks")
    if engine == "compiled":
        from salessim.engines import compiled

        return compiled.simulate(network, world, before, heartbeat)
    from salessim.engines import reference

    return reference.simulate(network, world, before)


__all__ = ["ENGINES", "IN_THREADS", "EndlessRunError", "Heartbeat", "silent", "simulate"]
