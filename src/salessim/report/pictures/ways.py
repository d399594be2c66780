"""Several ways of one change: what each has left so far against staying, with its deepest point marked."""

import numpy as np
from matplotlib.axes import Axes

from salessim.columns import F64
from salessim.report.pictures.canvas import DARK, GREY, PALETTE, Picture, escaped, money_axis, tick, words
from salessim.report.pictures.months import days_of_change, months_below
from salessim.report.ways import Ways
from salessim.translation import say


def ways(known: Ways) -> Picture:
    """What is left so far, changed less staying, day by day: the mean of the futures, half of them in the band."""
    picture, first = Picture(10, 5.2 + 0.25 * len(known.ways)), known.ways[0]
    words(picture, say("What is left so far, against staying"), first.staying)
    axes = picture.add_subplot()
    for number, one in enumerate(known.ways):
        staying, changing = one.courses
        so_far = np.cumsum(changing.profit - staying.profit, axis=1)
        _line(axes, so_far, PALETTE[number % len(PALETTE)], one.changing.terms.name)
        days_of_change(axes, one.changing.terms, GREY)
    axes.axhline(0, color=DARK, linewidth=1.2)
    months_below(axes, first.staying.terms)
    money_axis(axes, first.staying.terms.currency)
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1.0), fontsize=12, frameon=False, borderaxespad=0.2)
    return picture


def _line(axes: Axes, so_far: F64, colour: str, name: str) -> None:
    """The mean, the band around it, and its lowest point, which the legend names."""
    days, mean = np.arange(1, so_far.shape[1] + 1), so_far.mean(axis=0)
    low, high = np.quantile(so_far, [0.25, 0.75], axis=0)
    axes.fill_between(days, low, high, color=colour, alpha=0.14, linewidth=0)
    lowest = int(mean.argmin())
    told = say("{name}; deepest {amount}", name=name, amount=tick(mean[lowest])) if mean[lowest] < 0 else name
    axes.plot(days, mean, color=colour, linewidth=2.5, label=escaped(told))
    if mean[lowest] < 0:
        axes.plot(days[lowest], mean[lowest], "o", color=colour, markersize=10, markeredgecolor="white", zorder=4)
