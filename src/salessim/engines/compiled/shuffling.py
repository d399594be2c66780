"""Another order of the events of one instant, by chance: whatever holds must hold in every order."""

from typing import Any

from salessim.engines.compiled import calendar
from salessim.engines.compiled.journey import arrive
from salessim.engines.compiled.tables import STREAM
from salessim.network import draws


def shuffle(m: Any) -> None:
    """Let some other event come first: of those on the way, of this second, or an arrival."""
    if calendar.first_stream(m) != -1:
        return  # children of streams are born before everything else
    if m.moves > 1:
        other, last = _below(m, m.moves), m.moves - 1
        m.move_list[other], m.move_list[last] = m.move_list[last], m.move_list[other]
        m.move_to[other], m.move_to[last] = m.move_to[last], m.move_to[other]
    if m.arrived < m.arrivals and m.arrival.time[m.arrived] <= m.now and _below(m, 2) == 0:
        arrive(m)
    a = calendar.due_now(m)
    while a != -1 and m.actor[a].later != -1 and _below(m, 3) > 0:
        a = m.actor[a].later
    if a != -1 and m.actor[a].kind != STREAM:
        due = m.actor[a].due
        calendar.cancel(m, a)
        calendar.put(m, a, due)


def _below(m: Any, count: int) -> int:
    """A random number from 0 to count - 1."""
    m.shuffle = draws.mix(m.shuffle)
    return int(draws.uniform(m.shuffle) * count)
