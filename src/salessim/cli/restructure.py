"""`salessim restructure`: what a change costs, and when it pays back."""

from datetime import date

import click

from salessim.cli.answers import Asked, answer_about_change
from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import SCENARIO, Simulation, simulation
from salessim.translation import later, say

EXAMPLES = (
    ("salessim restructure linear_then_conveyor.yaml", later("a scenario that tells its change, against staying")),
    (
        "salessim restructure at_once.yaml in_steps.yaml pilot.yaml",
        later("several ways of one change, side by side"),
    ),
    (
        "salessim restructure linear.yaml conveyor.yaml --on 2027-05-01",
        later("one structure becomes the other, with usual assumptions"),
    ),
    (
        "salessim restructure linear_then_conveyor.yaml --why --when -n 100",
        later("what makes the dip, and when to begin"),
    ),
    ("salessim restructure linear_then_conveyor.yaml --out results", later("all tables, and the pictures")),
)


def _day(_: click.Context, __: click.Parameter, written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        told = say("there is no such day as {given!r}; a day is written like 2027-05-01", given=written)
        raise click.BadParameter(told) from None


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("files", cls=Place, type=SCENARIO, nargs=-1, required=True)
@click.option(
    "--on",
    callback=_day,
    default=None,
    metavar="DATE",
    help=later("With two structures: the first day of the new structure; else the first of the second month."),
)
@click.option("--why", is_flag=True, help=later("Also tell what makes the dip: leave off one thing at a time."))
@click.option("--when", is_flag=True, help=later("Also tell the best month to begin, and what waiting costs."))
@simulation()
def restructure(files: tuple[str, ...], on: date | None, why: bool, when: bool, simulation: Simulation) -> None:
    """Tell how deep the dip after a change is, when it pays back, and how much cash must be kept.

    Every future is lived through twice: with the change, and staying as it is. Several files that tell a change are
    ways of it, side by side against the same staying. --why and --when need more runs of each.
    """
    answer_about_change(files, on, Asked(why, when), simulation)
