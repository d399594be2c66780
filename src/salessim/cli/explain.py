"""`salessim explain`: in sentences, what was understood of a scenario."""

import click

from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import SCENARIO


@click.command(cls=ExampleCommand, examples=(("salessim explain conveyor.yaml", ""),))
@click.argument("file", cls=Place, type=SCENARIO)
def explain(file: str) -> None:
    """Tell in sentences what was understood, for the client to sign off."""
    from salessim import scenario

    for sentence in scenario.explain(scenario.load(file)):
        click.echo(sentence)
