"""`salessim bottlenecks`: where one more person is worth most."""

import click

from salessim.cli.answers import answer_about_heads
from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import SCENARIO, Simulation, simulation
from salessim.experiment.defaults import OF_HEADS
from salessim.translation import later

EXAMPLES = (
    ("salessim bottlenecks conveyor.yaml", later("one more person in each team, on the same futures")),
    ("salessim bottlenecks conveyor.yaml -n 1000", later("until no doubt is left between two teams")),
    ("salessim bottlenecks conveyor.yaml --out results", later("all tables, and a picture")),
)


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("file", cls=Place, type=SCENARIO)
@simulation(OF_HEADS)
def bottlenecks(file: str, simulation: Simulation) -> None:
    """Tell in which team one more person is worth most, and why.

    Every future is lived through as it is and with one more person in each team: as many times as there are teams,
    and once.
    """
    answer_about_heads(file, simulation)
