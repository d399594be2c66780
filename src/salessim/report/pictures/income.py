"""What a person of each team earns, month by month; through a change beside what it would be without."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from salessim.columns import F64
from salessim.report.pictures.canvas import BLUE, DARK, GREY, Picture, escaped, money_axis, words
from salessim.results.store import Runs
from salessim.translation import later, say
from salessim.translation.dates import month_of_year

ALL = later("all people")
MOST = 13  # labels of months along the foot
WHOLE = 0.999  # of a month


def income(runs: Runs) -> Picture:
    """The income of a person in each month: one panel per team that is paid."""
    return _drawn(runs, None)


def incomes(staying: Runs, changing: Runs) -> Picture:
    """The same through a change: all people first, then each team, beside the middle one if all stays as it is."""
    return _drawn(changing, staying)


def _drawn(runs: Runs, staying: Runs | None) -> Picture:
    known = _paid(runs)
    parts = _parts(known)
    if staying is not None and parts:
        parts = [(say(ALL), known), *parts]
    picture = Picture(10, 1.8 + 1.9 * max(len(parts), 1))
    panels = picture.subplots(max(len(parts), 1), 1, sharex=True, squeeze=False)[:, 0]
    months = sorted(map(str, set(runs["income"]["month"])))
    step = max(1, -(-len(months) // MOST))
    before = {} if staying is None else dict([(say(ALL), _paid(staying)), *_parts(_paid(staying))])
    for axes, (name, rows) in zip(panels, parts, strict=False):
        _fan(axes, _quantiles(rows, months, (0.1, 0.5, 0.9)))
        if name in before:
            (middle,) = _quantiles(before[name], months, (0.5,))
            axes.plot(middle, color=GREY, linewidth=2.5, label=say("the middle one, staying"))
        axes.set_ylim(0, 1.1 * axes.dataLim.ymax)
        axes.set_xticks(range(0, len(months), step), [escaped(month_of_year(one)) for one in months[::step]])
        axes.set_title(escaped(name), loc="right", fontsize=12, fontweight="bold", color=DARK, pad=3)
        money_axis(axes, runs.terms.currency)
        axes.tick_params(axis="x", labelsize=10)
    if parts:
        panels[0].legend(
            loc="lower left", bbox_to_anchor=(0, 1.02), ncols=3, frameon=False, fontsize=11, borderaxespad=0
        )
    words(picture, say("{name}: what a person earns in a month", name=runs.terms.name), runs)
    return picture


def _paid(runs: Runs) -> pd.DataFrame:
    """The whole months of somebody who is paid: of teams that are, without empty places and parts of months."""
    known = runs["income"]
    whole = known[known["employed_share"] > WHOLE]
    return whole[whole.groupby("team")["income_currency"].transform("any")]


def _parts(known: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    return [(str(team), rows) for team, rows in known.groupby("team", sort=False)]


def _quantiles(rows: pd.DataFrame, months: Sequence[str], shares: Sequence[float]) -> list[F64]:
    """Of all people and futures, by month; NaN where nobody is paid."""
    by_month = rows.groupby("month")["income_currency"]
    return [by_month.quantile(share).reindex(list(months)).to_numpy(np.float64) for share in shares]


def _fan(axes: Axes, quantiles: Sequence[F64]) -> None:
    """The middle one, and where 8 in 10 lie."""
    low, middle, high = quantiles
    months = np.arange(len(middle))
    axes.fill_between(
        months, low, high, color=BLUE, alpha=0.2, linewidth=0, label=say("8 in 10, of people and futures")
    )
    axes.plot(months, middle, color=BLUE, linewidth=2, marker="o", markersize=4, label=say("the middle one"), zorder=3)
