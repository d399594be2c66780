"""People while time goes by: how many are employed, how many of them learn, and how strong those at work are."""

from datetime import date

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from salessim.columns import F64
from salessim.report.pictures.canvas import BLUE, DARK, GREY, ORANGE, Picture, escaped, quiet, words
from salessim.report.pictures.months import days_of_change, months_below
from salessim.results.store import Runs
from salessim.translation import later, say

ALL = later("all teams")
MOST = 16  # teams with a panel of their own


def heads_over_time(runs: Runs) -> Picture:
    """Means of all futures week by week: one panel for all people, then one for each team."""
    weekly = runs["staffing"]
    names = list(dict.fromkeys(weekly["team"]))
    parts = [(say(ALL), weekly), *((name, weekly[weekly["team"] == name]) for name in names[:MOST])]
    parts = parts if len(names) > 1 else parts[1:] or parts
    picture = Picture(10, 1.8 + 1.25 * len(parts))
    panels = picture.subplots(len(parts), 1, sharex=True, squeeze=False)[:, 0]
    for axes, (name, rows) in zip(panels, parts, strict=True):
        _panel(axes, name, rows, runs)
    months_below(panels[-1], runs.terms)
    panels[-1].tick_params(axis="x", pad=8)
    panels[0].legend(loc="lower left", bbox_to_anchor=(0, 1.02), ncols=3, frameon=False, fontsize=11, borderaxespad=0)
    words(picture, say("{name}: people, and how strong they are", name=runs.terms.name), runs)
    return picture


def _panel(axes: Axes, name: str, rows: pd.DataFrame, runs: Runs) -> None:
    """Employed as an outline, those who learn below it, and on the ground the strength of those at work."""
    columns = ["people_mean", "learning_mean", "strength_mean"]
    weekly = rows.groupby("week", sort=True)[columns].sum() / len(runs)
    people, learning, strong = (weekly[column].to_numpy() for column in columns)
    edges = _edges(list(weekly.index), runs)
    strong, working, people = (np.append(each, each[-1:]) for each in (strong, people - learning, people))
    axes.fill_between(edges, strong, step="post", color=BLUE, alpha=0.75, linewidth=0,
                      label=say("strength of those at work"))  # fmt: skip
    axes.fill_between(edges, working, people, step="post", color=ORANGE, alpha=0.55, linewidth=0,
                      label=say("learn and are not yet at work"))  # fmt: skip
    axes.step(edges, people, where="post", color=DARK, linewidth=1.6, label=say("employed"))
    days_of_change(axes, runs.terms, GREY)
    axes.set_ylim(0, 1.15 * max(1.0, float(people.max(initial=0.0))))
    axes.yaxis.set_major_locator(MaxNLocator(3, integer=True))
    axes.set_title(escaped(name), loc="right", fontsize=12, fontweight="bold", color=DARK, pad=3)
    quiet(axes)


def _edges(weeks: list[str], runs: Runs) -> F64:
    """Where each week begins and the last one ends, in days from the first of the period."""
    terms = runs.terms
    mondays = [(date.fromisoformat(week) - terms.period_start).days for week in weeks]
    return np.clip(np.array([*mondays, np.inf]), 0.0, (terms.period_end - terms.period_start).days)
