"""What the pictures of sweeps have in common: where they come from, and bars with the name of a factor beside them."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from salessim.report.estimates import BY_UNIT
from salessim.report.pictures.canvas import DARK, Picture, escaped, framed, percent_tick, quiet, tick
from salessim.results.swept import Response, Swept
from salessim.translation import say, say_count
from salessim.translation.numbers import written


def words(picture: Picture, headline: str, swept: Swept) -> None:
    """The headline, and where the picture comes from."""
    foot = say("salessim {version} · seed {seed} · study {study}",
               version=swept.version, seed=swept.seed, study=swept.digest)  # fmt: skip
    points = say_count("{number} point", "{number} points", len(swept.points))
    futures = say_count("{number} future each", "{number} futures each", swept.replications)
    framed(picture, headline, f"{foot} · {points}, {futures}")


def rows(axes: Axes, names: Sequence[str]) -> None:
    """One row for each name, the first on top."""
    axes.set_yticks(range(len(names)), [escaped(name) for name in names], fontsize=12, color=DARK)
    axes.set_ylim(len(names) - 0.45, -0.55)
    quiet(axes)
    axes.grid(axis="x", color="#E6E6E6", linewidth=0.8)
    axes.grid(visible=False, axis="y")


def ticks(axes: Axes, unit: str, axis: str = "x") -> None:
    """Numbers of a unit beside an axis."""
    shown = {"currency": lambda value, _: tick(value), "share": percent_tick}
    form = FuncFormatter(shown.get(unit, lambda value, _: written(f"{value:,g}")))
    getattr(axes, f"{axis}axis").set_major_formatter(form)


def amount(value: float, response: Response) -> str:
    """A value of a response in words."""
    return BY_UNIT[response.unit](value).text


def told(swept: Swept, response: Response) -> str:
    """A response, with its currency."""
    currency = swept.currency if response.unit == "currency" else ""
    return f"{say(response.told)}, {currency}".removesuffix(", ")
