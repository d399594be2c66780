"""`salessim check`: is a scenario complete and sensible?"""

import click

from salessim.cli.examples import ExampleCommand
from salessim.cli.options import SCENARIO


@click.command(cls=ExampleCommand, examples=(("salessim check conveyor.yaml", "nothing is simulated"),))
@click.argument("file", type=SCENARIO)
def check(file: str) -> None:
    """Find what is wrong in a scenario, and what is allowed but looks strange, without simulating it."""
