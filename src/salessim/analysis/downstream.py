"""What somebody who waits at a stage is worth: the chance that it is won from there, times what it then brings."""

import numpy as np

from salessim.analysis.averages import averages
from salessim.analysis.profit import after_goods
from salessim.analysis.revenue import plan_ledger
from salessim.results.store import Runs

STEPS = 1_000  # outcomes that one goes through at most; whoever goes round longer is worth nothing more


def worth_of_a_visit(runs: Runs) -> dict[str, float]:
    """By stage, the mean of what whoever is taken up there brings when first booked in the plan's ledger, less the
    cost of goods.

    From the shares in which visits took their ways; all who wait at a stage are alike.
    """
    terms, booked = runs.terms, _booked(runs)
    names = [stage.name for stage in terms.stages]
    ways, worth = _shares(runs), np.zeros(len(names))
    first, lead = np.zeros(len(names)), np.zeros((len(names), len(names)))
    for outcome in {(one.stage, one.name): one for one in terms.outcomes}.values():
        share = ways.get((names[outcome.stage], outcome.name), 0.0)
        if outcome.ledger == terms.headline:
            first[outcome.stage] += share * booked.get(names[outcome.stage], 0.0)
        else:
            lead[outcome.stage, outcome.to] += share
    for _ in range(STEPS):
        worth = first + lead @ worth
    return dict(zip(names, worth.tolist(), strict=True))


def _shares(runs: Runs) -> dict[tuple[str, str], float]:
    """Of the visits to a stage that took a way, those that took this one."""
    taken = averages(runs, "outcomes")
    whole = taken.groupby("stage")["taken"].transform("sum")
    shares = (taken["taken"] / whole.where(whole > 0)).fillna(0.0)
    return dict(zip(zip(taken["stage"], taken["outcome"], strict=True), shares, strict=True))


def _booked(runs: Runs) -> dict[str, float]:
    """By stage, the mean of a booking in the plan's ledger, less the cost of goods."""
    sums = after_goods(runs, plan_ledger(runs)).groupby("stage")[["amount_currency", "deals"]].sum()
    return dict(zip(sums.index, sums["amount_currency"] / sums["deals"], strict=True))
