"""One future, visit by visit."""

from pathlib import Path
from typing import TYPE_CHECKING

from salessim import __version__
from salessim.api.loading import loaded
from salessim.experiment import run
from salessim.experiment.defaults import AUTO
from salessim.report import trace as tracing
from salessim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


def trace(scenario: Scenario | str | Path, replication: int = 0, seed: int = 0, engine: str = AUTO) -> "pd.DataFrame":
    """Every visit of one future: who, at which stage, in whose hands, and when; `attrs` say of which."""
    chosen = loaded(scenario)
    played = run.play(chosen, replication, seed, engine)
    visits = tracing.visits(played.log, played.terms)
    visits.attrs = {
        "version": __version__,
        "scenario": chosen.origin.digest,
        "seed": seed,
        "replication": replication,
        "engine": played.engine,
    }
    return visits
