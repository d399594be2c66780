"""An engine played in a process of its own, so that one which crashes or never ends can be asked again and again."""

from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess

from engines.build import House
from engines.played import Engine
from salessim.network.state import State
from salessim.network.tables import Network, World
from salessim.results.log import Log

PATIENCE = 10.0  # seconds until a run is given up


class Apart:
    """The same engine; a crash of its process and a run without end are errors in this one."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        nobody = House()
        engine(nobody.network(), nobody.world(), None)  # what has to be made first is made once, here
        self.process: ForkProcess | None = None

    def __call__(self, network: Network, world: World, state: State | None) -> tuple[Log, State]:
        if self.process is None or not self.process.is_alive():
            self._begin()
        self.pipe.send((network, world, state))
        if not self.pipe.poll(PATIENCE):
            self._end()
            raise RuntimeError(f"no answer within {PATIENCE} seconds")
        try:
            answer = self.pipe.recv()
        except EOFError:
            raise RuntimeError(f"the process ended by itself with {self._end()}") from None
        if isinstance(answer, Exception):
            raise answer
        log, left = answer
        return log, left

    def _begin(self) -> None:
        context = get_context("fork")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(self.engine, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def _end(self) -> int | None:
        assert self.process is not None
        self.process.join(0.5)
        self.process.kill()
        self.process.join()
        return self.process.exitcode


def _serve(engine: Engine, pipe: Connection) -> None:
    """Play whatever is sent and send back what came out."""
    while True:
        asked = pipe.recv()
        try:
            answer: object = engine(*asked)
        except Exception as stop:
            answer = stop
        pipe.send(answer)
