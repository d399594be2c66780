"""`salessim demo`: a first answer without any file of one's own."""

import click

from salessim.cli.answers import answer_of_one
from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import Simulation, simulation
from salessim.translation import later, say

EXAMPLES = (
    ("salessim demo", later("the first choice")),
    ("salessim demo --list", later("which there are")),
    ("salessim demo linear", later("another one")),
)


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("name", cls=Place, required=False)
@click.option("--list", "listed", is_flag=True, help=later("Only list the scenarios that come with the program."))
@simulation("preview")
def demo(name: str | None, listed: bool, simulation: Simulation) -> None:
    """Run a scenario that comes with the program."""
    from salessim import api

    files = api.demo_scenarios()
    if listed:
        for known, path in files.items():
            click.echo(f"{known:20} {api.question(path)}")
        click.echo(say("The files lie in {folder}.", folder=files[api.DEMO].parent))
        return
    chosen = name or api.DEMO
    if chosen not in files:
        raise click.UsageError(
            say("There is no demo scenario {name!r}. There are: {names}.", name=chosen, names=", ".join(files))
        )
    answer_of_one(str(files[chosen]), simulation)
