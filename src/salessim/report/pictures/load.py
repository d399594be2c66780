"""How busy the teams are, week by week."""

import re

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.ticker import FuncFormatter

from salessim.analysis.averages import table
from salessim.report.pictures.canvas import BLUE, DARK, ORANGE, Picture, escaped, percent_tick, quiet, words
from salessim.results.store import Runs
from salessim.translation import say


class _Dates(ConciseDateFormatter):
    """Dates as short as they can be, with the months of the tongue in use."""

    def format_ticks(self, values: list[float]) -> list[str]:
        """The labels of all ticks."""
        return [_said(label) for label in super().format_ticks(values)]  # type: ignore[no-untyped-call]

    def get_offset(self) -> str:
        """What all ticks have in common."""
        return _said(super().get_offset())  # type: ignore[no-untyped-call]


def _said(label: str) -> str:
    return re.sub("[A-Z][a-z]+", lambda name: say(name[0]), label)


def load(runs: Runs) -> Picture:
    """How busy each team is, week by week: one panel per team."""
    weekly = table(runs, "loads").dropna(subset="utilisation_share")
    teams = list(dict.fromkeys(weekly["team"]))
    picture = Picture(10, 1.6 + 1.25 * max(len(teams), 1))
    panels = picture.subplots(max(len(teams), 1), 1, sharex=True, squeeze=False)[:, 0]
    for axes, team in zip(panels, teams, strict=False):
        _team_panel(axes, team, weekly[weekly["team"] == team])
    if teams:
        panels[0].legend(
            loc="lower left", bbox_to_anchor=(0, 1.02), ncols=3, frameon=False, fontsize=11, borderaxespad=0
        )
    panels[-1].xaxis.set_major_formatter(_Dates(AutoDateLocator()))  # type: ignore[no-untyped-call]
    panels[-1].tick_params(axis="x", labelsize=11)
    words(picture, say("{name}: how busy the teams are, share of the hours on duty", name=runs.terms.name), runs)
    return picture


def _team_panel(axes: Axes, team: str, weekly: pd.DataFrame) -> None:
    by_week = weekly.groupby("week", sort=True)["utilisation_share"]
    weeks = pd.to_datetime(pd.Index(by_week.groups.keys())).to_numpy()
    low, middle, high = (by_week.quantile(q).to_numpy() for q in (0.1, 0.5, 0.9))
    axes.fill_between(weeks, low, high, color=BLUE, alpha=0.2, linewidth=0, label=say("8 in 10 futures"))
    axes.axhline(1, color=ORANGE, linewidth=1.2, linestyle=(0, (5, 2)), label=say("all hours on duty"))
    axes.plot(weeks, middle, color=BLUE, linewidth=2, label=say("the middle future"), zorder=3)
    axes.set_ylim(0, 1.12)
    axes.set_yticks([0, 0.5, 1])
    axes.yaxis.set_major_formatter(FuncFormatter(percent_tick))
    axes.set_title(escaped(team), loc="right", fontsize=12, fontweight="bold", color=DARK, pad=3)
    quiet(axes)
