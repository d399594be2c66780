"""What a person of each team earns, month by month."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from salessim.report.pictures.canvas import BLUE, DARK, Picture, escaped, money_axis, words
from salessim.results.store import Runs
from salessim.translation import say
from salessim.translation.dates import month_of_year


def income(runs: Runs) -> Picture:
    """The income of a person in each month: one panel per team that is paid."""
    known = runs["income"]
    teams = [team for team, rows in known.groupby("team", sort=False) if rows["income_currency"].any()]
    picture = Picture(10, 1.8 + 1.9 * max(len(teams), 1))
    panels = picture.subplots(max(len(teams), 1), 1, sharex=True, squeeze=False)[:, 0]
    for axes, team in zip(panels, teams, strict=False):
        _team_panel(axes, str(team), known[known["team"] == team], runs.terms.currency)
    if teams:
        panels[0].legend(
            loc="lower left", bbox_to_anchor=(0, 1.02), ncols=2, frameon=False, fontsize=11, borderaxespad=0
        )
    words(picture, say("{name}: what a person earns in a month", name=runs.terms.name), runs)
    return picture


def _team_panel(axes: Axes, team: str, rows: pd.DataFrame, currency: str) -> None:
    by_month = rows.groupby("month", sort=True)["income_currency"]
    names = [month_of_year(str(month)) for month in by_month.groups]
    low, middle, high = (by_month.quantile(q).to_numpy() for q in (0.1, 0.5, 0.9))
    months = np.arange(len(names))
    axes.fill_between(
        months, low, high, color=BLUE, alpha=0.2, linewidth=0, label=say("8 in 10, of people and futures")
    )
    axes.plot(months, middle, color=BLUE, linewidth=2, marker="o", markersize=4, label=say("the middle one"), zorder=3)
    axes.set_ylim(0, None)
    axes.set_xticks(months, [escaped(name) for name in names])
    axes.set_title(escaped(team), loc="right", fontsize=12, fontweight="bold", color=DARK, pad=3)
    money_axis(axes, currency)
    axes.tick_params(axis="x", labelsize=10)
