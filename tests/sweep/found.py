"""What a sweep of a toy found: the answers are a formula, with luck."""

from collections.abc import Callable

import numpy as np

from salessim.results.swept import STRUCTURE, Factor, Swept
from salessim.sweeps.design import Design
from salessim.sweeps.designs import points
from salessim.sweeps.responses import RESPONSES
from sweep.small import study

HEADS = Factor("teams.hunters.people", (2, 3, 4, 5, 6), 2, 6, meaning="people in hunters")
PAY = Factor("teams.hunters.pay.salary", (), 60_000, 90_000, "per month")
SHARE = Factor("process.talk.then.signed", (), 0.2, 0.4, "%")
KINDS = Factor(STRUCTURE, ("linear", "split"))


def profit(values: dict[str, float], luck: float) -> float:
    """People bring less and less, pay costs, a larger share brings in proportion; luck moves the market."""
    heads, pay = values[HEADS.path], values[PAY.path]
    brought = 9e6 * (1 - 0.5**heads) * values.get(SHARE.path, 0.3) / 0.3
    return brought * (1 + 0.2 * luck) - 12 * heads * pay / 10


def found(
    design: Design, *factors: Factor, replications: int = 2, formula: Callable[..., float] = profit, **parts: object
) -> Swept:
    """The same futures have the same luck at all points."""
    told = study(design, *factors, replications=replications)
    made = points(told)
    futures = max(made.first) + replications
    luck = np.random.default_rng(1).normal(size=futures)
    rows = []
    for values, first in zip(made.values, made.first, strict=True):
        named = {factor.path: value for factor, value in zip(factors, values, strict=True)}
        mine = [formula(named, luck[first + number]) for number in range(replications)]
        rows.append([[value, float(value > 5e6)] for value in mine])
    usual: dict[str, object] = {
        "title": "Hunters & pay",
        "file": "",
        "design": design.kind,
        "bases": design.size if design.in_bases else 0,
        "factors": factors,
        "responses": (RESPONSES["profit"], RESPONSES["attained"]),
        "points": made.values,
        "first": made.first,
        "values": np.array(rows),
        "failed": (),
        "history": "",
        "currency": "RUB",
        "seed": 1,
        "version": "0.0.0",
        "digest": "0" * 16,
    }
    return Swept(**usual | parts)
