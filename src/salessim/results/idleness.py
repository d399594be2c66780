"""The teams while time goes by: their seconds idle and why, and when nobody is free."""

import numpy as np

from salessim.columns import I64
from salessim.results.loops import sweep
from salessim.results.loops.sweep import BLOCKED, EDGE, OPEN, PAUSE, SATURATED, STARVED, Stretches, begins, ends
from salessim.results.loops.tables import EVENTS
from salessim.results.reading import Reading


class Idleness:
    """Seconds of each team as the frame `teams` has them; those blocked by month, too."""

    def __init__(self, reading: Reading) -> None:
        legend, found, teams = reading.legend, reading.found, len(reading.terms.teams)
        edges = legend.month_edges - legend.start
        at_edges = ends(EDGE, np.arange(len(edges)), edges)
        events = np.concatenate([found.events[: found.filled[EVENTS]], at_edges, *pauses(reading)])
        events.sort()
        states = np.zeros((2, len(reading.servers.team)), np.int64)
        crews, blocked = np.zeros((len(sweep.Crews._fields), teams), np.int64), np.zeros((teams, len(edges)), np.int64)
        stretches, filled = np.empty((len(Stretches._fields), len(events)), np.int64), np.zeros(2, np.int64)
        given = legend.given
        reading.run(
            sweep.sweep, events, reading.servers.team, given.starves, given.starves_at, states, crews, blocked,
            stretches, filled,
        )  # fmt: skip
        self.nobody_free, self.periods = Stretches(*stretches[:, : filled[0]]), int(filled[1])
        self.blocked, self.starved, self.open, self.saturated = crews[[BLOCKED, STARVED, OPEN, SATURATED]]
        self.blocked_by_month = np.diff(blocked, axis=1)


def pauses(reading: Reading) -> list[I64]:
    """The events that a pause of a team begins and ends."""
    start, found = reading.legend.start, []
    for gate, (_, teams, _) in enumerate(reading.terms.gates):
        on, off = _closed(reading, gate)
        for team in teams:
            found += [begins(PAUSE, team, on - start), ends(PAUSE, team, off - start)]
    return found


def _closed(reading: Reading, gate: int) -> tuple[I64, I64]:
    """From when to when a gate is closed."""
    change = reading.log.gate
    mine = change.gate == gate
    times, opened = change.time[mine], change.open[mine]
    on, off = times[opened == 0], np.append(times[opened == 1], reading.legend.until)
    return on, off[: len(on)]
