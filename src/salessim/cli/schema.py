"""`salessim schema`: what a scenario file may contain, for editors."""

import click

from salessim.cli.examples import ExampleCommand
from salessim.translation import later


@click.command(cls=ExampleCommand, examples=(("salessim schema > schema.json", later("next to your scenarios")),))
def schema() -> None:
    """Print the JSON Schema of scenario files, so that an editor can complete and check them."""
    import json

    from salessim.scenario import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
