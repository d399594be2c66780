"""`salessim sweep best`: the best point of a study, with as few futures as it takes."""

from typing import Any

import click

from salessim.cli.errors import INTERRUPTED
from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import DETAILS, JSON, SCENARIO, WORKERS
from salessim.cli.output import show
from salessim.cli.progress import shown
from salessim.translation import later, say

EXAMPLES = (("salessim sweep best study.yaml", later("the best point, without sweeping all of them for long")),)


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("study", cls=Place, type=SCENARIO)
@click.option(
    "--most",
    type=click.IntRange(1),
    default=1_000,
    show_default=True,
    help=later("So many futures of a point at most; then several may be left."),
)
@WORKERS
@JSON
@DETAILS
def best(study: str, most: int, workers: int, **shown_as: Any) -> None:
    """Find the best point of a study: who is clearly behind is asked for no more futures.

    Points are ranked by profit, or by the first response that has a size. Nothing is stored.
    """
    from salessim.experiment.executors import Stopped
    from salessim.report.choice import choice_page
    from salessim.sweeps import study as studies
    from salessim.sweeps.choosing import choose
    from salessim.sweeps.workbench import Workbench

    chosen, stopped = studies.read(study), False
    try:
        with shown(say("points")) as progress:
            found = choose(chosen, Workbench(chosen).respond, most, workers, progress)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    except Stopped as stop:
        if stop.finished is None:
            raise
        found, stopped = stop.finished, True
    show(choice_page(found), **shown_as)
    if stopped:
        click.echo(say("Interrupted: this is what was known by then."), err=True)
        click.get_current_context().exit(INTERRUPTED)
