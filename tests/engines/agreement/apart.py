"""An engine played in a process of its own, so that one which crashes or never ends can be asked again and again."""

import os
import pickle
import signal

from engines.build import House
from engines.played import Engine
from salessim.network.state import State
from salessim.network.tables import Network, World
from salessim.results.log import Log

PATIENCE = 10  # seconds until a run is given up


def apart(engine: Engine) -> Engine:
    """The same engine; a crash of its process and a run without end are errors in this one."""
    nobody = House()
    engine(nobody.network(), nobody.world(), None)  # what has to be made first is made once, here

    def play(network: Network, world: World, state: State | None) -> tuple[Log, State]:
        readable, writable = os.pipe()
        child = os.fork()
        if child == 0:
            signal.alarm(PATIENCE)
            os.close(readable)
            _answer(engine, network, world, state, writable)
        os.close(writable)
        with os.fdopen(readable, "rb") as pipe:
            answer = pipe.read()
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            raise RuntimeError(f"the process ended by {signal.Signals(os.WTERMSIG(status)).name}")
        result = pickle.loads(answer)
        if isinstance(result, Exception):
            raise result
        log, left = result
        return log, left

    return play


def _answer(engine: Engine, network: Network, world: World, state: State | None, writable: int) -> None:
    """Play, write what came out, and end this process at once."""
    try:
        result: object = engine(network, world, state)
    except Exception as stop:
        result = stop
    with os.fdopen(writable, "wb") as pipe:
        pickle.dump(result, pipe)
    os._exit(0)
