"""`salessim trace`: every visit of one future, as a table."""

from pathlib import Path

import click

from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import ENGINE, SCENARIO, SEED
from salessim.translation import later, say, say_count

EXAMPLES = (
    ("salessim trace conveyor.yaml > visits.csv", later("the first future")),
    ("salessim trace conveyor.yaml --replication 3 --out visits.parquet", later("the fourth")),
)
ENDINGS = (".csv", ".parquet")


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("file", cls=Place, type=SCENARIO)
@click.option(
    "--replication", type=click.IntRange(0), default=0, show_default=True, help=later("Which future, from 0.")
)
@SEED
@ENGINE
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=str),
    help=later("A .csv or .parquet file; else CSV goes to stdout."),
)
def trace(file: str, replication: int, seed: int, engine: str, out: str | None) -> None:
    """Write every visit of one future: who, at which stage, in whose hands, and when."""
    if out is not None and not out.lower().endswith(ENDINGS):
        raise click.BadParameter(say("the file must end in .csv or .parquet"), param_hint="--out")
    from salessim import api

    visits = api.trace(file, replication, seed, engine=engine)
    if out is None:
        click.echo(visits.to_csv(index=False), nl=False)
        return
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    if out.lower().endswith(".csv"):
        visits.to_csv(out, index=False)
    else:
        visits.to_parquet(out, index=False)
    click.echo(
        say_count("{number} visit written to {file}", "{number} visits written to {file}", len(visits), file=out),
        err=True,
    )
