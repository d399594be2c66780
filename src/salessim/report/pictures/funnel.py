"""The funnel: how many leads come, how many join each stage of a deal, how many deals are won."""

import numpy as np

from salessim.analysis.estimates import quantile
from salessim.columns import F64
from salessim.report.numbers import count, share_text
from salessim.report.pictures.canvas import BLUE, DARK, Picture, escaped, words
from salessim.results.store import Runs
from salessim.translation import say

Step = tuple[str, F64]  # its name, and its number in every future


def funnel(runs: Runs) -> Picture:
    """Bars around the middle, as wide as many come that far on average; beside them what is usual and what goes on."""
    listed = steps(runs)
    picture = Picture(10, 1.8 + 0.9 * len(listed))
    axes = picture.add_subplot()
    means = [float(values.mean()) if len(values) else 0.0 for _, values in listed]
    top = max(*means, 1.0)
    for row, (mean, (_, values)) in enumerate(zip(means, listed, strict=True)):
        axes.barh(row, mean, left=-mean / 2, height=0.66, color=BLUE, alpha=0.85)
        axes.text(0.53 * top, row, _beside(mean, means[row - 1] if row else 0.0, values), va="center", fontsize=11)
    axes.set_yticks(range(len(listed)), [escaped(name) for name, _ in listed], fontsize=12, color=DARK)
    axes.set_xlim(-0.52 * top, 1.35 * top)
    axes.set_ylim(len(listed) - 0.5, -0.5)
    axes.set_xticks([])
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    words(picture, say("{name}: from the lead to the deal won", name=runs.terms.name), runs)
    return picture


def steps(runs: Runs) -> list[Step]:
    """Leads, whoever joined each stage of the role "deal" (again, too), and deals won: numbers by future."""
    stages, flow = runs["stages"], runs["flow"]
    deal = [stage.name for stage in runs.terms.stages if stage.role == "deal" and not stage.hidden]
    listed = [(say("leads"), flow.loc[flow["origin"] == "lead", "came"])]
    listed += [(name, stages.loc[stages["stage"] == name, "arrived"]) for name in deal]
    listed.append((say("deals won"), runs["funnel"]["won"]))
    return [(name, np.asarray(values, np.float64)) for name, values in listed]


def _beside(mean: float, before: float, values: F64) -> str:
    """How many on average, the spread of futures, and the share of the step before."""
    low, high = (quantile(values, share).value for share in (0.1, 0.9))
    parts = [count(mean).text]
    if len(values) > 1:
        parts.append(say("8 in 10 futures: {low} to {high}", low=count(low).text, high=count(high).text))
    if before:
        parts.append(say("{share} of the step before", share=share_text(mean / before)))
    return "\n".join(parts)
