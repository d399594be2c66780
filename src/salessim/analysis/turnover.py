"""The plan and the profit at several rates of turnover, on the same futures."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from salessim.analysis.attainment import attained, attainment
from salessim.analysis.comparison import measure
from salessim.analysis.estimates import Estimate, mean, paired, paired_share
from salessim.analysis.hiring import coming_per_month, looked_at_per_month, needed_per_month
from salessim.analysis.profit import profit
from salessim.columns import F64
from salessim.results.store import Runs

POINTS = 0.1  # of the yearly rate: what so much less turnover is worth


@dataclass(frozen=True)
class Rate:
    """The department when so many leave in a year."""

    rate: float  # leavers a year for each person there on average, as it was told
    first_gone: Estimate  # share of those of the first day who are gone at the end
    left: Estimate  # people a year
    hired: Estimate  # people a month
    needed: float | None  # candidates a month who keep all places filled; None without channels
    looked_at: Estimate | None  # candidates a month who came while somebody was looked for
    probability: Estimate | None  # of the plan; None without a plan
    profit: Estimate  # a year
    more_profit: Estimate  # than at the rate that is told, a year, paired
    more_probability: Estimate | None


@dataclass(frozen=True)
class Turnover:
    """All rates, rising; `told` is the row of the one that the scenario tells."""

    rates: tuple[Rate, ...]
    told: int
    measure: str  # what the profit is of these: see `analysis.comparison.measure`
    ten_points: Estimate | None  # worth a year of ten points less, between the neighbours of the rate that is told
    between: tuple[float, float]  # these neighbours
    coming: float  # candidates a month, looked for or not


def turnover(runs: Sequence[Runs], rates: Sequence[float], told: int) -> Turnover:
    """The same futures at rising rates. Raises ValueError unless there is one run for each rate, and they rise."""
    if len(runs) != len(rates) or sorted(set(rates)) != list(rates):
        raise ValueError("There is one run for each rate, and the rates rise")
    scale = 1 / runs[0].terms.years
    left = [profit(one) * scale for one in runs]
    low, high = max(told - 1, 0), min(told + 1, len(rates) - 1)
    ten = None
    if low < high:
        ten = mean((left[low] - left[high]) * POINTS / (rates[high] - rates[low]))
    found = [_rate(one, rate, runs[told], left[told], mine) for one, rate, mine in zip(runs, rates, left, strict=True)]
    return Turnover(tuple(found), told, measure(runs), ten, (rates[low], rates[high]), coming_per_month(runs[told]))


def _rate(runs: Runs, rate: float, told: Runs, left_told: F64, left: F64) -> Rate:
    scale, reached = 1 / runs.terms.years, attainment(runs)
    moved = runs["turnover"].groupby("replication", sort=True)[["at_first", "first_left", "left", "hired"]].sum()
    first_gone = (moved["first_left"] / moved["at_first"]).to_numpy(float)
    return Rate(
        rate=rate,
        first_gone=mean(first_gone),
        left=mean(moved["left"].to_numpy(float) * scale),
        hired=mean(moved["hired"].to_numpy(float) * scale / 12),
        needed=needed_per_month(runs),
        looked_at=looked_at_per_month(runs) if len(runs["hiring"]) else None,
        probability=reached.probability if reached else None,
        profit=mean(left),
        more_profit=paired(left, left_told),
        more_probability=_more(runs, told) if reached else None,
    )


def _more(runs: Runs, told: Runs) -> Estimate:
    now, before = attained(runs), attained(told)
    return paired_share(int((now & ~before).sum()), int((before & ~now).sum()), len(np.asarray(now)))
