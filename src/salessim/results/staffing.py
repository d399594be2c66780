"""How many people a team has week by week, and how strong they are."""

from typing import Any

import numpy as np

from salessim.columns import F64, I64
from salessim.results.legend import Legend
from salessim.results.reading import Reading
from salessim.results.turnover import at_work_from, strength


def staffing_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `staffing` that are the same in every replication."""
    return {"team": np.repeat(legend.teams, len(legend.weeks)), "week": np.tile(legend.weeks, len(legend.teams))}


def staffing(reading: Reading) -> dict[str, Any]:
    """The other columns of the frame `staffing`."""
    server, edges = reading.log.server, reading.legend.week_edges
    begins = at_work_from(reading)
    employed = _between(server.starts, server.ends, edges)
    at_work = _between(begins, np.maximum(server.ends, begins), edges)
    found = {"people": employed, "learning": employed - at_work, "strength": strength(reading, edges)}
    return {f"{name}_mean": _by_team(reading, seconds) for name, seconds in found.items()}


def _between(starts: I64 | F64, ends: I64 | F64, edges: I64) -> F64:
    """By server and week: seconds between a start and an end."""
    moments = np.clip(edges, np.asarray(starts)[:, np.newaxis], np.asarray(ends)[:, np.newaxis])
    return np.diff(moments, axis=1).astype(np.float64)


def _by_team(reading: Reading, seconds: F64) -> F64:
    """People of each team, on average over each week."""
    teams = np.zeros((len(reading.terms.teams), seconds.shape[1]))
    np.add.at(teams, reading.log.server.team, seconds)
    return (teams / np.diff(reading.legend.week_edges)).ravel()
