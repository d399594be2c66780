"""`salessim run`: the probability of the plan, what each team did, and where work waits."""

import click

from salessim.cli.options import SCENARIO, simulation
from salessim.cli.simulating import answer_of_one


@click.command()
@click.argument("file", type=SCENARIO)
@simulation()
def run(
    file: str, replications: int, seed: int, engine: str, workers: int | None, as_json: bool, out: str | None
) -> None:
    """Live through the period many times and tell how it went.

    \b
    Examples:
      salessim run conveyor.yaml
      salessim run conveyor.yaml --replications 200 --seed 7
      salessim run conveyor.yaml --json > answer.json
      salessim run conveyor.yaml --out results/
    """
    answer_of_one(file, replications, seed, engine, workers, as_json, out)
