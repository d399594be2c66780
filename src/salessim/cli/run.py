"""`salessim run`: the probability of the plan, what each team did, and where work waits."""

import click

from salessim.cli.answers import answer_of_one
from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import SCENARIO, Simulation, simulation
from salessim.cli.precision import PRECISION
from salessim.translation import later

EXAMPLES = (
    ("salessim run conveyor.yaml", ""),
    ("salessim run conveyor.yaml --replications preview", later("a quick look")),
    ("salessim run conveyor.yaml --replications 2000 --seed 7", later("more futures, others")),
    ("salessim run conveyor.yaml --precision 0.02", later("until the chance is known to 2 points")),
    ("salessim run conveyor.yaml --json > answer.json", later("for another program")),
    ("salessim run conveyor.yaml --out results", later("all tables as Parquet")),
)


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("file", cls=Place, type=SCENARIO)
@PRECISION
@simulation()
def run(file: str, simulation: Simulation, precision: float | None) -> None:
    """Live through the period many times and tell how it went."""
    answer_of_one(file, simulation, precision)
