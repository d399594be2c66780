"""`salessim schema`: what a scenario file may contain, for editors."""

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of scenario files, so that an editor can complete and check them.

    \b
    Examples:
      salessim schema > scenario.schema.json
    """
    import json

    from salessim.scenario import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
