"""Structures side by side: what each earns, what is left of it, and how likely it reaches its plan."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from salessim.analysis.attainment import attainment
from salessim.analysis.estimates import mean, quantile
from salessim.analysis.profit import margin_stated, profit
from salessim.analysis.revenue import by_month, plan_ledger
from salessim.columns import F64
from salessim.report.pictures.canvas import BLUE, DARK, GREY, ORANGE, Picture, escaped, percent_tick, quiet, tick, words
from salessim.results.store import Runs
from salessim.translation import say


def structures(runs: Sequence[Runs]) -> Picture:
    """One row for each structure: the spread of its futures as a band, its average with the accuracy of it."""
    picture = Picture(12, 2.0 + 0.7 * len(runs))
    panels = picture.subplots(1, 3, sharey=True)
    _money(panels[0], say("revenue"), [by_month(one, plan_ledger(one)).sum(axis=1) for one in runs])
    left = say("profit") if all(map(margin_stated, runs)) else say("left after sales costs")
    _money(panels[1], left, [np.asarray(profit(one), np.float64) for one in runs])
    _chances(panels[2], runs)
    panels[0].set_yticks(range(len(runs)), [escaped(one.terms.name) for one in runs], fontsize=12, color=DARK)
    panels[0].set_ylim(len(runs) - 0.5, -0.5)
    explained = panels[0].get_legend_handles_labels()
    picture.legend(*explained, loc="outside upper right", ncols=3, frameon=False, fontsize=11)
    words(picture, say("The same market, other structures"), runs[0])
    return picture


def _money(axes: Axes, title: str, amounts: Sequence[F64]) -> None:
    for row, values in enumerate(amounts):
        low, high = (quantile(values, share).value for share in (0.1, 0.9))
        known, first = mean(values), row == 0
        axes.plot(
            [low, high], [row, row], color=BLUE, alpha=0.28, linewidth=12, solid_capstyle="butt",
            label=say("8 in 10 futures") if first else None,
        )  # fmt: skip
        _average(axes, row, known.value, known.low, known.high, first)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
    _panel(axes, title)


def _chances(axes: Axes, runs: Sequence[Runs]) -> None:
    for row, one in enumerate(runs):
        if reached := attainment(one):
            known = reached.probability
            _average(axes, row, known.value, known.low, known.high, False)
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(FuncFormatter(percent_tick))
    _panel(axes, say("chance to reach the plan"))


def _average(axes: Axes, row: int, value: float, low: float, high: float, first: bool) -> None:
    axes.plot([low, high], [row, row], color=ORANGE, linewidth=2.5, label=say("accuracy, 95% sure") if first else None)
    axes.plot(value, row, "o", color=DARK, markersize=6, label=say("average of the futures") if first else None)


def _panel(axes: Axes, title: str) -> None:
    quiet(axes)
    axes.grid(axis="x", color="#E6E6E6", linewidth=0.8)
    axes.grid(visible=False, axis="y")
    axes.spines["bottom"].set_color(GREY)
    axes.locator_params(axis="x", nbins=4)
    axes.set_title(title, loc="left", fontsize=12, fontweight="bold", color=DARK)
