"""Candidates: how many come by each channel, how many pass, begin and stay, and what that costs."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from salessim.columns import F64, I64
from salessim.results.legend import Legend
from salessim.results.loops.tables import Mask
from salessim.results.reading import Reading
from salessim.results.terms import ChannelTerms, HiringTerms, TeamTerms, Terms
from salessim.results.units import NEVER

Way = tuple[int, TeamTerms, HiringTerms, int, ChannelTerms]  # rows of a team and of a channel with their words


def ways(terms: Terms) -> Iterator[Way]:
    """Every channel of every team."""
    for row, team in enumerate(terms.teams):
        if team.hiring is not None:
            for number, channel in enumerate(team.hiring.channels):
                yield row, team, team.hiring, number, channel


def channel_item(team: TeamTerms, channel: ChannelTerms) -> str:
    """The item of the frame `costs` under which the hiring of a team by a channel is paid."""
    return f"hiring: {team.name}, {channel.name}"


def hiring_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `hiring` that are the same in every replication."""
    listed = list(ways(legend.terms))
    teams, channels = ([team.name for _, team, *_ in listed], [channel.name for *_, channel in listed])
    return {"team": legend.coded(teams), "channel": legend.coded(channels)}


def hiring(reading: Reading) -> dict[str, Any]:
    """The other columns of the frame `hiring`."""
    rows = [_row(reading, way) for way in ways(reading.terms)]
    names = ("came", "looked_at", "passed", "began", "kept", "strong", "placed", "empty_s", "cost_currency")
    return {name: np.array([row[name] for row in rows]) for name in names}


def _row(reading: Reading, way: Way) -> dict[str, float]:
    row, _, hires, number, _ = way
    known = reading.log.candidate
    mine = (known.team == row) & (known.channel == number)
    came, began = mine & _within(reading, known.came), mine & _within(reading, known.began)
    kept, placed = began & (known.kept == 1), mine & _within(reading, known.placed)
    return {
        "came": came.sum(),
        "looked_at": (came & ((known.trials > 0) | (known.passed < NEVER))).sum(),
        "passed": (mine & _within(reading, known.passed)).sum(),
        "began": began.sum(),
        "kept": kept.sum(),
        "strong": (kept & (known.leaves - known.began >= hires.learnt_s)).sum(),
        "placed": placed.sum(),
        "empty_s": (known.placed - known.empty)[placed].sum(),
        "cost_currency": channel_costs(reading, way).sum(),
    }


def channel_costs(reading: Reading, way: Way) -> F64:
    """By month: for everybody who enters a step of selection then, and for everybody who begins then."""
    row, _, hires, number, channel = way
    known = reading.log.candidate
    mine = (known.team == row) & (known.channel == number)
    paid = _by_month(reading, known.began[mine]) * (hires.per_beginner + channel.fee)
    later = 0
    for step, trial in enumerate(hires.trials):
        entered = mine & (known.trials > step)
        paid = paid + _by_month(reading, known.came[entered] + later) * trial.cost
        later += trial.takes_s
    return np.asarray(paid, np.float64)


def _within(reading: Reading, moments: I64) -> Mask:
    return np.asarray((moments >= reading.legend.start) & (moments < reading.legend.until))


def _by_month(reading: Reading, moments: I64) -> I64:
    """How many of these moments lie in each month of the window."""
    return np.bincount(reading.month(moments[_within(reading, moments)]), minlength=len(reading.legend.months))


# ---- pay ----------------------------------------------------------------------------------------------------------


def pay_factors(reading: Reading) -> F64:
    """By server: the factor of the channel on salary and hourly pay; 1 of whoever came by none."""
    known, server = reading.log.candidate, reading.log.server
    factors = np.ones(len(server.key))
    for row, _, _, number, channel in ways(reading.terms):
        mine = known.key[(known.team == row) & (known.channel == number)]
        factors[np.isin(server.key, mine)] = channel.pay
    return factors


def without_a_seat(reading: Reading, hired: Mask) -> F64:
    """Salaries, by team and month, of interns who do not stay and of people hired ahead; `hired`: the servers that are
    hired within the window, each the best of several interns."""
    terms, known, server = reading.terms, reading.log.candidate, reading.log.server
    found = np.zeros((len(terms.teams), len(reading.legend.months)))
    for row, team in enumerate(terms.teams):
        if team.hiring is None and team.interns > 1:
            begin = server.hired[hired & (server.team == row)]
            others = _months(reading, begin, begin + round(team.internship_s))
            found[row] = others.sum(axis=0) * (team.interns - 1) * team.salary_per_month
    for row, team, _, number, channel in ways(terms):
        mine = (known.team == row) & (known.channel == number) & (known.began < NEVER)
        found[row] += _months(reading, known.began[mine], known.off[mine]).sum(axis=0) * (
            channel.pay * team.salary_per_month
        )
    return found


def _months(reading: Reading, begin: I64, end: I64) -> F64:
    """Which part of each whole month lies between two moments, within the window."""
    legend = reading.legend
    ends = np.minimum(end[:, None], legend.month_edges[1:])
    begins = np.maximum(begin[:, None], legend.month_edges[:-1])
    return np.asarray(np.maximum(ends - begins, 0) / np.diff(legend.month_starts), np.float64)
