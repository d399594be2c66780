"""Which team is the narrow place, week by week: the one of whom nobody has been free for longest."""

import numpy as np

from salessim.columns import F64
from salessim.results.idleness import Idleness
from salessim.results.loops import shifting
from salessim.results.loops.shifting import Narrow
from salessim.results.loops.sweep import DUTY, EDGE, begins, ends
from salessim.results.reading import Reading
from salessim.results.units import HOUR


def narrowness(reading: Reading, idleness: Idleness) -> dict[str, F64]:
    """Hours of each team and week, teams in turn: columns of the frame `loads`."""
    stretches, legend = idleness.nobody_free, reading.legend
    rows, edges = np.arange(len(stretches.team)), legend.week_edges[:-1] - legend.start
    weeks = ends(EDGE, np.arange(len(edges)), edges)
    events = np.concatenate([begins(DUTY, rows, stretches.on), ends(DUTY, rows, stretches.off), weeks])
    events.sort()
    teams = len(reading.terms.teams)
    lengths, counted = np.zeros(idleness.periods, np.int64), np.zeros(idleness.periods, np.int64)
    np.add.at(lengths, stretches.period, stretches.off - stretches.on)
    current, narrow = np.zeros(teams, np.int64), np.zeros((len(Narrow._fields), teams, len(edges)), np.int64)
    reading.run(shifting.shift, events, np.array(stretches), lengths, counted, current, narrow)
    return {f"{name}_h": seconds.ravel() / HOUR for name, seconds in zip(Narrow._fields, narrow, strict=True)}
