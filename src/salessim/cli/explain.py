"""`salessim explain`: in sentences, what was understood of a scenario."""

import click

from salessim.cli.options import SCENARIO


@click.command()
@click.argument("file", type=SCENARIO)
def explain(file: str) -> None:
    """Tell in sentences what was understood, for the client to sign off.

    \b
    Examples:
      salessim explain conveyor.yaml
    """
    from salessim import scenario

    for sentence in scenario.explain(scenario.load(file)):
        click.echo(sentence)
