"""`salessim demo`: recruit, or split? A first answer without any file of one's own."""

import click

from salessim.cli.answers import answer_of_one, answer_of_several
from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import Simulation, simulation
from salessim.translation import later, say

EXAMPLES = (
    ("salessim demo", later("recruit five managers, or split the functions and recruit nobody?")),
    ("salessim demo --list", later("which there are")),
    ("salessim demo conveyor", later("one of them")),
)


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("name", cls=Place, required=False)
@click.option("--list", "listed", is_flag=True, help=later("Only list the scenarios that come with the program."))
@simulation("preview")
def demo(name: str | None, listed: bool, simulation: Simulation) -> None:
    """Compare staying, recruiting and splitting, with the price of getting there; or run a scenario by its name."""
    from salessim import api

    files = api.demo_scenarios()
    if listed:
        width = max(map(len, files))
        for known, path in files.items():
            click.echo(f"{known:{width}}  {api.question(path)}")
        click.echo(say("The files lie in {folder}.", folder=files[api.DEMO[0]].parent))
        return
    if name is None:
        answer_of_several(tuple(str(files[one]) for one in api.DEMO), simulation)
        return
    if name not in files:
        raise click.UsageError(
            say("There is no demo scenario {name!r}. There are: {names}.", name=name, names=", ".join(files))
        )
    answer_of_one(str(files[name]), simulation)
