"""Options that several commands share."""

import functools
from collections.abc import Callable
from typing import Any, NamedTuple

import click

from salessim.experiment.defaults import ENGINES, REPLICATIONS

Function = Callable[..., Any]

SCENARIO = click.Path(exists=True, dir_okay=False, path_type=str)
SEED = click.option(
    "--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="Another seed: other futures."
)
ENGINE = click.option(
    "--engine", type=click.Choice(ENGINES), default=ENGINES[0], show_default=True, help="Which engine plays them."
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document with every figure of the tables.")


class Simulation(NamedTuple):
    """What a user says about the futures to be lived through and about the answer."""

    replications: int
    seed: int
    engine: str
    workers: int | None
    as_json: bool
    out: str | None


def simulation(default: int = REPLICATIONS) -> Callable[[Function], Function]:
    """The options of a command that lives through futures; the command gets them as `simulation`."""
    options = [
        click.option("--replications", "-n", type=click.IntRange(1, 1_000_000), default=default, show_default=True,
                     help="How many futures are lived through."),
        SEED,
        ENGINE,
        click.option("--workers", type=click.IntRange(1, 1024), default=None, show_default="all processors",
                     help="How many processes; the answer does not depend on it."),
        JSON,
        click.option("--out", type=click.Path(file_okay=False, path_type=str), default=None,
                     help="Also write all tables to this folder, as Parquet with their provenance."),
    ]  # fmt: skip

    def add(command: Function) -> Function:
        @functools.wraps(command)
        def bundled(*args: Any, **given: Any) -> Any:
            chosen = Simulation(*(given.pop(name) for name in Simulation._fields))
            return command(*args, simulation=chosen, **given)

        return functools.reduce(lambda inner, option: option(inner), reversed(options), bundled)

    return add
