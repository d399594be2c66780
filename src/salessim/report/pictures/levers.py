"""The tornado of levers: what each is worth a year, with its accuracy; people, process and advertising side by side."""

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from salessim.analysis.levers import FASTER, FEWER, KINDS, LEADS, LIKELIER, MORE, Levers, Pulled
from salessim.report.estimates import signed
from salessim.report.levers import lever_text
from salessim.report.numbers import missing
from salessim.report.pictures.canvas import BLUE, DARK, GREEN, ORANGE, Picture, escaped, money_below, words
from salessim.results.store import Runs
from salessim.translation import later, say

MOST = 12  # bars; more would not be read
COLOURS = {MORE: BLUE, FEWER: BLUE, FASTER: GREEN, LIKELIER: GREEN, LEADS: ORANGE}
GROUPS = {BLUE: later("people"), GREEN: later("process"), ORANGE: later("leads")}


def levers(found: Levers, as_is: Runs) -> Picture:
    """One bar for each lever, the best first; of every kind at least the best one is there."""
    shown = _shown(found)
    picture = Picture(11, 2.2 + 0.5 * len(shown))
    axes = picture.add_subplot()
    axes.axvline(0, color=DARK, linewidth=1.2)
    for row, one in enumerate(shown):
        _bar(axes, row, one)
    axes.set_yticks(range(len(shown)), [escaped(lever_text(one.lever)) for one in shown], fontsize=12, color=DARK)
    axes.set_ylim(len(shown) - 0.5, -0.6)
    axes.margins(x=0.16)
    money_below(axes, say("{currency} a year; the line: 95% sure", currency=as_is.terms.currency))
    used = dict.fromkeys(COLOURS[one.lever.kind] for one in shown)
    patches = [Patch(color=colour, label=say(GROUPS[colour])) for colour in used]
    axes.legend(handles=patches, loc="lower right", bbox_to_anchor=(1, 1), ncols=3, frameon=False, fontsize=11)
    headline = say("What each lever is worth a year, after all pay and costs")
    words(picture, headline, as_is)
    return picture


def _shown(found: Levers) -> list[Pulled]:
    """The best of each kind, and the best of all others, as many as can be read."""
    first = [next((one for one in found.each if one.lever.kind == kind), None) for kind in KINDS]
    others = [one for one in found.each if one not in first]
    kept = [one for one in first if one is not None]
    return sorted([*kept, *others[: MOST - len(kept)]], key=lambda one: -one.worth.value)


def _bar(axes: Axes, row: int, one: Pulled) -> None:
    """From nothing to the worth, the interval as a line; pale where it may be worth nothing."""
    worth = one.worth
    sure = worth.low > 0 or worth.high < 0
    axes.barh(row, worth.value, height=0.62, color=COLOURS[one.lever.kind], alpha=0.85 if sure else 0.35)
    ends = (worth.value, worth.value) if missing(worth.low) else (worth.low, worth.high)
    axes.plot(ends, [row, row], color=DARK, linewidth=1.4)
    right, told = worth.value >= 0, signed(worth.value, "currency")
    axes.annotate(
        told, (max(ends) if right else min(ends), row), xytext=(6 if right else -6, 0),
        textcoords="offset points", ha="left" if right else "right", va="center", fontsize=11, color=DARK,
    )  # fmt: skip
