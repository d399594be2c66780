"""Where newcomers come from: how many candidates it takes, how long places are empty, and what that costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salessim.analysis.estimates import Estimate, mean, ratio
from salessim.columns import F64
from salessim.results.store import Runs

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Recruited:
    """The candidates of a team, by one channel or by all."""

    team: str
    channel: str  # "" all of them
    looked_at: Estimate  # candidates in the period, while somebody was looked for
    kept: Estimate  # people who stayed after the internship
    strong: Estimate  # of these: will stay until they are at full strength
    candidates: Estimate  # for each of those; not known of nobody
    empty_s: Estimate  # seconds for which a place that they took had been empty
    cost: Estimate  # of selection, fees and beginners in the period
    each: Estimate  # of that for each who will be at full strength


def recruited(runs: Runs) -> list[Recruited]:
    """By team, each channel and then all of them; nothing of teams that look for nobody by channels."""
    return list(_recruited(runs))


def _recruited(runs: Runs) -> Iterator[Recruited]:
    frame = runs["hiring"]
    for team in dict.fromkeys(frame["team"]):
        mine = frame[frame["team"] == team]
        channels = list(dict.fromkeys(mine["channel"]))
        for channel in channels:
            yield _one(team, channel, mine[mine["channel"] == channel])
        if len(channels) > 1:
            yield _one(team, "", mine.drop(columns="channel").groupby("replication").sum(numeric_only=True))


def _one(team: str, channel: str, frame: "pd.DataFrame") -> Recruited:
    def column(name: str) -> F64:
        return frame[name].to_numpy(float)

    return Recruited(
        team=team,
        channel=channel,
        looked_at=mean(column("looked_at")),
        kept=mean(column("kept")),
        strong=mean(column("strong")),
        candidates=ratio(column("looked_at"), column("strong")),
        empty_s=ratio(column("empty_s"), column("placed")),
        cost=mean(column("cost_currency")),
        each=ratio(column("cost_currency"), column("strong")),
    )


def needed_per_month(runs: Runs) -> float | None:
    """How many candidates a month keep all places filled if they are; None if no team looks for people by channels."""
    found = None
    for team in runs.terms.teams:
        hires = team.hiring
        if hires is not None and hires.passing:
            leavers = len(team.seats) * hires.leavers / 12
            found = (found or 0.0) + leavers * hires.interns / hires.passing
    return found


def looked_at_per_month(runs: Runs) -> Estimate:
    """How many candidates a month were looked at."""
    months = 12 * runs.terms.years
    return mean(runs["hiring"].groupby("replication")["looked_at"].sum().to_numpy(float) / months)


def coming_per_month(runs: Runs) -> float:
    """How many candidates a month offer themselves."""
    return sum(team.hiring.per_month for team in runs.terms.teams if team.hiring is not None)
