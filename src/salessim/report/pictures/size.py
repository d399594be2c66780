"""The chance of the plan against the number of people: everything that was tried, and the answer."""

import sys
from collections.abc import Iterator, Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from salessim.analysis.sizing import Finalist, Sizing, Tried
from salessim.report.head_counts import people_text
from salessim.report.numbers import money_text
from salessim.report.pictures.canvas import BLUE, DARK, GREY, ORANGE, Picture, escaped, percent_tick, quiet, words
from salessim.translation import say

BESIDE = 1.5  # what was tried with so many times the people of the last ones tells nothing here


def size(found: Sizing) -> Picture:
    """A dot for each head count; the line joins the best of each number of people, the answer is marked."""
    picture = Picture(10, 6)
    axes = picture.add_subplot()
    _curve(axes, found)
    for one in found.finalists:
        _finalist(axes, found, one)
    if found.budget is None:
        axes.axhline(found.level, color=ORANGE, linewidth=1.5, linestyle="--", label=say("the probability wanted"))
    axes.set_ylim(-0.02, 1.05)
    axes.yaxis.set_major_formatter(FuncFormatter(percent_tick))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel(say("people, all teams together"), fontsize=12, color=DARK)
    axes.set_ylabel(say("chance to reach the plan"), fontsize=12, color=DARK)
    quiet(axes)
    axes.legend(loc="lower right", frameon=False, fontsize=11)
    words(picture, say("How many people the plan needs"), found.as_is)
    return picture


def _curve(axes: Axes, found: Sizing) -> None:
    """What the search saw: roughly, each with as many futures as it took."""
    largest = max((sum(one.candidate.people) for one in found.finalists), default=sys.maxsize)
    tried = [one for one in found.tried if sum(one.candidate.people) <= BESIDE * largest]
    for mark, told, shares in _seen(tried, found.level):
        axes.plot(*zip(*shares, strict=True), mark, color=GREY, markersize=5, label=told)
    best: dict[int, Finalist] = {}
    for one in found.finalists:  # what was tried only in passing need not be the best with so many
        number = sum(one.candidate.people)
        if number not in best or one.chance.value > best[number].chance.value:
            best[number] = one
    numbers = sorted(best)
    axes.plot(
        numbers, [best[number].chance.value for number in numbers], color=GREY, linewidth=1.5,
        label=say("the best with so many people"),
    )  # fmt: skip


def _seen(tried: Sequence[Tried], level: float) -> Iterator[tuple[str, str, list[tuple[int, float]]]]:
    """Marks for what is known, and for what is known to be at least or at most so much: people and share of futures."""
    exact = [(one, one.reached) for one in tried if one.known]
    open_ones = [one for one in tried if not one.known]
    least = [(one, one.reached) for one in open_ones if one.reached >= level * one.futures]
    most = [(one, one.futures - one.missed) for one in open_ones if one.reached < level * one.futures]
    marks = ("o", say("tried"), exact), ("^", say("tried: at least"), least), ("v", say("tried: at most"), most)
    for mark, told, ends in marks:
        if ends:
            yield mark, told, [(sum(one.candidate.people), end / one.futures) for one, end in ends]


def _finalist(axes: Axes, found: Sizing, one: Finalist) -> None:
    """On fresh futures, with its accuracy; the answer and the department as it is have their names."""
    people, chance, answer = sum(one.candidate.people), one.chance, one is found.answer
    first = one is found.finalists[0]
    axes.plot([people, people], [chance.low, chance.high], color=BLUE, linewidth=3, alpha=0.6)
    axes.plot(
        people, chance.value, "o", color=BLUE, markersize=7, label=say("fresh futures, 95% sure") if first else None
    )
    if found.is_as_is(one.candidate):
        axes.annotate(
            say("as it is"), (people, chance.value), xytext=(-10, 8), textcoords="offset points", ha="right",
            fontsize=11, color=DARK,
        )  # fmt: skip
    if answer:
        axes.plot(people, chance.value, "o", markersize=17, markerfacecolor="none", color=ORANGE, markeredgewidth=2.5)
        axes.set_title(escaped(_told(found, one)), loc="left", fontsize=12, color=ORANGE, wrap=True)


def _told(found: Sizing, one: Finalist) -> str:
    department = found.departments[one.candidate.department]
    cost = f"{money_text(found.cost(one.candidate))} {department.terms.currency}".strip()
    return say("{people}: {cost} a year", people=people_text(department, one.candidate.people), cost=cost)
