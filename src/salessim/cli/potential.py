"""`salessim potential`: what the market gives with unlimited people, and where the rest is lost."""

import click

from salessim.cli.answers import answer_of_potential
from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import SCENARIO, Simulation, simulation
from salessim.translation import later

EXAMPLES = (
    ("salessim potential conveyor.yaml", ""),
    ("salessim potential conveyor.yaml --replications preview", later("a quick look")),
    ("salessim potential conveyor.yaml --out results", later("with the picture, for a slide")),
)


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("file", cls=Place, type=SCENARIO)
@simulation()
def potential(file: str, simulation: Simulation) -> None:
    """Tell what the market would give with unlimited people, and why this department earns less."""
    answer_of_potential(file, simulation)
