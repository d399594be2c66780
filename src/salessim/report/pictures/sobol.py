"""What decides: the share of each factor in the differences between futures, and that of luck as a bar of its own."""

from matplotlib.axes import Axes

from salessim.analysis.estimates import Estimate
from salessim.analysis.swept import indices
from salessim.report.numbers import missing
from salessim.report.pictures.canvas import BLUE, DARK, GREY, ORANGE, Picture
from salessim.report.pictures.sweeps import rows, ticks, words
from salessim.report.sensitivity import LUCK, by_size, share_told
from salessim.results.swept import Swept
from salessim.translation import say

LIGHT = "#9CC9E3"  # of BLUE


def sobol(swept: Swept, response: str) -> Picture:
    """One row for each factor: dark what it does alone, light what it does with others; then luck."""
    found, which = indices(swept, response), swept.responses[swept.number(response)]
    effects = by_size(found)
    picture = Picture(10, 2.4 + 0.62 * (len(effects) + 1))
    axes = picture.add_subplot()
    for row, effect in enumerate(effects):
        _bar(axes, row, effect.total_of_all, LIGHT, say("with other factors"))
        _bar(axes, row, effect.alone_of_all, BLUE, say("alone"), 0.3)
        _amount(axes, row, effect.total_of_all, effect.alone_of_all.value)
    _bar(axes, len(effects), found.luck, ORANGE, "")
    _amount(axes, len(effects), found.luck)
    rows(axes, [*(effect.factor for effect in effects), say(LUCK)])
    axes.axhline(len(effects) - 0.5, color=GREY, linewidth=0.8)
    axes.set_xlim(0, 1.12 * max(0.1, axes.dataLim.x1))
    ticks(axes, "share")
    axes.set_xlabel(say("share of all differences between futures; the line: 95% sure"), fontsize=11, color=DARK)
    handles, labels = axes.get_legend_handles_labels()
    axes.legend(handles[:2], labels[:2], loc="lower right", bbox_to_anchor=(1, 1), ncols=2, frameon=False, fontsize=11)
    words(picture, say("{name}: what decides about {response}", name=swept.title, response=say(which.told)), swept)
    return picture


def _bar(axes: Axes, row: int, share: Estimate, colour: str, label: str, height: float = 0.62) -> None:
    if not missing(share.value):
        axes.barh(row, max(0.0, share.value), height=height, color=colour, label=label or None)


def _amount(axes: Axes, row: int, share: Estimate, end: float = 0.0) -> None:
    """The accuracy as a line, and the share behind it and behind the end of what was drawn."""
    if missing(share.value):
        return
    end = max(0.0, end, share.value)
    if not missing(share.low):
        axes.plot([max(0.0, share.low), max(0.0, share.high)], [row, row], color=DARK, linewidth=1.4)
        end = max(end, share.high)
    axes.annotate(
        share_told(share.value), (end, row), xytext=(7, 0), textcoords="offset points",
        va="center", fontsize=12, color=DARK,
    )  # fmt: skip
