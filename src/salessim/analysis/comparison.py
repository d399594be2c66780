"""Two structures on the same market: differences future by future, with their accuracy."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from salessim.analysis.attainment import attained
from salessim.analysis.averages import KEYS, table
from salessim.analysis.best import Contender, contenders
from salessim.analysis.estimates import Estimate, holm, paired, paired_p_value, paired_share
from salessim.analysis.key_figures import key_figures
from salessim.analysis.kinds import kinds
from salessim.analysis.profit import margin_stated, profit
from salessim.analysis.response import first_answer
from salessim.analysis.revenue import by_month, spent
from salessim.columns import F64
from salessim.results.cards import FIGURES, Figure
from salessim.results.store import Runs
from salessim.translation import say_count


@dataclass(frozen=True)
class Comparison:
    """What B does that A does not, on the same futures. Differences are B less A."""

    a: str
    b: str
    replications: int
    measure: str  # what is left, by which the better one is told: see `measure`
    better: int  # futures in which B has more left than A
    same: int
    revenue: dict[str, Estimate]  # by ledger
    spent: Estimate  # pay and costs
    left: Estimate  # what `analysis.profit` tells
    client_cost: Estimate  # of winning one new client
    first_answer: Estimate  # seconds until a lead is taken up
    probability: Estimate | None  # of reaching the plan; None if one of them has none
    gains: int  # futures in which only B reaches the plan
    losses: int  # futures in which only A does
    funnel: dict[str, Estimate]
    card: list[tuple[Figure, Estimate]]
    p_value: float  # of what is left, raised for all comparisons made together

    @property
    def sentence(self) -> str:
        """The outcome in a sentence."""
        return say_count(
            "{name} does better in {number} of {all} futures",
            "{name} does better in {number} of {all} futures",
            self.better,
            name=self.b,
            all=self.replications,
        )


def compare(runs: Sequence[Runs]) -> list[Comparison]:
    """Every structure with the first. Raises ValueError if they did not live through the same futures."""
    if len(runs) < 2:
        raise ValueError("A comparison needs at least two scenarios")
    first = runs[0]
    for other in runs[1:]:
        if other.provenance.seed != first.provenance.seed or other.replications != first.replications:
            raise ValueError("Only results of the same seed and the same replications can be compared")
    raised = holm([paired_p_value(profit(other), profit(first)) for other in runs[1:]])
    return [_pair(first, other, p_value) for other, p_value in zip(runs[1:], raised, strict=True)]


def best(runs: Sequence[Runs]) -> list[Contender]:
    """Every structure as a candidate for the one that has most left."""
    return contenders(np.stack([profit(one) for one in runs], axis=1), [one.terms.name for one in runs])


def measure(runs: Sequence[Runs]) -> str:
    """What `profit` is of these: "profit", without a margin "contribution", and "revenue" where nothing is spent."""
    if all(map(margin_stated, runs)):
        return "profit"
    return "contribution" if any(spent(one).any() for one in runs) else "revenue"


def _spent(runs: Runs) -> F64:
    return np.asarray(spent(runs).sum(axis=1), np.float64)


def _client_cost(runs: Runs) -> F64:
    return next(figure.values for figure in key_figures(runs, kinds(runs)) if figure.name == "client_cost")


def _pair(a: Runs, b: Runs, p_value: float) -> Comparison:
    left, cost = (profit(a), profit(b)), (_spent(a), _spent(b))
    with_plan = a.terms.plan is not None and b.terms.plan is not None
    gains = int((attained(b) & ~attained(a)).sum()) if with_plan else 0
    losses = int((attained(a) & ~attained(b)).sum()) if with_plan else 0
    return Comparison(
        a=a.terms.name,
        b=b.terms.name,
        replications=len(a),
        measure=measure((a, b)),
        better=int((left[1] > left[0]).sum()),
        same=int((left[1] == left[0]).sum()),
        revenue={
            ledger: paired(by_month(b, ledger).sum(axis=1), by_month(a, ledger).sum(axis=1))
            for ledger in a.terms.ledgers
            if ledger in b.terms.ledgers
        },
        spent=paired(cost[1], cost[0]),
        left=paired(left[1], left[0]),
        client_cost=paired(_client_cost(b), _client_cost(a)),
        first_answer=paired(first_answer(b), first_answer(a)),
        probability=paired_share(gains, losses, len(a)) if with_plan else None,
        gains=gains,
        losses=losses,
        funnel={column: paired(b["funnel"][column], a["funnel"][column]) for column in _numbers(a, "funnel")},
        card=[(figure, paired(_figure(b, figure), _figure(a, figure))) for figure in FIGURES],
        p_value=p_value,
    )


def _numbers(runs: Runs, name: str) -> list[str]:
    return [column for column in table(runs, name).columns if column not in ("replication", *KEYS[name])]


def _figure(runs: Runs, figure: Figure) -> F64:
    frame = runs["cards"]
    mine = frame[(frame["role"] == figure.role) & (frame["figure"] == figure.name)]
    return np.asarray(mine["value"], np.float64)
