"""The fan of cumulative revenue against the plan."""

from datetime import date

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from numpy.typing import NDArray

from salessim.analysis.attainment import attainment as estimate_of_plan
from salessim.analysis.attainment import fan
from salessim.columns import F64
from salessim.report.estimates import chance_text
from salessim.report.numbers import money_text
from salessim.report.pictures.canvas import BLUE, DARK, ORANGE, Picture, money_axis, words
from salessim.results.store import Runs
from salessim.results.terms import Terms
from salessim.translation import later, say
from salessim.translation.dates import month

BANDS = (("q05", "q95", 0.16, later("9 in 10 futures")), ("q25", "q75", 0.34, later("1 in 2 futures")))
LINES = {"middle": later("middle"), "plan": later("plan")}


def attainment(runs: Runs) -> Picture:
    """The fan of cumulative revenue against the plan, month by month."""
    shown = fan(runs)
    picture = Picture(10, 5.6)
    axes = picture.add_subplot()
    last = {"middle": (shown["q50_currency"].iloc[-1], BLUE)}
    months = np.arange(len(shown) + 1)
    _fan(axes, months, shown)
    if runs.terms.plan is not None:
        axes.plot(months, _from_zero(shown["plan_currency"]), color=ORANGE, linewidth=2.5, linestyle=(0, (5, 2)))
        last["plan"] = (shown["plan_currency"].iloc[-1], ORANGE)
    _label_ends(axes, months[-1], last, top=float(shown.drop(columns="month").max().max()))
    axes.set_xticks(months, ["", *_month_names(runs.terms)])
    axes.set_xlabel(say("by the end of the month"), fontsize=12, color=DARK)
    axes.set_xlim(0, months[-1])
    money_axis(axes, runs.terms.currency)
    axes.legend(loc="upper left", frameon=False, fontsize=12)
    words(picture, _chance(runs), runs)
    return picture


def _chance(runs: Runs) -> str:
    reached = estimate_of_plan(runs)
    if reached is None:
        return say("{name}: revenue", name=runs.terms.name)
    chance = chance_text(reached.probability)
    return say("{name} reaches its plan in {chance} of futures", name=runs.terms.name, chance=chance)


def _fan(axes: Axes, months: NDArray[np.int64], shown: pd.DataFrame) -> None:
    for low, high, depth, label in BANDS:
        below, above = (_from_zero(shown[f"{edge}_currency"]) for edge in (low, high))
        axes.fill_between(months, below, above, color=BLUE, alpha=depth, linewidth=0, label=say(label))
    axes.plot(months, _from_zero(shown["q50_currency"]), color=BLUE, linewidth=2.5, label=say("the middle future"))


def _from_zero(monthly: pd.Series) -> F64:
    """A path that begins with nothing before the first month."""
    return np.concatenate([[0.0], monthly.to_numpy(np.float64)])


def _label_ends(axes: Axes, x: float, ends: dict[str, tuple[float, str]], top: float) -> None:
    """The last values, written beside their lines and kept apart."""
    axes.set_ylim(0, top * 1.06)
    height = -np.inf
    for name, (value, colour) in sorted(ends.items(), key=lambda end: end[1][0]):
        height = max(value, height + 0.105 * top)
        axes.annotate(
            f"{say(LINES[name])}\n{money_text(value)}", (x, height), xytext=(8, 0), textcoords="offset points",
            va="center", color=colour, fontsize=12, fontweight="bold", annotation_clip=False,
        )  # fmt: skip


def _month_names(terms: Terms) -> list[str]:
    """The months at whose ends the fan stands; not more than fit."""
    starts = [terms.moment(second).date() for second in terms.month_starts[:-1]]
    step = -(-len(starts) // 14)
    return [_month(day) if i % step == 0 else "" for i, day in enumerate(starts)]


def _month(day: date) -> str:
    name = month(day.month)
    return f"{name}\n{day.year}" if day.month == 1 else name
