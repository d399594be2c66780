"""The chance of the plan and what is left at several rates of turnover."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from salessim.analysis.estimates import Estimate
from salessim.analysis.turnover import Turnover
from salessim.analysis.turnover import turnover as estimates
from salessim.report.pictures.canvas import BLUE, DARK, ORANGE, Picture, money_axis, percent_tick, quiet, words
from salessim.results.store import Runs
from salessim.translation import later, say

LEFT = {
    "profit": later("profit a year"),
    "contribution": later("contribution after sales costs a year"),
    "revenue": later("revenue a year"),
}


def turnover(runs: Sequence[Runs], rates: Sequence[float], told: int) -> Picture:
    """Two panels over the yearly rate; without a plan the money alone. The rate that is told is marked."""
    found = estimates(runs, rates, told)
    with_plan = runs[told].terms.plan is not None
    picture = Picture(10, 7.2 if with_plan else 4.2)
    panels = picture.subplots(1 + with_plan, 1, sharex=True, squeeze=False)[:, 0]
    if with_plan:
        _curve(panels[0], found, [rate.probability for rate in found.rates if rate.probability])
        quiet(panels[0])
        panels[0].set_ylim(0, 1.02)
        panels[0].yaxis.set_major_formatter(FuncFormatter(percent_tick))
        panels[0].set_title(say("chance of the plan"), loc="left", fontsize=13, color=DARK)
    _curve(panels[-1], found, [rate.profit for rate in found.rates])
    money_axis(panels[-1], runs[told].terms.currency)
    panels[-1].set_title(say(LEFT[found.measure]), loc="left", fontsize=13, color=DARK)
    panels[0].legend(loc="lower left", frameon=False, fontsize=11)
    panels[-1].xaxis.set_major_formatter(FuncFormatter(percent_tick))
    panels[-1].set_xlabel(say("leave in a year, for each person who is there"), fontsize=12, color=DARK)
    words(picture, say("{name}: what turnover costs", name=runs[told].terms.name), runs[told])
    return picture


def _curve(axes: Axes, found: Turnover, estimates: Sequence[Estimate]) -> None:
    rates = [rate.rate for rate in found.rates]
    values = [estimate.value for estimate in estimates]
    low, high = [estimate.low for estimate in estimates], [estimate.high for estimate in estimates]
    axes.fill_between(rates, low, high, color=BLUE, alpha=0.2, linewidth=0, label=say("95% sure"))
    axes.plot(rates, values, color=BLUE, linewidth=2, marker="o", markersize=6, label=say("mean of all futures"))
    told = found.told
    axes.plot(rates[told], values[told], "o", color=ORANGE, markersize=11, label=say("as told"), zorder=4)
