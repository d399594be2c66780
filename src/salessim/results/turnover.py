"""Who comes and who leaves, and how strong the people of a team are who are at work."""

from typing import Any

import numpy as np

from salessim.columns import F64, I64, U64
from salessim.results.legend import Legend
from salessim.results.log import REFUSED, UNWILLING
from salessim.results.loops.tables import Mask
from salessim.results.reading import Reading
from salessim.results.terms import ChangeTerms


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

    window = np.array([legend.start, legend.until])
    strong = np.bincount(server.team, strength(reading, window)[:, 0], teams)
    return {
        "people_mean": reading.employed.total / legend.seconds,
        "strength_mean": strong / legend.seconds,
        "at_first": count(first),
        "hired": count(hired(reading)),
        "left": count(gone),
        "first_left": count(gone & np.isin(server.key, server.key[first])),
        **_moves(reading, gone),
    }


def _moves(reading: Reading, gone: Mask) -> dict[str, I64]:
    """Who changed teams, and what became of those who did not want to."""
    move, server, teams = reading.log.move, reading.log.server, len(reading.terms.teams)
    unwilling = move.how == UNWILLING
    those = set(zip(move.person[unwilling].tolist(), move.time[unwilling].tolist(), strict=True))
    spells = zip(server.key.tolist(), server.starts.tolist(), strict=True)
    theirs = gone & np.fromiter((spell in those for spell in spells), bool, len(gone))

    def count(who: Mask) -> I64:
        return np.bincount(move.team[who], minlength=teams)

    return {
        "came": count(move.how != REFUSED),
        "unwilling": count(unwilling),
        "unwilling_left": np.bincount(server.team[theirs], minlength=teams),
        "refused": count(move.how == REFUSED),
    }


def hired_by_month(reading: Reading, team: int) -> I64:
    """How many a team hires in each month."""
    server = reading.log.server
    mine = hired(reading) & (server.team == team)
    return np.bincount(reading.month(server.hired[mine]), minlength=len(reading.legend.months))


def hired(reading: Reading) -> Mask:
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


def strength(reading: Reading, edges: I64) -> F64:
    """By server and stretch between two edges: seconds at work, each counted by the speed that the tenure gives."""
    server, terms = reading.log.server, reading.terms
    begins, ramps = at_work_from(reading)[:, np.newaxis], [team.ramp for team in terms.teams]
    ends, hired = np.maximum(server.ends[:, np.newaxis], begins), server.hired[:, np.newaxis]
    found, since = np.zeros((len(server.key), len(edges) - 1)), edges[0]
    for change in (*reading.branch.changes, None):
        until = edges[-1] if change is None else change.second
        ramp = _relearning(reading, np.array(ramps, float).reshape(-1, 3)[server.team].T)
        tenure = np.clip(np.clip(edges, since, until), begins, ends) - hired
        found += np.diff(_grown(tenure, *ramp[:, :, np.newaxis]), axis=1)
        since = until
        for team, its in () if change is None else change.ramps:
            ramps[team] = its
    return found


def at_work_from(reading: Reading) -> F64:
    """By server: the first second at work, after an internship, or after the retraining of who came from elsewhere."""
    server, terms = reading.log.server, reading.terms
    learning = np.array([team.internship_s for team in terms.teams])[server.team]
    for change in reading.branch.changes:
        learning[_movers(reading, change)] = change.retraining_s
    return np.asarray(np.maximum(server.starts, server.hired + learning))


def _relearning(reading: Reading, ramp: F64) -> F64:
    """The ramps by server, shape (3, servers), with those of people who came from another team."""
    for change in reading.branch.changes:
        if change.relearning is not None:
            ramp[:, _movers(reading, change)] = np.array(change.relearning)[:, np.newaxis]
    return ramp


def _movers(reading: Reading, change: ChangeTerms) -> Mask:
    """By server: whether somebody is there since coming from another team at a change."""
    server, move = reading.log.server, reading.log.move
    came = move.person[(move.time == change.second) & (move.how != REFUSED)]
    return np.asarray((server.hired == change.second) & np.isin(server.key, came))


def _grown(tenure: F64 | I64, begin: F64, full: F64, over: F64) -> F64:
    """The integral of a ramp up to some tenure."""
    within = np.minimum(tenure, over)
    slope = (full - begin) / np.maximum(over, 1.0)
    return begin * within + slope * within * within / 2 + full * (tenure - within)
