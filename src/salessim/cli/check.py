"""`salessim check`: is a scenario complete and sensible?"""

import click

from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import JSON, SCENARIO
from salessim.cli.output import show
from salessim.translation import later


@click.command(cls=ExampleCommand, examples=(("salessim check conveyor.yaml", later("nothing is simulated")),))
@click.argument("file", cls=Place, type=SCENARIO)
@JSON
def check(file: str, as_json: bool) -> None:
    """Find what is wrong in a scenario, and what is allowed but looks strange."""
    from salessim import api

    show(api.check(file), as_json)
