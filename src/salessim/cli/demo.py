"""`salessim demo`: a first answer without any file of one's own."""

import click

from salessim.cli.answers import answer_of_one
from salessim.cli.examples import ExampleCommand
from salessim.cli.options import Simulation, simulation

EXAMPLES = (
    ("salessim demo", "the first choice"),
    ("salessim demo --list", "which there are"),
    ("salessim demo linear", "another one"),
)


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("name", required=False)
@click.option("--list", "listed", is_flag=True, help="Only list the scenarios that come with the program.")
@simulation("preview")
def demo(name: str | None, listed: bool, simulation: Simulation) -> None:
    """Run a scenario that comes with the program."""
    from salessim import api

    files = api.demo_scenarios()
    if listed:
        for known, path in files.items():
            click.echo(f"{known:20} {path}")
        return
    chosen = name or api.DEMO
    if chosen not in files:
        raise click.UsageError(f"There is no demo scenario {chosen!r}. There are: {', '.join(files)}.")
    answer_of_one(str(files[chosen]), simulation)
