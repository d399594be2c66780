"""How much is run, and by which engine and on how many processors, when nobody says otherwise: the one place for it."""

import os

from salessim.translation import say
from salessim.translation.numbers import written

AUTO = "auto"  # the engine that is done first
ENGINES = ("compiled", "reference")  # those there are; the fastest first

REPLICATIONS = 400  # for an answer: P(plan) near 90% is then known to about +-3 points
OF_HEADS = 100  # for one more person in each team: differences on the same futures are known sooner
MOST = 5_000  # until a precision is met: P(plan) near 50% is then known to +-1.4 points
RATES = (0.0, 0.3, 0.6, 1.0)  # of turnover: leavers a year for each who is there
MOST_TURNOVER = 3.0
PRESETS = {"preview": 100, "report": 1_000}  # for a first look; for a decision


def number_of(replications: int | str) -> int:
    """A number of replications, which may be given as the name of a preset. Raises ValueError with what it may be."""
    number = PRESETS.get(replications, 0) if isinstance(replications, str) else replications
    if number < 1:
        names = say(" or ").join(f"{name!r} ({written(f'{preset:,}')})" for name, preset in PRESETS.items())
        raise ValueError(
            say("replications may be a number from 1, or {names}, not {given!r}", names=names, given=replications)
        )
    return number


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
