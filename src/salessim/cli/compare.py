"""`salessim compare`: several departments live through the same market."""

import click

from salessim.cli.options import SCENARIO, simulation
from salessim.cli.simulating import answer_of_several


@click.command()
@click.argument("files", type=SCENARIO, nargs=-1, required=True)
@simulation()
def compare(
    files: tuple[str, ...], replications: int, seed: int, engine: str, workers: int | None, as_json: bool,
    out: str | None,
) -> None:  # fmt: skip
    """Let several departments live through the same futures and tell the differences from the first one.

    \b
    Examples:
      salessim compare linear.yaml conveyor.yaml
      salessim compare linear.yaml conveyor.yaml key_accounts.yaml --replications 100
    """
    if len(files) < 2:
        raise click.UsageError("A comparison needs at least two scenario files.")
    answer_of_several(files, replications, seed, engine, workers, as_json, out)
