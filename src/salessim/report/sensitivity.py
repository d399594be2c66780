"""Which factor matters: indices with luck as a row of its own, steps along paths, and straight lines."""

from collections.abc import Iterator

from salessim.analysis.sensitivity import Effect, Sensitivity
from salessim.analysis.slopes import Slope, slopes
from salessim.analysis.swept import indices, steps
from salessim.report import numbers
from salessim.report.estimates import BY_UNIT, average, difference, interval, whole_percent
from salessim.report.factors import headings
from salessim.report.page import Cell, Column, Table
from salessim.results.swept import Response, Swept
from salessim.translation import later, say

LUCK = later("luck of the futures")
INDICES = (
    Column("response", "of", "text", "the response whose differences are taken apart", True),
    Column("factor", "factor", "text", "the path, or the luck of the futures: what no factor explains", True),
    Column("alone_of_all", "alone", "share", "of all differences between futures: the factor by itself"),
    Column("alone_interval", "95% sure: between", "share", "the Bayesian bootstrap over bases", extra=True),
    Column("total_of_all", "with others", "share", "of all differences: the factor with its interactions"),
    Column("total_interval", "95% sure: between", "share", "the Bayesian bootstrap over bases"),
    Column("alone", "alone, luck apart", "share",
           "Sobol's index of the first order, by products of different replications of a point", details=True),
    Column("total", "with others, luck apart", "share",
           "Sobol's total index (Jansen's estimator), by products of different replications of a point", details=True),
)  # fmt: skip
STEPS = (
    Column("response", "of", "text", "the response that changes", True),
    Column("factor", "factor", "text", "the path", True),
    Column("change", "from end to end", "see response", "how the response changes on average over the paths (mu)"),
    Column("interval", "95% sure: between", "see response", "Student's t over paths"),
    Column("size", "size", "see response", "the same without its sign (mu*): it shows effects that turn round"),
    Column("varies", "differs by", "see response",
           "the standard deviation of the change over the paths (sigma), luck taken out"),
)  # fmt: skip
SLOPES = (
    Column("response", "of", "text", "the response that changes", True),
    Column("factor", "factor", "text", "the path, or which structure instead of the first", True),
    Column("change", "from end to end", "see response", "by a straight line through all points"),
    Column("interval", "95% sure: between", "see response", "of ordinary least squares over the means of the points"),
)


def sensitivity_table(swept: Swept) -> Table:
    """What each factor does, as the design allows to tell it."""
    tables = {"sobol_indices": indices_table, "morris": steps_table}
    return tables.get(swept.design, slopes_table)(swept)


def indices_table(swept: Swept) -> Table:
    """The share of each factor in the differences between futures, the largest first, and that of luck."""
    rows = tuple(row for response in swept.responses for row in _indices(swept, response))
    note = say(
        "Shares of the variance of single futures over all points. Alone and luck add up to at most 100%, but for "
        "their accuracy; what is missing are interactions, which `with others` counts for every factor that takes part."
    )
    return Table("indices", say("What decides"), INDICES, rows, note)


def _indices(swept: Swept, response: Response) -> Iterator[tuple[Cell, ...]]:
    found = indices(swept, response.key)
    name = _name(response)
    for effect in by_size(found):
        yield (
            name,
            _factor(swept, effect.factor),
            share(effect.alone_of_all.value),
            shares(effect.alone_of_all.low, effect.alone_of_all.high),
            share(effect.total_of_all.value),
            shares(effect.total_of_all.low, effect.total_of_all.high),
            share(effect.alone.value),
            share(effect.total.value),
        )
    nothing = numbers.NOTHING
    luck = shares(found.luck.low, found.luck.high)
    yield name, numbers.term(LUCK), share(found.luck.value), luck, nothing, nothing, nothing, nothing


def _name(response: Response) -> Cell:
    """Its key in the document, its name in print."""
    return Cell(response.key, say(response.told))


def by_size(found: Sensitivity) -> list[Effect]:
    """The effects, the largest with its interactions first."""
    return sorted(found.effects, key=lambda effect: -effect.total_of_all.value)


def share(value: float) -> Cell:
    """A share of a variance; an estimate below nothing reads as none."""
    return numbers.NOTHING if numbers.missing(value) else Cell(value, share_told(value))


def share_told(value: float) -> str:
    """The words of such a share: whole per cent."""
    return whole_percent(max(0.0, value))


def shares(low: float, high: float) -> Cell:
    """Between which shares."""
    if numbers.missing(low):
        return numbers.NOTHING
    ends = {"low": low, "high": high}
    return Cell(ends, say("{low} to {high}", low=share_told(low), high=share_told(high)))


def steps_table(swept: Swept) -> Table:
    """What the whole way of each factor does, the largest size first."""
    rows = tuple(
        (
            _name(response),
            _factor(swept, step.factor),
            difference(step.signed, response.unit),
            interval(step.signed, response.unit),
            average(step.size, response.unit),
            BY_UNIT[response.unit](step.varies),
        )
        for response in swept.responses
        for step in sorted(steps(swept, response.key), key=lambda step: -step.size.value)
    )
    return Table("steps", say("What each factor does"), STEPS, rows)


def slopes_table(swept: Swept) -> Table:
    """What each factor does on average over all points, the largest first."""
    rows = tuple(
        (
            _name(response),
            _of(swept, slope),
            difference(slope.change, response.unit),
            interval(slope.change, response.unit),
        )
        for response in swept.responses
        for slope in sorted(slopes(swept, response.key), key=lambda slope: -abs(slope.change.value))
    )
    return Table("slopes", say("What each factor does on average"), SLOPES, rows)


def _of(swept: Swept, slope: Slope) -> Cell:
    if not slope.label:
        return _factor(swept, slope.factor)
    return numbers.words(say("{label} instead of {first}", label=slope.label, first=swept.factors[0].values[0]))


def _factor(swept: Swept, path: str) -> Cell:
    """Its path in the document, its short name in print: a path is one long word."""
    names = dict(zip((factor.path for factor in swept.factors), headings(swept.factors), strict=True))
    return Cell(path, names[path])
