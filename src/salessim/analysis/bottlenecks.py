"""Where one more person is worth most: the narrow place of a department by money, on the same futures."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from salessim.analysis.attainment import attained
from salessim.analysis.best import Contender, contenders
from salessim.analysis.estimates import Estimate, mean, paired, paired_share
from salessim.analysis.profit import profit
from salessim.analysis.revenue import spent
from salessim.columns import F64
from salessim.results.store import Runs

ENOUGH = 20  # futures; with fewer of them, random weights cannot show what other futures would


@dataclass(frozen=True)
class Head:
    """What one more person in a team does to a year; `worth` = `brings` - `costs`."""

    team: str
    brings: Estimate  # revenue less the cost of goods
    costs: Estimate  # pay and costs of the whole department, commissions of others included
    worth: Estimate
    plan: Estimate | None  # chance of the plan: the difference, of the period as it is; None without a plan
    contender: Contender  # for the team in which one more person is worth most


@dataclass(frozen=True)
class Bottlenecks:
    """One more person in each team, those first who are worth most."""

    heads: tuple[Head, ...]
    replications: int
    years: float  # length of the period; amounts are divided by it

    @property
    def narrow(self) -> tuple[Head, ...]:
        """Where one more person may be worth most; one team if that is certain."""
        return tuple(head for head in self.heads if head.contender.may_be_best)

    def sure(self, head: Head) -> float:
        """The probability that a team is the best place on average; NaN with so few futures that it says too much."""
        return head.contender.probability if self.replications >= ENOUGH else nan

    @property
    def pays(self) -> tuple[Head, ...]:
        """Where one more person is surely worth more than the pay."""
        return tuple(head for head in self.heads if head.worth.low > 0)

    @property
    def pays_nowhere(self) -> bool:
        """Whether one more person surely is worth less than the pay in every team."""
        return all(head.worth.high <= 0 for head in self.heads)


def bottlenecks(runs: Sequence[Runs]) -> Bottlenecks:
    """What one more person is worth; `runs`: as it is, then with one more in each team, on the same futures.

    A period of three months counts four times for a year. Raises ValueError if there is not one for each team, or if
    they did not live through the same futures.
    """
    as_is, *more = runs
    teams = [team.name for team in as_is.terms.teams]
    if len(more) != len(teams):
        raise ValueError(f"{len(teams)} teams need as many runs with one more person, not {len(more)}")
    if any(other.replications != as_is.replications for other in more):
        raise ValueError("Only results of the same replications can be compared")
    years = as_is.terms.years
    worth = np.stack([profit(other) - profit(as_is) for other in more], axis=1) / years
    costs = np.stack([_spent(other) - _spent(as_is) for other in more], axis=1) / years
    places = contenders(worth, teams)
    heads = []
    for i, (team, place) in enumerate(zip(teams, places, strict=True)):
        brings, plan = mean(worth[:, i] + costs[:, i]), change_of_plan(as_is, more[i])
        heads.append(Head(team, brings, mean(costs[:, i]), mean(worth[:, i]), plan, place))
    return Bottlenecks(tuple(sorted(heads, key=lambda head: -head.worth.value)), len(as_is), years)


def queues_after(as_is: Runs, more: Runs) -> dict[str, tuple[float, Estimate]]:
    """By stage, how many wait at the same time as it is, and how that changes with one more person.

    A list of contacts that is worked off by whoever has time is no queue.
    """
    before, after = (one["stages"].pivot(index="replication", columns="stage", values="waiting_mean")
                     for one in (as_is, more))  # fmt: skip
    lists = {source.stage for source in as_is.terms.sources if source.contacts}
    stages = enumerate(as_is.terms.stages)
    queues = [one.name for row, one in stages if one.kind == "queue" and one.name in before and row not in lists]
    return {name: (float(before[name].mean()), paired(after[name], before[name])) for name in queues}


def _spent(runs: Runs) -> F64:
    return np.asarray(spent(runs).sum(axis=1), np.float64)


def change_of_plan(as_is: Runs, more: Runs) -> Estimate | None:
    """How the chance of the plan changes on the same futures; None without a plan."""
    if as_is.terms.plan is None:
        return None
    before, after = attained(as_is), attained(more)
    return paired_share(int((after & ~before).sum()), int((before & ~after).sum()), len(as_is))
