"""Frames averaged over the replications: what is usual at a stage, in a team, for a person."""

from typing import TYPE_CHECKING

from salessim.analysis.estimates import Estimate, mean
from salessim.results.cards import FIGURES, Figure
from salessim.results.store import Runs

if TYPE_CHECKING:
    import pandas as pd

KEYS = {
    "stages": ["stage", "role"],
    "outcomes": ["stage", "outcome", "good", "lost"],
    "teams": ["team"],
    "people": ["team", "person"],
    "queues": ["stage", "week"],
    "loads": ["team", "week"],
    "funnel": [],
    "won_time": ["what", "team"],
    "flow": ["origin"],
    "leads": ["source"],
    "market": ["month", "segment"],
    "accounts": ["month"],
    "pay": ["team", "month"],
    "costs": ["month", "item"],
    "yields": ["source", "segment"],
    "cards": ["role", "figure"],
    "unknowns": ["unknown"],
    "last_year": ["figure"],
}  # what a row is about; `bookings` has no row where there is nothing, and is no table for averages

SHARES = {
    "teams": {
        "utilisation_share": ("busy_h", "on_duty_h"),
        "load_share": ("load_h", "on_duty_h"),
        "saturated_share": ("saturated_h", "open_h"),
        "blocked_share": ("blocked_h", "on_duty_h"),
        "starved_share": ("starved_h", "idle_h"),
        "overtime_share": ("overtime_h", "on_duty_h"),
    },
    "people": {"utilisation_share": ("busy_h", "on_duty_h"), "overtime_share": ("overtime_h", "on_duty_h")},
    "loads": {"utilisation_share": ("busy_h", "on_duty_h")},
    "stages": {"conversion_share": ("good", "done")},
}  # shares of one replication: name -> (part, whole)


def table(runs: Runs, name: str) -> "pd.DataFrame":
    """A frame with its shares, one row per replication and whatever a row is about.

    For teams: utilisation, load, saturated (of the time somebody is on duty), blocked, starved (of the idle time) and
    overtime; for stages: `good` visits and the conversion, good of done. A share of nothing is NaN.
    """
    frame = runs[name].copy()
    if name == "stages":
        frame["good"] = _good(runs, frame)
    for share, (part, whole) in SHARES.get(name, {}).items():
        frame[share] = frame[part] / frame[whole].where(frame[whole] > 0)
    return frame


def _good(runs: Runs, stages: "pd.DataFrame") -> "pd.Series":
    outcomes = runs["outcomes"]
    good = outcomes[outcomes["good"] == 1].groupby(["replication", "stage"])["taken"].sum()
    return stages.merge(good.rename("good").reset_index(), how="left", on=["replication", "stage"])["good"].fillna(0)


def averages(runs: Runs, name: str) -> "pd.DataFrame":
    """The mean over replications of every number in a frame; keys first, in the order of the frame.

    Raises KeyError for `bookings`: use `analysis.revenue` instead.
    """
    frame = table(runs, name).drop(columns="replication")
    keys = KEYS[name]
    if not keys:
        return frame.mean().to_frame().T
    return frame.groupby(keys, sort=False).mean().reset_index()


def estimates(runs: Runs, name: str, column: str) -> dict[tuple[str, ...], Estimate]:
    """One number of a frame, averaged over replications with its accuracy, by the keys of its row."""
    frame, keys = table(runs, name), KEYS[name]
    if not keys:
        return {(): mean(frame[column])}
    return {tuple(map(str, key)): mean(rows[column]) for key, rows in frame.groupby(keys, sort=False)}


def card(runs: Runs) -> list[tuple[Figure, Estimate]]:
    """The station card: every figure with its mean over the replications."""
    found = estimates(runs, "cards", "value")
    return [(figure, found.get((figure.role, figure.name), mean([]))) for figure in FIGURES]


def funnel(runs: Runs) -> dict[str, Estimate]:
    """The four of every funnel, and what stands beside them, by column of the frame `funnel`."""
    return {name: mean(runs["funnel"][name]) for name in runs["funnel"].columns if name != "replication"}
