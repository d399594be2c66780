"""What people are paid, by team and by person, month by month."""

from typing import Any

import numpy as np

from salessim.columns import F64
from salessim.results.hiring import without_a_seat
from salessim.results.legend import Legend
from salessim.results.reading import Reading
from salessim.results.staff import person_words
from salessim.results.turnover import hired
from salessim.results.wages import WAGES, Wages

PARTS = (*WAGES, "workplace")  # of pay


def pay_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `pay` that are the same in every replication."""
    return {"team": np.repeat(legend.teams, len(legend.months)), "month": np.tile(legend.months, len(legend.teams))}


def pay(reading: Reading, wages: Wages) -> dict[str, Any]:
    """The other columns of the frame `pay`."""
    teams = reading.terms.teams
    by_team = {part: _summed(amounts, reading.servers.team, len(teams)) for part, amounts in wages.parts.items()}
    by_team["salary"] += without_a_seat(reading, hired(reading))
    each = np.array([[team.workplace_per_month] for team in teams]).reshape(-1, 1)
    # a spell counts for the part of the whole month that it covers
    by_team["workplace"] = each * (reading.employed.by_month / np.diff(reading.legend.month_starts))
    return {f"{part}_currency": by_team[part].ravel() for part in PARTS}


def income_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `income` that are the same in every replication."""
    words = {name: np.repeat(column, len(legend.months)) for name, column in person_words(legend).items()}
    return {**words, "month": np.tile(legend.months, len(legend.terms.people))}


def income(reading: Reading, wages: Wages) -> dict[str, Any]:
    """The other columns of the frame `income`."""
    seat, people = reading.log.server.seat, len(reading.terms.people)
    earned = sum(_summed(wages.parts[part], seat, people) for part in WAGES)
    there = _summed(wages.employed, seat, people)
    return {"employed_share": there.ravel(), "income_currency": np.ravel(earned)}


def _summed(amounts: F64, group_of_server: Any, groups: int) -> F64:
    """Amounts by server and month as sums by group and month."""
    found = np.zeros((groups, amounts.shape[1]))
    np.add.at(found, group_of_server, amounts)
    return found
