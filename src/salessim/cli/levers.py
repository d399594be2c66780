"""`salessim levers`: what each change by one step is worth, on one scale."""

import click

from salessim.cli.answers import answer_about_levers
from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import SCENARIO, Simulation, simulation
from salessim.experiment.defaults import OF_HEADS
from salessim.translation import later

EXAMPLES = (
    ("salessim levers conveyor.yaml", later("people, process and advertising side by side")),
    ("salessim levers conveyor.yaml --pairs", later("also one more person in each two teams at once")),
    ("salessim levers conveyor.yaml --out results", later("all tables, and a picture")),
)


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("file", cls=Place, type=SCENARIO)
@click.option("--pairs", is_flag=True, help=later("Also add one more person to each two teams at once."))
@simulation(OF_HEADS)
def levers(file: str, pairs: bool, simulation: Simulation) -> None:
    """Tell what more people, a better process or more leads are worth, and why the plan is missed.

    Every future is lived through as it is and with each lever: one person more and one fewer in each team, 10% faster
    and 5 points more conversion at each stage, 10% more leads from each source.
    """
    answer_about_levers(file, pairs, simulation)
