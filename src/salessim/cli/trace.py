"""`salessim trace`: every visit of one future, as a table."""

import click

from salessim.cli.options import ENGINE, SCENARIO, SEED


@click.command()
@click.argument("file", type=SCENARIO)
@click.option("--replication", type=click.IntRange(0), default=0, show_default=True, help="Which future, from 0.")
@SEED
@ENGINE
@click.option("--out", type=click.Path(dir_okay=False, path_type=str), default=None,
              help="A file that ends in .csv or .parquet; without it CSV goes to stdout.")  # fmt: skip
def trace(file: str, replication: int, seed: int, engine: str, out: str | None) -> None:
    """Write every visit of one future: who, at which stage, in whose hands, and when.

    \b
    Examples:
      salessim trace conveyor.yaml | head
      salessim trace conveyor.yaml --replication 3 --out visits.parquet
    """
    if out is not None and not out.lower().endswith((".csv", ".parquet")):
        raise click.BadParameter("the file must end in .csv or .parquet", param_hint="--out")
    from salessim import api

    visits = api.trace(api.load(file), replication, seed, engine=engine)
    if out is None:
        click.echo(visits.to_csv(index=False), nl=False)
        return
    if out.lower().endswith(".csv"):
        visits.to_csv(out, index=False)
    else:
        visits.to_parquet(out, index=False)
    click.echo(f"{len(visits)} visits written to {out}", err=True)
