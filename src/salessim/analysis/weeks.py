"""The narrow place week by week: the team of whom nobody has been free for longest."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from salessim.results.store import Runs


@dataclass(frozen=True)
class Spell:
    """Weeks, one after the other, in which one team is the narrow place."""

    first: str  # Monday of the first week
    last: str  # and of the last
    weeks: int
    team: str
    share: float  # of the hours in which some team has nobody free: it has had nobody free for longest


def weeks(runs: Runs) -> Iterator[Spell]:
    """Each week alone: the team that is narrow in most of its hours, averaged over the futures.

    Hours in which every team has somebody free do not count; a week of such hours is left out.
    """
    hours = runs["loads"].groupby(["week", "team"])["longest_h"].mean().unstack()
    teams = [team.name for team in runs.terms.teams]
    for week, row in zip(hours.index.tolist(), hours[teams].to_numpy().tolist(), strict=True):
        if sum(row) > 0:
            yield Spell(week, week, 1, teams[row.index(max(row))], max(row) / sum(row))


def spells(runs: Runs) -> Iterator[Spell]:
    """The weeks, those of one team after the other taken together; the share is the mean of the weeks."""
    for team, rows in groupby(weeks(runs), key=lambda week: week.team):
        mine = list(rows)
        yield Spell(mine[0].first, mine[-1].last, len(mine), team, sum(week.share for week in mine) / len(mine))
