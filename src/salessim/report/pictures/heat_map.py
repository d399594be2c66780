"""Two factors and what comes of them: a field for each pair of values, its colour the mean of all points there."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize

from salessim.analysis.estimates import wilson
from salessim.columns import F64, I64
from salessim.report.estimates import chance_text, whole_percent
from salessim.report.factors import value_text
from salessim.report.pictures.canvas import DARK, Picture, escaped, percent_tick
from salessim.report.pictures.sweeps import amount, told, words
from salessim.results.swept import Factor, Response, Swept
from salessim.translation import say

MOST_VALUES = 12  # of a factor, with a row or column each; more are put together
BINS = 6
COLOURS = LinearSegmentedColormap.from_list("from light to dark blue", ["#EAF3F9", "#9CC9E3", "#0072B2", "#00304D"])


def heat_map(swept: Swept, x: str, y: str, response: str) -> Picture:
    """Columns are the values of `x`, rows those of `y`, the largest on top. Raises ValueError for unknown names."""
    which = swept.responses[swept.number(response)]
    across, columns = _places(swept, x)
    up, lines = _places(swept, y)
    if np.isnan(swept.of(response)).all():
        raise ValueError("no point has an answer")
    field, counts = _fields(swept.of(response).mean(axis=1), across, up, (len(lines), len(columns)))
    picture = Picture(2.6 + 1.05 * max(len(columns), 4), 2.4 + 0.75 * max(len(lines), 3))
    axes = picture.add_subplot()
    scale = Normalize(0, 1) if which.chance else Normalize(np.nanmin(field), np.nanmax(field))
    shown = axes.imshow(field, origin="lower", aspect="auto", cmap=COLOURS, norm=scale)
    _numbers(axes, field, counts, scale, lambda value, count: _text(value, count * swept.replications, which))
    axes.set_xticks(range(len(columns)), [escaped(name) for name in columns], fontsize=11, color=DARK)
    axes.set_yticks(range(len(lines)), [escaped(name) for name in lines], fontsize=11, color=DARK)
    axes.set_xlabel(escaped(x), fontsize=12, color=DARK)
    axes.set_ylabel(escaped(y), fontsize=12, color=DARK)
    axes.tick_params(length=0)
    axes.set_facecolor("white")
    axes.spines[:].set_visible(False)
    bar = picture.colorbar(shown, ax=axes, format=lambda value, _: _tick(value, which))
    bar.outline.set_visible(False)
    bar.ax.tick_params(colors=DARK, labelsize=11, length=0)
    words(picture, say("{name}: {response}", name=swept.title, response=told(swept, which)), swept)
    return picture


def _tick(value: float, response: Response) -> str:
    return percent_tick(value) if response.unit == "share" else amount(value, response)


def _places(swept: Swept, path: str) -> tuple[I64, list[str]]:
    """In which row or column every point stands, and what they are called."""
    paths = [factor.path for factor in swept.factors]
    if path not in paths:
        raise ValueError(f"there is no factor {path!r}; there are {', '.join(paths)}")
    factor = swept.factors[paths.index(path)]
    values = [point[paths.index(path)] for point in swept.points]
    met = list(factor.values) or sorted(set(values), key=factor.part)
    if factor.named or len(met) <= MOST_VALUES:
        return np.array([met.index(value) for value in values]), [value_text(factor, value) for value in met]
    parts = np.array([factor.part(value) for value in values])
    return np.minimum((parts * BINS).astype(np.int64), BINS - 1), [_stretch(factor, number) for number in range(BINS)]


def _stretch(factor: Factor, number: int) -> str:
    low, high = (value_text(factor, factor.at(end / BINS)) for end in (number, number + 1))
    unit = f" {factor.unit}"
    return say("{low} to\n{high}", low=low.removesuffix(unit), high=high)


def _fields(values: F64, across: I64, up: I64, shape: tuple[int, int]) -> tuple[F64, I64]:
    """The mean of all points that have answers in each field, NaN where there is none, and how many they are."""
    known = ~np.isnan(values)
    sums, counts = np.zeros(shape), np.zeros(shape, np.int64)
    np.add.at(sums, (up[known], across[known]), values[known])
    np.add.at(counts, (up[known], across[known]), 1)
    return np.divide(sums, counts, out=np.full(shape, np.nan), where=counts > 0), counts


def _numbers(axes: Axes, field: F64, counts: I64, scale: Normalize, text: Callable[[float, int], str]) -> None:
    """A number in every field, readable on its colour."""
    for (row, column), value in np.ndenumerate(field):
        if counts[row, column]:
            colour = "white" if scale(value) > 0.45 else DARK
            label = escaped(text(value, int(counts[row, column])))
            axes.text(column, row, label, ha="center", va="center", fontsize=11, color=colour)


def _text(value: float, futures: int, response: Response) -> str:
    """A mean in words; no chance is quite 0% or 100%."""
    if not response.chance:
        return amount(value, response)
    known = wilson(round(value * futures), futures)
    return chance_text(known) if known.note else whole_percent(value)
