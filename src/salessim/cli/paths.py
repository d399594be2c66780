"""`salessim paths`: the numbers of a scenario that one may vary."""

import click

from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import JSON, SCENARIO
from salessim.cli.output import show
from salessim.translation import later

EXAMPLES = (
    ("salessim paths conveyor.yaml", later("all of them")),
    ("salessim paths conveyor.yaml hunters", later("those with this word")),
)


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("file", cls=Place, type=SCENARIO)
@click.argument("word", cls=Place, default="")
@JSON
def paths(file: str, word: str, as_json: bool) -> None:
    """List every number of a scenario that one may vary, with its path and its present value."""
    from salessim import api

    show(api.paths(file, word), as_json)
