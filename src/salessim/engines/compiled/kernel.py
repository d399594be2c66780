"""The one entry into machine code: take up what was there before, play on, or close the books."""

from salessim import machine_code
from salessim.engines.compiled import (
    advance,
    assignment,
    calendar,
    chance,
    crowds,
    handover,
    heads,
    idle,
    journey,
    lines,
    memory_left,
    native,
    owners,
    population,
    record,
    service,
    settle,
    shifts,
    shuffling,
    sorting,
    tables,
)
from salessim.engines.compiled.tables import LAYOUT
from salessim.network import draws, numbers, rules

PARTS = (
    advance, assignment, calendar, chance, crowds, handover, heads, idle, journey, lines, memory_left, native, owners,
    population, record, service, settle, shifts, shuffling, sorting, tables, draws, numbers, rules,
)  # fmt: skip
TAKE_UP, ADVANCE, CLOSE = 0, 1, 2

_machine_at = native.machine_at(LAYOUT)


def _do(address: int, task: int, steps: int) -> int:
    m = _machine_at(address)
    if task == ADVANCE:
        return advance.advance(m, steps)
    if task == TAKE_UP:
        handover.take_up(m)
    else:
        handover.close(m)
    return 0


do = machine_code.entry(_do, *PARTS, signature="int64(int64, int64, int64)", seconds=12)
