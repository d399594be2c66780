"""Pictures that can be read on a slide. Colours of the Okabe-Ito set, which the colour-blind can tell apart."""

import io
from datetime import date

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, PercentFormatter
from numpy.typing import NDArray

from salessim.analysis.attainment import attainment as estimate_of_plan
from salessim.analysis.attainment import fan
from salessim.analysis.averages import table
from salessim.columns import F64
from salessim.report.estimates import chance_text
from salessim.report.numbers import money_text
from salessim.results.store import Runs
from salessim.results.terms import Terms

BLUE, ORANGE, GREY, DARK = "#0072B2", "#D55E00", "#B8B8B8", "#333333"


class Picture(Figure):
    """A figure that shows itself in a notebook without any set-up; `savefig("name.png")` writes it to a file."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(figsize=(width, height), layout="constrained", facecolor="white")
        FigureCanvasAgg(self)

    def _repr_png_(self) -> bytes:
        page = io.BytesIO()
        self.savefig(page, format="png", dpi=110)
        return page.getvalue()


def escaped(text: str) -> str:
    """A user's words as they are: matplotlib would read `$...$` as mathematics."""
    return text.replace("$", r"\$")


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
    axes.set_xlabel("by the end of the month", fontsize=12, color=DARK)
    axes.set_xlim(0, months[-1])
    _money_axis(axes, runs.terms.currency)
    axes.legend(loc="upper left", frameon=False, fontsize=12)
    _words(picture, _chance(runs), runs)
    return picture


def load(runs: Runs) -> Picture:
    """How busy each team is, week by week: one panel per team."""
    weekly = table(runs, "loads").dropna(subset="utilisation_share")
    teams = list(dict.fromkeys(weekly["team"]))
    picture = Picture(10, 1.6 + 1.25 * max(len(teams), 1))
    panels = picture.subplots(max(len(teams), 1), 1, sharex=True, squeeze=False)[:, 0]
    for axes, team in zip(panels, teams, strict=False):
        _team_panel(axes, team, weekly[weekly["team"] == team])
    if teams:
        panels[0].legend(
            loc="lower left", bbox_to_anchor=(0, 1.02), ncols=3, frameon=False, fontsize=11, borderaxespad=0
        )
    panels[-1].xaxis.set_major_formatter(ConciseDateFormatter(AutoDateLocator()))  # type: ignore[no-untyped-call]
    panels[-1].tick_params(axis="x", labelsize=11)
    _words(picture, f"{runs.terms.name}: how busy the teams are, share of the hours on duty", runs)
    return picture


def _chance(runs: Runs) -> str:
    reached = estimate_of_plan(runs)
    if reached is None:
        return f"{runs.terms.name}: revenue"
    return f"{runs.terms.name} reaches its plan in {chance_text(reached.probability)} of futures"


def _fan(axes: Axes, months: NDArray[np.int64], shown: pd.DataFrame) -> None:
    for low, high, depth, label in (("q05", "q95", 0.16, "9 in 10 futures"), ("q25", "q75", 0.34, "1 in 2 futures")):
        below, above = (_from_zero(shown[f"{edge}_currency"]) for edge in (low, high))
        axes.fill_between(months, below, above, color=BLUE, alpha=depth, linewidth=0, label=label)
    axes.plot(months, _from_zero(shown["q50_currency"]), color=BLUE, linewidth=2.5, label="the middle future")


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
            f"{name}\n{money_text(value)}", (x, height), xytext=(8, 0), textcoords="offset points",
            va="center", color=colour, fontsize=12, fontweight="bold", annotation_clip=False,
        )  # fmt: skip


def _team_panel(axes: Axes, team: str, weekly: pd.DataFrame) -> None:
    by_week = weekly.groupby("week", sort=True)["utilisation_share"]
    weeks = pd.to_datetime(pd.Index(by_week.groups.keys())).to_numpy()
    low, middle, high = (by_week.quantile(q).to_numpy() for q in (0.1, 0.5, 0.9))
    axes.fill_between(weeks, low, high, color=BLUE, alpha=0.2, linewidth=0, label="8 in 10 futures")
    axes.axhline(1, color=ORANGE, linewidth=1.2, linestyle=(0, (5, 2)), label="all hours on duty")
    axes.plot(weeks, middle, color=BLUE, linewidth=2, label="the middle future", zorder=3)
    axes.set_ylim(0, 1.12)
    axes.set_yticks([0, 0.5, 1])
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_title(escaped(team), loc="right", fontsize=12, fontweight="bold", color=DARK, pad=3)
    _quiet(axes)


def _month_names(terms: Terms) -> list[str]:
    """The months at whose ends the fan stands; not more than fit."""
    starts = [terms.moment(second).date() for second in terms.month_starts[:-1]]
    step = -(-len(starts) // 14)
    return [_month(day) if i % step == 0 else "" for i, day in enumerate(starts)]


def _month(day: date) -> str:
    name = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[day.month - 1]
    return f"{name}\n{day.year}" if day.month == 1 else name


def _money_axis(axes: Axes, currency: str) -> None:
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: money_text(value).replace(".0 ", " ")))
    axes.set_ylabel(escaped(currency), fontsize=12, color=DARK)
    _quiet(axes)


def _quiet(axes: Axes) -> None:
    """No frame, light lines: the data speak."""
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(GREY)
    axes.grid(axis="y", color="#E6E6E6", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=DARK, labelsize=12, length=0)


def _words(picture: Picture, headline: str, runs: Runs) -> None:
    """The headline, and where the picture comes from."""
    source = runs.provenance
    foot = f"salessim {source.version} · seed {source.seed} · scenario {source.scenario} · {source.engine} engine"
    picture.suptitle(escaped(headline), x=0.02, ha="left", fontsize=16, fontweight="bold", color=DARK, wrap=True)
    picture.supxlabel(f"{foot} · {len(runs)} futures", x=0.02, ha="left", fontsize=9, color="#6B6B6B")
