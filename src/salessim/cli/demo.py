"""`salessim demo`: a first answer without any file of one's own."""

import click

from salessim.cli.options import simulation
from salessim.cli.simulating import answer_of_one
from salessim.experiment.defaults import DEMO_REPLICATIONS


@click.command()
@click.argument("name", required=False)
@click.option("--list", "listed", is_flag=True, help="Only list the scenarios that come with the program.")
@simulation(DEMO_REPLICATIONS)
def demo(
    name: str | None,
    listed: bool,
    replications: int,
    seed: int,
    engine: str,
    workers: int | None,
    as_json: bool,
    out: str | None,
) -> None:
    """Run a scenario that comes with the program (NAME; without it the first choice).

    \b
    Examples:
      salessim demo
      salessim demo --list
      salessim demo linear
    """
    from salessim import api

    files = api.demo_scenarios()
    if listed:
        for known, path in files.items():
            click.echo(f"{known:20} {path}")
        return
    chosen = name or api.DEMO
    if chosen not in files:
        raise click.UsageError(f"There is no demo scenario {chosen!r}. There are: {', '.join(files)}.")
    answer_of_one(str(files[chosen]), replications, seed, engine, workers, as_json, out)
