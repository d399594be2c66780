"""What one more person in each team is worth: the accuracy as a line, by what it says about pay."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from salessim.analysis.bottlenecks import Head, bottlenecks
from salessim.report.estimates import signed
from salessim.report.heads import sure_text
from salessim.report.numbers import missing
from salessim.report.pictures.canvas import BLUE, DARK, GREY, ORANGE, Picture, escaped, money_below, words
from salessim.results.store import Runs
from salessim.translation import say


def heads(runs: Sequence[Runs]) -> Picture:
    """One row for each team, the best first; right of the line a person brings more than that costs."""
    found = bottlenecks(runs)
    picture = Picture(10, 2.0 + 0.75 * len(found.heads))
    axes = picture.add_subplot()
    axes.axvline(0, color=DARK, linewidth=1.2)
    for told, side, colour in ((say("costs more"), -1, ORANGE), (say("pays"), 1, BLUE)):
        axes.annotate(
            told, (0, -0.9), xytext=(6 * side, -4), textcoords="offset points", ha="left" if side > 0 else "right",
            va="top", fontsize=11, color=colour,
        )  # fmt: skip
    for row, head in enumerate(found.heads):
        _head(axes, row, head, found.sure(head))
    axes.set_yticks(range(len(found.heads)), [escaped(head.team) for head in found.heads], fontsize=13, color=DARK)
    axes.set_ylim(len(found.heads) - 0.5, -0.9)
    axes.margins(x=0.2)
    money_below(axes, say("{currency} a year; the bar: 95% sure", currency=runs[0].terms.currency))
    words(picture, say("What one more person is worth a year, after all pay and costs"), runs[0])
    return picture


def _head(axes: Axes, row: int, head: Head, sure: float) -> None:
    """Blue if it surely pays, orange if it surely does not, grey if neither is certain."""
    worth = head.worth
    colour = BLUE if worth.low > 0 else ORANGE if worth.high < 0 else GREY
    if not missing(worth.low):
        axes.plot([worth.low, worth.high], [row, row], color=colour, linewidth=7, solid_capstyle="butt", alpha=0.6)
    axes.plot(worth.value, row, "o", color=DARK, markersize=7)
    told = signed(worth.value, "currency")
    if head.contender.may_be_best and not missing(sure):
        told = say("{value}, best place: {sure}", value=told, sure=sure_text(sure))
    axes.annotate(
        told, (worth.value, row), xytext=(0, 9), textcoords="offset points", ha="center", fontsize=11, color=DARK
    )
