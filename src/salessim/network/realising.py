"""The one entry into machine code for a world."""

from salessim import machine_code
from salessim.network import arrivals, busyness, draws, numbers, order, rules, spells
from salessim.network.memory import Memory
from salessim.network.native import at_address

_memory_at = at_address(Memory)


def _realise(address: int, run: int) -> tuple[int, int, int]:
    m = _memory_at(address)
    servers, stretches = spells.employ(m.given, m.made, run)
    return arrivals.arrive(m.given, m.made, run), servers, stretches


realise = machine_code.entry(
    _realise, arrivals, busyness, draws, numbers, order, rules, spells,
    signature="UniTuple(int64, 3)(int64, uint64)", seconds=5,
)  # fmt: skip
