"""The one entry into machine code for a world."""

from salessim import machine_code
from salessim.network import (
    arrivals,
    beginning,
    busyness,
    draws,
    hiring,
    numbers,
    order,
    people,
    rules,
    search,
    spells,
    trials,
)
from salessim.network.memory import Memory
from salessim.network.native import at_address

_memory_at = at_address(Memory)


def _realise(address: int, run: int) -> tuple[int, int, int, int]:
    m = _memory_at(address)
    servers, stretches, candidates = spells.employ(m.given, m.made, run)
    return arrivals.arrive(m.given, m.made, run), servers, stretches, candidates


realise = machine_code.entry(
    _realise, arrivals, beginning, busyness, draws, hiring, numbers, order, people, rules, search, spells, trials,
    signature="UniTuple(int64, 4)(int64, uint64)", seconds=5,
)  # fmt: skip
