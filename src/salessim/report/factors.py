"""Factors of a study in words."""

from collections.abc import Sequence

from salessim.report.numbers import share_text
from salessim.report.page import Cell, Column, Table
from salessim.results.swept import Factor, Swept, Value
from salessim.translation import say
from salessim.translation.numbers import written

FACTORS = (
    Column("factor", "factor", "text", "the path of the number in the scenario", True),
    Column("meaning", "what it is", "text", "the same in words", True, extra=True),
    Column("range", "from, to", "text", "the ends, or all values", True),
    Column("values", "values", "count", "how many; none: everything between the ends"),
)
MOST_VALUES = 8  # of a list are named


def factors_table(swept: Swept) -> Table:
    """What is varied."""
    rows = tuple(
        (
            Cell(one.path, one.path),
            Cell(one.meaning or None, one.meaning or "-"),
            Cell(list(one.values) or [one.low, one.high], _range(one)),
            Cell(len(one.values) or None, str(len(one.values) or "-")),
        )
        for one in swept.factors
    )
    return Table("factors", say("What is varied"), FACTORS, rows)


def value_text(factor: Factor, value: Value) -> str:
    """A value with four figures and its unit: 30%, 72,500 per month."""
    if isinstance(value, str):
        return value
    if factor.unit == "%":
        return share_text(value)
    rounded = float(f"{value:.4g}")
    return f"{written(f'{rounded:,.10g}')} {factor.unit}".rstrip()


def headings(factors: Sequence[Factor]) -> list[str]:
    """A short name for each factor that no other one has: `hunters pay salary`."""
    short = [one.path.partition(".")[2].replace(".", " ") or one.path for one in factors]
    return [name if short.count(name) == 1 else one.path for name, one in zip(short, factors, strict=True)]


def _range(factor: Factor) -> str:
    if 0 < len(factor.values) <= MOST_VALUES and (factor.named or not _in_a_row(factor)):
        return ", ".join(value_text(factor, value) for value in factor.values)
    return say("{low} to {high}", low=value_text(factor, factor.low), high=value_text(factor, factor.high))


def _in_a_row(factor: Factor) -> bool:
    """Whether these are all whole numbers from the low end to the high one."""
    return list(factor.values) == list(range(int(factor.low), int(factor.high) + 1))
