"""A change against staying: revenue, cash with its hole, and the day on which it has paid back."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from salessim.columns import F64
from salessim.report.pictures.canvas import BLUE, DARK, GREY, ORANGE, Picture, escaped, money_axis, percent_tick, words
from salessim.report.pictures.months import days_of_change, months_below
from salessim.report.restructure import Against
from salessim.translation import say

FOUR_WEEKS = 28
BANDS = ((0.05, 0.95, 0.16), (0.25, 0.75, 0.32))


def revenue(known: Against) -> Picture:
    """Revenue of the last four weeks, with the change and without it."""
    picture, axes = _frame(known, say("Revenue of four weeks: {name}", name=known.changing.terms.name))
    for course, colour, name in zip(known.courses, (GREY, BLUE), _names(known), strict=True):
        sums = np.cumsum(course.revenue, axis=1)
        sums[:, FOUR_WEEKS:] -= sums[:, :-FOUR_WEEKS].copy()
        _fan(axes, sums[:, FOUR_WEEKS - 1 :], FOUR_WEEKS, colour, name)
    _finish(known, axes)
    axes.set_ylim(bottom=0)
    return picture


def cash(known: Against) -> Picture:
    """All cash since the change, against that of staying; the lowest point of the middle is marked."""
    picture, axes = _frame(known, say("Cash against staying: {name}", name=known.changing.terms.name))
    staying, changing = (one.cash[:, known.since :] for one in known.courses)
    so_far = np.cumsum(changing - staying, axis=1)
    _fan(axes, so_far, known.since + 1, BLUE, say("changed less staying"))
    axes.axhline(0, color=DARK, linewidth=1.2)
    middle = np.median(so_far, axis=0)
    lowest = int(middle.argmin())
    if middle[lowest] < 0:
        axes.plot(known.since + 1 + lowest, middle[lowest], "o", color=ORANGE, markersize=9)
        axes.annotate(say("the hole"), (known.since + 1 + lowest, middle[lowest]), xytext=(8, -14),
                      textcoords="offset points", color=ORANGE, fontsize=12, fontweight="bold")  # fmt: skip
    _finish(known, axes)
    return picture


def paid_back(known: Against) -> Picture:
    """In which share of the futures it has paid back by each day."""
    picture, axes = _frame(known, say("Paid back by then: {name}", name=known.changing.terms.name))
    days = np.sort(known.found.paid_back)
    length = known.courses[0].revenue.shape[1]
    moments = np.arange(known.since, length + 1)
    share = np.searchsorted(days, moments - known.since, "right") / len(days)
    axes.fill_between(moments, share, color=BLUE, alpha=0.32, linewidth=0)
    axes.plot(moments, share, color=BLUE, linewidth=2.5, label=say("share of futures"))
    _finish(known, axes)
    axes.set_ylim(0, 1)
    axes.set_ylabel("")
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(percent_tick))
    return picture


def _frame(known: Against, headline: str) -> tuple[Picture, Axes]:
    picture = Picture(10, 5.6)
    words(picture, headline, known.changing)
    return picture, picture.add_subplot()


def _fan(axes: Axes, paths: F64, first: int, colour: str, name: str) -> None:
    """The middle of some paths and their bands; column 0 belongs to the end of the day `first`."""
    days = np.arange(first, first + paths.shape[1])
    for low, high, depth in BANDS:
        below, above = np.quantile(paths, [low, high], axis=0)
        axes.fill_between(days, below, above, color=colour, alpha=depth, linewidth=0)
    axes.plot(days, np.median(paths, axis=0), color=colour, linewidth=2.5, label=escaped(name))


def _finish(known: Against, axes: Axes) -> None:
    """Months below, money up the side, the days of the changes as lines."""
    months_below(axes, known.changing.terms)
    days_of_change(axes, known.changing.terms, DARK)
    money_axis(axes, known.changing.terms.currency)
    axes.legend(loc="best", frameon=False, fontsize=12)


def _names(known: Against) -> tuple[str, str]:
    return say("staying"), say("with the change")
