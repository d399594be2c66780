"""Runs with what is not known for sure: each replication earns by a straight line over what was drawn."""

from collections.abc import Callable

import numpy as np

from analysis import futures
from salessim.results.store import Runs
from salessim.results.summary import Summary, summary
from salessim.results.terms import UnknownTerms

INTERESTED = UnknownTerms(("process", "cold_call", "then", "interested"), 0.05, 0.02, 0.08)
RATE = UnknownTerms(("sources", "calls", "rate"), 14.0, 10.0, 18.0, "day")


def doubtful(
    earned: Callable[[float, float, float], float], count: int = 60, name: str = "A", without_rate: bool = False
) -> Runs:
    """What `earned(interested, rate, noise)` says is signed in January; the noise is that of a standard normal."""
    chance = np.random.default_rng(5)
    known = (INTERESTED,) if without_rate else (INTERESTED, RATE)
    names = [one.name for one in known]
    row = {
        "bookings": futures.booked((0, "signed", 0, 0.0)),
        "unknowns": {"unknown": names, "value": [0.0] * len(known)},
    }
    made = futures.runs([row], name=name, unknowns=known)
    first = summary(0, made.frames())
    many = Runs(made.terms, made.provenance)
    for replication in range(count):
        interested, rate = chance.uniform(0.02, 0.08), chance.uniform(10, 18)
        amount = earned(interested, rate, float(chance.standard_normal()))
        one = first.put("unknowns", "value", np.array([interested, rate][: len(known)]))
        columns = one.put("bookings", "amount_currency", np.array([amount])).columns
        many.add(replication, Summary(replication, one.words, columns))
    return many
