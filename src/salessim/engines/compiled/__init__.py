"""The compiled engine: the same log as the SimPy engine, to the bit, from an event calendar over plain memory.

The kernel is plain Python that Numba translates: `advance` turns from instant to instant, `journey`, `service` and
`shifts` do what EVENT does, `settle` decides who serves whom. Memory belongs to the caller (`memory`); when it is short
the kernel returns, memory grows, and the kernel goes on where it was.
"""

from collections import Counter
from collections.abc import Callable

from salessim.engines.compiled import legacy
from salessim.engines.compiled.lookup import Lookup, Structure, look_up, renewed, structure
from salessim.engines.compiled.memory import EVENT_BUDGET, Memory
from salessim.engines.compiled.playing import Player, fastest
from salessim.engines.compiled.sorted_log import sorted_log
from salessim.engines.compiled.tables import CRAMPED, DONE, LOOPING, STOPPED
from salessim.engines.errors import EndlessRunError
from salessim.network.state import State
from salessim.network.tables import Network, World
from salessim.results.log import Log
from salessim.translation import say

SLICE = 100_000  # events between two heartbeats: some hundredths of a second
LAST = 10_000  # rows of the log that tell where an endless run went round


def simulate(
    network: Network,
    world: World,
    state: State,
    heartbeat: Callable[[], None] = lambda: None,
    player: Callable[[Memory], Player] = fastest,
    shuffle: int = 0,
) -> tuple[Log, State]:
    """Play one replication; `heartbeat` is called now and then and may raise, which ends the run.

    Another `shuffle` orders the events of one instant otherwise, another `player` interprets the kernel and checks
    every index: both to the same end.
    """
    ghosts = legacy.gone_owners(state, world, int(network.clock.start[0]))
    begin = len(state.inside.key), legacy.most_streams(state, network), len(ghosts)
    memory = Memory(network, world, _lookup(network), *begin)
    legacy.write(memory, state, network, world, ghosts)
    memory.set(shuffle=shuffle)
    play = player(memory)
    play.take_up()
    while (answer := play.advance(SLICE)) != DONE:
        if answer == STOPPED:
            raise _endless(memory)
        if answer == CRAMPED:
            memory.grow(memory["needed"])
        heartbeat()
    inside = legacy.everybody(memory)
    memory.list_inside(inside)
    play.close()
    return sorted_log(memory, network, world), legacy.read(memory, inside, network)


def _endless(memory: Memory) -> EndlessRunError:
    """The stations that appear most in the last steps, the busiest first."""
    last = Counter(memory.written("visit").station[-LAST:].tolist())
    busiest = tuple(station for station, _ in last.most_common(5))
    if memory["trouble"] == LOOPING:
        return EndlessRunError(memory["now"], busiest, say("somebody moves on and on within one instant"))
    return EndlessRunError(memory["now"], busiest, say("its budget of {number} events is spent", number=EVENT_BUDGET))


KEPT = 64  # networks, and structures of networks, that are kept

_latest: list[tuple[Network, Lookup]] = []  # of the networks played last
_lookups: dict[Structure, Lookup] = {}


def _lookup(network: Network) -> Lookup:
    """What follows from a network alone; kept for some, since each is played many times and many differ in numbers."""
    for known, lookup in tuple(_latest):
        if known is network:
            return lookup
    told = structure(network)
    like = _lookups.get(told)
    lookup = look_up(network) if like is None else renewed(like, network)
    if like is None:
        _lookups[told] = lookup
        for oldest in list(_lookups)[:-KEPT]:
            _lookups.pop(oldest, None)
    _latest.insert(0, (network, lookup))
    del _latest[KEPT:]
    return lookup
