"""What can be changed, on one scale: more or fewer people, a better process, more advertising; on the same futures."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from salessim.analysis.best import Contender, contenders
from salessim.analysis.bottlenecks import ENOUGH, change_of_plan
from salessim.analysis.estimates import Estimate, mean
from salessim.analysis.profit import gross, profit
from salessim.analysis.revenue import spent
from salessim.columns import F64
from salessim.results.store import Runs

KINDS = ("one more", "one fewer", "faster", "likelier", "leads")
MORE, FEWER, FASTER, LIKELIER, LEADS = KINDS
TOP = 3  # levers that are told
WRONG = 0.05  # how often something that is told as sure of several together may be wrong


@dataclass(frozen=True)
class Lever:
    """Something that can be changed."""

    kind: str  # one of KINDS
    subject: str  # the team, the stage or the source
    outcome: str = ""  # of the stage, that becomes likelier


@dataclass(frozen=True)
class Pulled:
    """What a lever does to a year; `worth` = `brings` - `costs`. A wish that costs nothing in the scenario is free."""

    lever: Lever
    brings: Estimate  # revenue less the cost of goods
    costs: Estimate  # pay and costs of the whole department
    worth: Estimate
    at_most: float  # more it may cost a year and surely pay, 95 % for all levers together: the best of many was lucky
    pays: float  # share of the futures in which it brings more than it costs
    plan: Estimate | None  # chance of the plan: the difference, of the period as it is; None without a plan
    contender: Contender  # for the lever that is worth most


@dataclass(frozen=True)
class Pair:
    """One more person in each of two teams; `more` is what both together are worth beyond the sum of the two alone.

    The interval of `more` holds for all pairs together (Bonferroni).
    """

    teams: tuple[str, str]
    worth: Estimate
    more: Estimate


@dataclass(frozen=True)
class Levers:
    """All levers, those first that are worth most, and pairs of people if they were asked for."""

    each: tuple[Pulled, ...]
    pairs: tuple[Pair, ...]
    replications: int
    years: float  # length of the period; amounts are divided by it

    @property
    def top(self) -> tuple[Pulled, ...]:
        """The first few of those that may be worth anything."""
        return tuple(one for one in self.each[:TOP] if one.worth.value > 0)

    @property
    def best(self) -> tuple[Pulled, ...]:
        """Those that may be worth most; one if that is certain."""
        return tuple(one for one in self.each if one.contender.may_be_best)

    def sure(self, one: Pulled) -> float:
        """The probability that a lever is worth most on average; NaN with so few futures that it says too much."""
        return one.contender.probability if self.replications >= ENOUGH else nan


def levers(
    as_is: Runs, pulled: Sequence[tuple[Lever, Runs]], together: Sequence[tuple[tuple[str, str], Runs]] = ()
) -> Levers:
    """What each lever is worth; `together`: one more person in both teams at once, each of which is a lever, too.

    A period of three months counts four times for a year. Raises ValueError if they did not live through the same
    futures.
    """
    if any(runs.replications != as_is.replications for _, runs in (*pulled, *together)):
        raise ValueError("Only results of the same replications can be compared")
    worth = {lever: _worth(as_is, runs) for lever, runs in pulled}
    places = contenders(np.stack(list(worth.values()), axis=1), [lever.subject for lever in worth]) if worth else []
    wrong = WRONG / max(1, len(worth))
    each = [
        _pulled(lever, as_is, runs, worth[lever], place, wrong)
        for (lever, runs), place in zip(pulled, places, strict=True)
    ]
    level = 1 - WRONG / max(1, len(together))
    pairs = [_pair(teams, _worth(as_is, runs), worth, level) for teams, runs in together]
    return Levers(
        tuple(sorted(each, key=lambda one: -one.worth.value)),
        tuple(sorted(pairs, key=lambda pair: -pair.worth.value)),
        len(as_is),
        as_is.terms.years,
    )


def _worth(as_is: Runs, runs: Runs) -> F64:
    """What is left more, a year, by replication."""
    return (profit(runs) - profit(as_is)) / as_is.terms.years


def _pulled(lever: Lever, as_is: Runs, runs: Runs, worth: F64, place: Contender, wrong: float) -> Pulled:
    """`wrong`: how often it may at most cost more than `at_most` tells."""
    brings, costs = ((of(runs).sum(axis=1) - of(as_is).sum(axis=1)) / as_is.terms.years for of in (gross, spent))
    return Pulled(
        lever,
        mean(brings),
        mean(costs),
        mean(worth),
        mean(worth, 1 - 2 * wrong).low,
        float((worth > 0).mean()),
        change_of_plan(as_is, runs),
        place,
    )


def _pair(teams: tuple[str, str], worth: F64, alone: dict[Lever, F64], level: float) -> Pair:
    one, other = (alone[Lever(MORE, team)] for team in teams)
    return Pair(teams, mean(worth), mean(worth - one - other, level))
