"""How much is played: a quick form of some ten minutes, and a full one for figures that are quoted."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from benchmarks.contest import Size
from benchmarks.entrants import CIMBA, CIW, SALABIM, SIMMER, SIMPY, TUNED_C, Entrant, our_name

REFERENCE, OURS = our_name("reference"), "our other engines"
Sizes = Mapping[str, Size]


class Plan(NamedTuple):
    """How much everybody is given, and for how many rounds."""

    rounds: int  # of the rates
    few_rounds: int  # of all else
    rates: dict[str, Sizes]  # workload -> engine -> size
    phases: int  # customers of W2 by phase
    leads: dict[int, Sizes]  # customers of W2 -> engine -> size
    people: Sizes
    stages: Sizes
    futures: dict[str, Sizes]  # of the agreement: customers of each replication, and how many
    threads: Sizes
    points: int  # of a study


def sizes(given: Sizes, field: Iterable[Entrant]) -> dict[Entrant, Size]:
    """Who takes part with how much: those who can, and have a size."""
    found = {}
    for entrant in field:
        size = given.get(OURS if entrant.own and entrant.name != REFERENCE else entrant.name)
        if size is not None and not entrant.absent:
            found[entrant] = size
    return found


YEAR = 109_500  # leads of W2

QUICK = Plan(
    rounds=3,
    few_rounds=1,
    rates={
        "W1": {
            REFERENCE: Size(10_000), OURS: Size(100_000, 20), TUNED_C: Size(200_000, 10), SIMPY: Size(50_000),
            CIW: Size(50_000), SALABIM: Size(5_000), CIMBA: Size(200_000, 5), SIMMER: Size(50_000),
        },
        "W2": {
            REFERENCE: Size(9_000), OURS: Size(YEAR, 10), TUNED_C: Size(YEAR, 10), SIMPY: Size(YEAR),
            CIW: Size(9_000), SALABIM: Size(9_000), CIMBA: Size(YEAR), SIMMER: Size(YEAR),
        },
        "overload": {
            REFERENCE: Size(9_000), OURS: Size(YEAR // 2, 10), TUNED_C: Size(YEAR // 2, 10), SIMPY: Size(YEAR // 2),
        },
    },
    phases=9_000,
    leads={
        1_000: {REFERENCE: Size(1_000, 3), OURS: Size(1_000, 100)},
        10_000: {REFERENCE: Size(10_000), OURS: Size(10_000, 20)},
        100_000: {OURS: Size(100_000, 3)},
        1_000_000: {OURS: Size(1_000_000)},
    },
    people={REFERENCE: Size(10_000), OURS: Size(50_000, 5)},
    stages={REFERENCE: Size(1_000), OURS: Size(10_000, 5)},
    futures={
        "W1": {
            REFERENCE: Size(5_000, 20), OURS: Size(5_000, 100), TUNED_C: Size(5_000, 10_000), SIMPY: Size(5_000, 50),
            CIW: Size(5_000, 50), SALABIM: Size(5_000, 20), CIMBA: Size(5_000, 100), SIMMER: Size(5_000, 50),
        },
        "W2": {
            REFERENCE: Size(9_000, 20), OURS: Size(9_000, 100), TUNED_C: Size(9_000, 1_000), SIMPY: Size(9_000, 40),
            CIW: Size(9_000, 20), SALABIM: Size(9_000, 20), CIMBA: Size(9_000, 100), SIMMER: Size(9_000, 40),
        },
    },
    threads={REFERENCE: Size(1_000), OURS: Size(10_000, 10)},
    points=150,
)  # fmt: skip

FULL = QUICK._replace(
    rounds=7,
    few_rounds=5,
    rates={
        "W1": {
            REFERENCE: Size(50_000), OURS: Size(200_000, 20), TUNED_C: Size(200_000, 20), SIMPY: Size(200_000),
            CIW: Size(200_000), SALABIM: Size(20_000), CIMBA: Size(200_000, 10), SIMMER: Size(200_000),
        },
        "W2": {
            REFERENCE: Size(YEAR), OURS: Size(YEAR, 20), TUNED_C: Size(YEAR, 20), SIMPY: Size(YEAR),
            CIW: Size(20_000), SALABIM: Size(20_000), CIMBA: Size(YEAR, 2), SIMMER: Size(YEAR),
        },
        "overload": {REFERENCE: Size(YEAR), OURS: Size(YEAR, 10), TUNED_C: Size(YEAR, 10), SIMPY: Size(YEAR)},
    },
    phases=YEAR,
    leads=QUICK.leads | {100_000: {REFERENCE: Size(100_000), OURS: Size(100_000, 3)}},
    points=600,
)  # fmt: skip
