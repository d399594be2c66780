"""What of a change makes its loss, and which month is the best to begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from salessim.analysis.best import Contender, contenders
from salessim.analysis.estimates import Estimate, mean, paired
from salessim.columns import F64
from salessim.results.course import Course

TWO_MONTHS = 61  # days after the change in which the sag is looked for
SLIP = 2  # months


@dataclass(frozen=True)
class Cause:
    """What one mechanism takes away: the change without it less the change as it is."""

    name: str  # as in the scenario; "all" without any of them
    sag: Estimate  # of revenue in the first two months
    left: Estimate  # of what is left until the end of the period


@dataclass(frozen=True)
class Start:
    """The change as if it began on a day."""

    day: date | None  # None: staying as one is
    gain: Estimate  # of what is left until the end of the period, against staying
    contender: Contender
    slip: Estimate | None  # what is lost by beginning two months later; None: the period is over by then


def causes(told: Course, without: Sequence[tuple[str, Course]], since: int) -> list[Cause]:
    """What each mechanism takes away. They do not add up: two of them may take the same away."""
    months = slice(since, since + TWO_MONTHS)
    return [
        Cause(
            name,
            paired(other.revenue[:, months].sum(axis=1), told.revenue[:, months].sum(axis=1)),
            paired(other.profit.sum(axis=1), told.profit.sum(axis=1)),
        )
        for name, other in without
    ]


def starts(staying: Course, begun: Sequence[tuple[date, Course]]) -> list[Start]:
    """Every day to begin, and last not to begin at all; which of them may be the best."""
    gains = [(one.profit - staying.profit).sum(axis=1) for _, one in begun]
    nothing = np.zeros(len(staying.profit))
    days: list[date | None] = [*(day for day, _ in begun), None]
    listed = contenders(np.stack([*gains, nothing], axis=1), [str(day) for day in days])
    return [
        Start(day, mean(gain), contender, _slip(gains, number))
        for number, (day, gain, contender) in enumerate(zip(days, [*gains, nothing], listed, strict=True))
    ]


def _slip(gains: Sequence[F64], number: int) -> Estimate | None:
    later = number + SLIP
    return paired(gains[number], gains[later]) if later < len(gains) else None
