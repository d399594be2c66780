"""Who comes and who leaves, and how strong the people of a team are who are at work."""

from typing import Any

import numpy as np

from salessim.columns import F64, I64, U64
from salessim.results.legend import Legend
from salessim.results.loops.tables import Mask
from salessim.results.reading import Reading


def turnover_words(legend: Legend) -> dict[str, Any]:
    """The column of the frame `turnover` that is the same in every replication."""
    return {"team": legend.teams}


def turnover(reading: Reading) -> dict[str, Any]:
    """The other columns of the frame `turnover`."""
    server, legend, teams = reading.log.server, reading.legend, len(reading.terms.teams)
    first = (server.starts <= legend.start) & (server.ends > legend.start)
    gone = (server.ends >= legend.start) & (server.ends < legend.until) & _at_an_end(server.key, -server.ends)

    def count(who: Any) -> I64:
        return np.bincount(server.team[who], minlength=teams)

    strength = np.bincount(server.team, _strength(reading), teams)
    return {
        "people_mean": reading.employed.total / legend.seconds,
        "strength_mean": strength / legend.seconds,
        "at_first": count(first),
        "hired": count(_hired(reading)),
        "left": count(gone),
        "first_left": count(gone & first),
    }


def hired_by_month(reading: Reading, team: int) -> I64:
    """How many a team hires in each month."""
    server = reading.log.server
    mine = _hired(reading) & (server.team == team)
    return np.bincount(reading.month(server.hired[mine]), minlength=len(reading.legend.months))


def _hired(reading: Reading) -> Mask:
    """The spells that begin with a hiring within the window; whoever comes from another team is not hired."""
    server, legend = reading.log.server, reading.legend
    within = (server.hired >= legend.start) & (server.hired < legend.until)
    return np.asarray(within & _at_an_end(server.key, server.hired))


def _at_an_end(person: U64, moments: I64) -> Mask:
    """Of several spells of one person the one with the least moment."""
    order = np.lexsort((moments, person))
    first = np.ones(len(order), bool)
    first[order[1:]] = person[order[1:]] != person[order[:-1]]
    return first


def _strength(reading: Reading) -> F64:
    """By server: seconds at work within the window, each counted by the speed that the tenure gives."""
    server, legend, terms = reading.log.server, reading.legend, reading.terms
    table = [(*team.ramp, team.internship_s) for team in terms.teams]
    begin, full, over, learning = np.array(table, float).reshape(-1, 4)[server.team].T
    starts = np.maximum(np.maximum(server.starts, legend.start), server.hired + learning)
    ends = np.maximum(np.minimum(server.ends, legend.until), starts)
    return _grown(ends - server.hired, begin, full, over) - _grown(starts - server.hired, begin, full, over)


def _grown(tenure: F64, begin: F64, full: F64, over: F64) -> F64:
    """The integral of a ramp up to some tenure."""
    within = np.minimum(tenure, over)
    slope = (full - begin) / np.maximum(over, 1.0)
    return begin * within + slope * within * within / 2 + full * (tenure - within)
