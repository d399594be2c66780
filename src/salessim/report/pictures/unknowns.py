"""The tornado: what each number that is not known for sure does to profit, the strongest on top."""

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from salessim.analysis.profit import margin_stated
from salessim.analysis.unknowns import Influence, influences
from salessim.report.pictures.canvas import BLUE, DARK, ORANGE, Picture, escaped, quiet, tick, words
from salessim.report.unknowns import name_of, value_text
from salessim.results.store import Runs
from salessim.translation import say

MOST = 12  # numbers; more would not be read


def unknowns(runs: Runs) -> Picture:
    """Profit at the lower and at the upper end of every range, the other numbers as usual."""
    found = influences(runs)
    each = found.each[:MOST] if found else ()
    picture = Picture(10, 2.2 + 0.62 * max(len(each), 1))
    axes = picture.add_subplot()
    for row, one in enumerate(each):
        _bars(axes, row, one, found.usual.value if found else 0.0)
    axes.set_yticks(range(len(each)), [escaped(name_of(one.unknown)) for one in each])
    axes.invert_yaxis()
    quiet(axes)
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", color="#E6E6E6", linewidth=0.8)
    axes.margins(x=0.16)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
    what = say("profit") if margin_stated(runs) else say("contribution after sales costs")
    axes.set_xlabel(escaped(f"{what}, {runs.terms.currency}".removesuffix(", ")), fontsize=12, color=DARK)
    if found:
        axes.axvline(found.usual.value, color=DARK, linewidth=1.2)
        axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=3, frameon=False, fontsize=11)
    words(picture, _headline(runs, bool(each)), runs)
    return picture


def _bars(axes: Axes, row: int, one: Influence, usual: float) -> None:
    """From what is usual to both ends of the range, with the accuracy of each end as a thin line."""
    ends = (
        (one.low, one.unknown.low, BLUE, say("at the low end")),
        (one.high, one.unknown.high, ORANGE, say("at the high end")),
    )
    for known, value, colour, label in ends:
        named = label if row == 0 else None
        axes.barh(row, known.value - usual, left=usual, height=0.6, color=colour, alpha=0.75, label=named)
        sure = say("accuracy, 95% sure") if named and colour == ORANGE else None
        axes.plot([known.low, known.high], [row, row], color=DARK, linewidth=1.2, label=sure)
        right = known.value >= usual
        edge = max(known.high, usual) if right else min(known.low, usual)
        axes.annotate(
            escaped(value_text(one.unknown, value)), (edge, row), xytext=(5 if right else -5, 0), va="center",
            textcoords="offset points", ha="left" if right else "right", color=DARK, fontsize=11,
        )  # fmt: skip


def _headline(runs: Runs, told: bool) -> str:
    if told:
        return say("{name}: what we do not know, and what it does", name=runs.terms.name)
    return say("{name}: no number has a range, or there are too few futures", name=runs.terms.name)
