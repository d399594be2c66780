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

from salessim.report.numbers import money_text
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


def attainment(cumulative: np.ndarray, terms: Terms, headline: str, foot: str = "") -> Picture:
    """The fan of cumulative revenue against the plan.

    `cumulative`: one row per future, one column per month of the period, amounts up to the end of the month.
    """
    picture = Picture(10, 5.6)
    axes = picture.add_subplot()
    paths = np.column_stack([np.zeros(len(cumulative)), cumulative])
    months = np.arange(paths.shape[1])
    _fan(axes, months, paths)
    last = {"middle": (np.quantile(paths[:, -1], 0.5), BLUE)}
    if terms.plan is not None:
        plan = np.concatenate([[0.0], np.cumsum(terms.plan.months)])
        axes.plot(months, plan, color=ORANGE, linewidth=2.5, linestyle=(0, (5, 2)))
        last["plan"] = (plan[-1], ORANGE)
    _label_ends(axes, months[-1], last, top=max(paths.max(), *(end for end, _ in last.values())))
    axes.set_xticks(months, ["", *_month_names(terms)])
    axes.set_xlabel("by the end of the month", fontsize=12, color=DARK)
    axes.set_xlim(0, months[-1])
    _money_axis(axes, terms.currency)
    axes.legend(loc="upper left", frameon=False, fontsize=12)
    _words(picture, headline, foot)
    return picture


def load(weekly: pd.DataFrame, headline: str, foot: str = "") -> Picture:
    """How busy each team was, week by week: one panel per team.

    `weekly`: columns team, week (date of the Monday), replication, busy_share (of the hours on duty).
    """
    teams = list(dict.fromkeys(weekly["team"]))
    picture = Picture(10, 1.6 + 1.25 * len(teams))
    panels = picture.subplots(len(teams), 1, sharex=True, squeeze=False)[:, 0]
    for axes, team in zip(panels, teams, strict=True):
        _team_panel(axes, team, weekly[weekly["team"] == team])
    panels[0].legend(loc="lower left", bbox_to_anchor=(0, 1.02), ncols=3, frameon=False, fontsize=11, borderaxespad=0)
    panels[-1].xaxis.set_major_formatter(ConciseDateFormatter(AutoDateLocator()))
    panels[-1].tick_params(axis="x", labelsize=11)
    _words(picture, headline, foot)
    return picture


def _fan(axes: Axes, x: np.ndarray, paths: np.ndarray) -> None:
    for low, high, depth, label in ((0.05, 0.95, 0.16, "9 in 10 futures"), (0.25, 0.75, 0.34, "1 in 2 futures")):
        edges = np.quantile(paths, [low, high], axis=0)
        axes.fill_between(x, *edges, color=BLUE, alpha=depth, linewidth=0, label=label)
    axes.plot(x, np.quantile(paths, 0.5, axis=0), color=BLUE, linewidth=2.5, label="the middle future")


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
    by_week = weekly.groupby("week", sort=True)["busy_share"]
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


def _words(picture: Picture, headline: str, foot: str) -> None:
    picture.suptitle(escaped(headline), x=0.02, ha="left", fontsize=16, fontweight="bold", color=DARK, wrap=True)
    if foot:
        picture.supxlabel(escaped(foot), x=0.02, ha="left", fontsize=9, color="#6B6B6B")

