"""Who plays on: machine code, or the same functions interpreted."""

from typing import Protocol

from salessim import machine_code
from salessim.engines.compiled.memory import Memory


class Player(Protocol):
    """What is done with the memory of a run, from its beginning to its end."""

    def take_up(self) -> None:
        """Let everybody who was inside go on."""

    def advance(self, steps: int) -> int:
        """Play on, for so many events at most."""

    def close(self) -> None:
        """Write down who is still inside."""


class Machine:
    """Machine code."""

    def __init__(self, memory: Memory) -> None:
        from salessim.engines.compiled import kernel

        self.kernel, self.memory = kernel, memory

    def take_up(self) -> None:
        """Let everybody who was inside go on."""
        self.kernel.do(self.memory.address, self.kernel.TAKE_UP, 0)

    def advance(self, steps: int) -> int:
        """Play on, for so many events at most."""
        return int(self.kernel.do(self.memory.address, self.kernel.ADVANCE, steps))

    def close(self) -> None:
        """Write down who is still inside."""
        self.kernel.do(self.memory.address, self.kernel.CLOSE, 0)


class Interpreter:
    """The plain functions, with every index checked."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def take_up(self) -> None:
        """Let everybody who was inside go on."""
        from salessim.engines.compiled import handover, plain

        with plain.machine(self.memory) as m:
            handover.take_up(m)

    def advance(self, steps: int) -> int:
        """Play on, for so many events at most."""
        from salessim.engines.compiled import advance, plain

        with plain.machine(self.memory) as m:
            return advance.advance(m, steps)

    def close(self) -> None:
        """Write down who is still inside."""
        from salessim.engines.compiled import handover, plain

        with plain.machine(self.memory) as m:
            handover.close(m)


def fastest(memory: Memory) -> Player:
    """Machine code; the interpreter where Numba is told to make none."""
    return Interpreter(memory) if machine_code.disabled() else Machine(memory)
