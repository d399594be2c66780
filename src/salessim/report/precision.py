"""How exactly an answer is known, beside how exactly it was asked for."""

from collections.abc import Sequence
from math import ceil

from salessim.analysis.precision import half_width, known, needed
from salessim.results.store import Runs
from salessim.translation import say
from salessim.translation.numbers import written


def precision_warnings(runs: Sequence[Runs], wanted: float | None) -> tuple[str, ...]:
    """A sentence if the precision that was asked for is not reached; nothing if it is, or if none was asked for."""
    if wanted is None:
        return ()
    half, count = half_width([known(one) for one in runs]), len(runs[0])
    if half <= wanted:
        return ()
    if count < 2:
        return (say("One future does not tell how exactly the answer is known."),)
    return (
        say(
            "Asked for were ±{wanted} points of chance and ±{wanted}% of the plan in money. {number} futures know the "
            "answer to ±{now}; about {needed} would do.",
            wanted=points(wanted),
            now=points(half),
            number=written(f"{count:,}"),
            needed=written(f"{needed(half, count, wanted):,}"),
        ),
    )


def points(share: float) -> str:
    """A share as points or per cent, rounded up: never said to be more exact than it is."""
    return written(f"{ceil(round(share * 1_000, 6)) / 10:.1f}")
