"""From what the market gives, step by step down to what is earned."""

from matplotlib.axes import Axes

from salessim.analysis.potential import Potential
from salessim.report.numbers import money_text, share_text
from salessim.report.pictures.canvas import BLUE, DARK, GREY, ORANGE, Picture, escaped, tick, words
from salessim.report.potential import CAUSES, EARNED, MARKET
from salessim.results.store import Runs
from salessim.translation import say

SMALL = 0.003  # of what the market gives: a smaller step cannot be seen


def potential(found: Potential, real: Runs) -> Picture:
    """A waterfall that falls to the right: one row a step, the largest loss first."""
    losses = [loss for loss in found.causes if abs(loss.amount.value) >= SMALL * found.market.value]
    picture = Picture(11, 2.0 + 0.62 * (len(losses) + 2))
    axes = picture.add_subplot()
    bars = [(say(MARKET), 0.0, found.market.value, GREY)]
    left = found.market.value
    for loss in losses:
        bars.append((say(CAUSES[loss.cause]), left, -loss.amount.value, ORANGE))
        left -= loss.amount.value
    bars.append((say(EARNED), 0.0, found.earned.value, BLUE))
    _steps(axes, bars, found.market.value)
    headline = say("{name} turns {share} of what the market gives into money",
                   name=real.terms.name, share=share_text(found.share.value))  # fmt: skip
    words(picture, headline, real)
    axes.set_xlabel(escaped(f"{found.ledger}, {real.terms.currency}".strip(", ")), fontsize=12, color=DARK)
    return picture


def _steps(axes: Axes, bars: list[tuple[str, float, float, str]], whole: float) -> None:
    """Bars from where the last one ended, each with its amount beside it."""
    for row, (_, start, length, colour) in enumerate(bars):
        axes.barh(row, length, left=start, height=0.62, color=colour)
        told = money_text(length, whole) if length >= 0 else f"−{money_text(-length, whole)}"
        axes.text(max(start, start + length) + 0.01 * whole, row, told, va="center", fontsize=12, color=DARK)
        if row + 1 < len(bars):
            axes.plot([start + length] * 2, [row + 0.31, row + 0.69], color=DARK, linewidth=0.8)
    axes.set_yticks(range(len(bars)), [escaped(name) for name, *_ in bars], fontsize=12, color=DARK)
    axes.set_ylim(len(bars) - 0.5, -0.5)
    axes.set_xlim(0, 1.15 * whole)
    axes.xaxis.set_major_formatter(lambda value, _: tick(value))
    axes.locator_params(axis="x", nbins=6)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(GREY)
    axes.grid(axis="x", color="#E6E6E6", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=DARK, labelsize=12, length=0)
