"""Intervals from draws whose truth is known in closed form."""

from math import exp, log, sqrt

import numpy as np
from numpy.random import Generator, default_rng
from scipy.stats import norm

from promises.kept import Case, Promise, covers
from salessim.analysis.estimates import (
    holm,
    mean,
    paired,
    paired_p_value,
    paired_share,
    quantile,
    ratio,
    wilson,
)
from salessim.analysis.skewed import shortfall, skewed_mean

CHANCES = (0.5, 0.8, 0.9, 0.95)
SHARES = (0.1, 0.5, 0.9)
MEAN = 0.97  # a mean that is covered more often is told less exactly than it is known
CELLS = {"+2 points, 18% differ": (0.80, 0.08, 0.10), "+10 points, 14% differ": (0.80, 0.02, 0.12)}


def lognormal(random: Generator, cv: float, size: int | tuple[int, ...]) -> np.ndarray:
    """Amounts with mean 1."""
    spread = sqrt(log(1 + cv**2))
    return random.lognormal(-(spread**2) / 2, spread, size)


def chances(replications: int) -> Case:
    """Probabilities from coins."""

    def trial(number: int) -> list[bool]:
        random = default_rng([1, replications, number])
        return [covers(wilson(int(random.binomial(replications, p)), replications), p) for p in CHANCES]

    return Case(tuple(Promise(f"chance of {p:.0%}, {replications} futures", "Wilson") for p in CHANCES), trial)


def revenue(random: Generator, replications: int) -> np.ndarray:
    """A Poisson number of 30 deals on average, each of mean 1 and cv 1."""
    wins = random.poisson(30, replications)
    amounts = lognormal(random, 1.0, int(wins.sum()))
    return np.bincount(np.repeat(np.arange(replications), wins), amounts, minlength=replications)


def means(replications: int) -> Case:
    """Means of even, of uneven and of summed amounts, of a shortfall, and a ratio of two of them."""
    plan, missed = 90.0, 15 * norm.pdf(4 / 3) - 20 * norm.sf(4 / 3)  # E(90 - Y)+ of Y normal with mean 110, sd 15

    def trial(number: int) -> list[bool]:
        random = default_rng([2, replications, number])
        costs, clients = lognormal(random, 0.5, replications), random.poisson(20, replications)
        uneven = lognormal(random, 2.0, replications)
        return [
            covers(mean(random.normal(10, 2, replications)), 10),
            covers(mean(lognormal(random, 1.0, replications)), 1),
            covers(mean(revenue(random, replications)), 30),
            covers(shortfall(random.normal(110, 15, replications), plan), missed),
            covers(mean(uneven), 1),
            covers(skewed_mean(uneven), 1),
            covers(ratio(costs * (10 + clients), clients), 30 / 20),
        ]

    told = [
        ("mean, normal", "Student's t", 0.93),
        ("mean, lognormal cv 1", "Student's t", 0.93),
        ("mean, 30 deals of cv 1", "Student's t", 0.93),
        ("usual shortfall, 9% miss", "Hall", 0.93),
        ("mean, lognormal cv 2", "Student's t", None),  # too few futures for so uneven ones: `--details` shows both
        ("mean, lognormal cv 2", "Hall", None),
        ("cost of one of 20", "linearised", 0.93),
    ]
    return Case(tuple(Promise(f"{what}, {replications} futures", how, least, MEAN) for what, how, least in told), trial)


def quantiles(replications: int) -> Case:
    """Quantiles of lognormal amounts."""
    spread = sqrt(log(2))
    truths = [exp(-(spread**2) / 2 + spread * norm.ppf(share)) for share in SHARES]

    def trial(number: int) -> list[bool]:
        values = lognormal(default_rng([3, replications, number]), 1.0, replications)
        return [covers(quantile(values, share), truth) for share, truth in zip(SHARES, truths, strict=True)]

    told = (f"{share:.0%} quantile, lognormal cv 1, {replications} futures" for share in SHARES)
    return Case(tuple(Promise(what, "order statistics") for what in told), trial)


def differences(replications: int) -> Case:
    """Differences of two on the same luck."""

    def trial(number: int) -> list[bool]:
        random = default_rng([4, replications, number])
        luck = lognormal(random, 1.0, replications)
        before, after = luck + lognormal(random, 0.5, replications), luck * 1.1 + lognormal(random, 0.5, replications)
        found = [covers(paired(after, before), 0.1)]
        for both, lost, gained in CELLS.values():
            cells = random.multinomial(replications, [both, lost, gained, 1 - both - lost - gained])
            found.append(covers(paired_share(int(cells[2]), int(cells[1]), replications), gained - lost))
        return found

    told = [(f"difference of means, {replications} futures", "paired t", MEAN)]
    told += [(f"difference of chances {cells}, {replications} futures", "Bonett and Price", 1.0) for cells in CELLS]
    return Case(tuple(Promise(what, how, most=most) for what, how, most in told), trial)


def false_alarms(others: int = 4, replications: int = 100) -> Case:
    """Several that are as good as the first, none of which may be called better or worse."""

    def trial(number: int) -> list[bool]:
        random = default_rng([5, number])
        luck = random.normal(size=(replications, 1))
        values = luck + random.normal(size=(replications, 1 + others)) / 3
        raised = holm([paired_p_value(values[:, i], values[:, 0]) for i in range(1, 1 + others)])
        return [min(raised) > 0.05]

    return Case((Promise(f"no false alarm among {others}, {replications} futures", "Holm"),), trial)
