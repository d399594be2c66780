"""`salessim compare`: several departments live through the same market."""

import click

from salessim.cli.answers import answer_of_several
from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import SCENARIO, Simulation, simulation
from salessim.cli.precision import PRECISION
from salessim.translation import later, say

EXAMPLES = (
    ("salessim compare linear.yaml conveyor.yaml", later("the second against the first")),
    ("salessim compare a.yaml b.yaml c.yaml --replications 100", later("all against the first")),
)


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("files", cls=Place, type=SCENARIO, nargs=-1, required=True)
@PRECISION
@simulation()
def compare(files: tuple[str, ...], simulation: Simulation, precision: float | None) -> None:
    """Let several departments live through the same futures and tell how they differ from the first one."""
    if len(files) < 2:
        raise click.UsageError(say("A comparison needs at least two scenario files."))
    answer_of_several(files, simulation, precision)
