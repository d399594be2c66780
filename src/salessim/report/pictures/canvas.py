"""What every picture has in common: it can be read on a slide, and the colour-blind can tell its colours apart.

The colours are of the Okabe-Ito set.
"""

import io
import re

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from salessim.report.numbers import money_text, percent_text
from salessim.results.store import Runs
from salessim.translation import say, say_count

BLUE, ORANGE, GREEN, GREY, DARK = "#0072B2", "#D55E00", "#009E73", "#B8B8B8", "#333333"
PALETTE = (BLUE, ORANGE, GREEN, "#CC79A7", "#E69F00", "#56B4E9")  # of several that stand side by side


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


def money_axis(axes: Axes, currency: str) -> None:
    """Amounts of money up the side."""
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
    axes.set_ylabel(escaped(currency), fontsize=12, color=DARK)
    quiet(axes)


def money_below(axes: Axes, told: str) -> None:
    """Amounts of money along the foot, and what they are."""
    quiet(axes)
    axes.grid(axis="x", color="#E6E6E6", linewidth=0.8)
    axes.grid(visible=False, axis="y")
    axes.locator_params(axis="x", nbins=6)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
    axes.set_xlabel(escaped(told.strip()), fontsize=11, color=DARK)


def tick(amount: float) -> str:
    """A round amount of money beside an axis: 120 M."""
    return re.sub(r"[.,]0(?=\s)", "", money_text(amount))


def percent_tick(share: float, _: int | None = None) -> str:
    """A share beside an axis, in whole per cent."""
    return percent_text(f"{100 * share:.0f}")


def quiet(axes: Axes) -> None:
    """No frame, light lines: the data speak."""
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(GREY)
    axes.grid(axis="y", color="#E6E6E6", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=DARK, labelsize=12, length=0)


def words(picture: Picture, headline: str, runs: Runs) -> None:
    """The headline, and where the picture comes from."""
    source = runs.provenance
    foot = say(
        "salessim {version} · seed {seed} · scenario {scenario} · {engine} engine",
        version=source.version,
        seed=source.seed,
        scenario=source.scenario,
        engine=source.engine,
    )
    futures = say_count("{number} future", "{number} futures", len(runs))
    framed(picture, headline, f"{foot} · {futures}")


def framed(picture: Picture, headline: str, foot: str) -> None:
    """A headline above, and a small line below."""
    picture.suptitle(escaped(headline), x=0.02, ha="left", fontsize=16, fontweight="bold", color=DARK, wrap=True)
    picture.supxlabel(escaped(foot), x=0.02, ha="left", fontsize=9, color="#6B6B6B")
