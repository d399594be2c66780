"""Which factors matter at all: the size of the effect of each, and how much it differs from place to place."""

from matplotlib.axes import Axes

from salessim.analysis.screening import Step
from salessim.analysis.swept import steps
from salessim.report.estimates import signed
from salessim.report.numbers import missing
from salessim.report.pictures.canvas import BLUE, DARK, ORANGE, Picture, escaped
from salessim.report.pictures.sweeps import rows, ticks, told, words
from salessim.results.swept import Response, Swept
from salessim.translation import say


def morris(swept: Swept, response: str) -> Picture:
    """One row for each factor, the largest effect first: blue if more of it brings more on average, else orange."""
    which = swept.responses[swept.number(response)]
    found = sorted(steps(swept, response), key=lambda step: -step.size.value)
    picture = Picture(10, 2.4 + 0.62 * len(found))
    axes = picture.add_subplot()
    for row, step in enumerate(found):
        if not missing(step.size.value):
            _step(axes, row, step, which)
    rows(axes, [step.factor for step in found])
    axes.margins(x=0.16)
    axes.set_xlim(left=0)
    ticks(axes, which.unit)
    axes.locator_params(axis="x", nbins=6)
    what = say("{response}: size of the change from the low to the high end; the line: 95% sure",
               response=told(swept, which))  # fmt: skip
    axes.set_xlabel(escaped(what), fontsize=11, color=DARK)
    words(picture, say("{name}: what moves {response}", name=swept.title, response=say(which.told)), swept)
    return picture


def _step(axes: Axes, row: int, step: Step, response: Response) -> None:
    """The size as a bar, its accuracy as a line, the change with its sign behind it."""
    axes.barh(row, step.size.value, height=0.62, color=BLUE if step.signed.value >= 0 else ORANGE)
    end = step.size.value
    if not missing(step.size.low):
        axes.plot([max(0.0, step.size.low), step.size.high], [row, row], color=DARK, linewidth=1.4)
        end = step.size.high
    axes.annotate(
        escaped(signed(step.signed.value, response.unit)), (end, row), xytext=(7, 0), textcoords="offset points",
        va="center", fontsize=12, color=DARK,
    )  # fmt: skip
