"""Options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

from salessim.experiment.defaults import ENGINES, REPLICATIONS

Command = Callable[..., Any]

SCENARIO = click.Path(exists=True, dir_okay=False, path_type=str)
SEED = click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True,
                    help="Another seed is another set of futures.")  # fmt: skip
ENGINE = click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], show_default=True,
                      help="Which engine lives through the futures.")  # fmt: skip
JSON = click.option("--json", "as_json", is_flag=True,
                    help="Print one JSON document with every figure of the tables.")  # fmt: skip


def simulation(default: int = REPLICATIONS) -> Callable[[Command], Command]:
    """The options of a command that runs futures."""
    options = [
        click.option("--replications", "-n", type=click.IntRange(1, 1_000_000), default=default, show_default=True,
                     help="How many futures are lived through."),
        SEED,
        ENGINE,
        click.option("--workers", type=click.IntRange(1, 1024), default=None, show_default="all processors",
                     help="How many processes run at the same time; the answer does not depend on it."),
        JSON,
        click.option("--out", type=click.Path(file_okay=False, path_type=str), default=None,
                     help="Also write all tables to this folder, as Parquet with their provenance."),
    ]  # fmt: skip

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add
