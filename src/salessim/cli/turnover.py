"""`salessim turnover`: the plan and the profit if fewer or more people leave."""

import click

from salessim.cli.answers import answer_about_turnover
from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import SCENARIO, Simulation, simulation
from salessim.experiment.defaults import MOST_TURNOVER, OF_HEADS, RATES
from salessim.translation import later, say

EXAMPLES = (
    ("salessim turnover turnover_60.yaml", later("what it costs that people leave")),
    ("salessim turnover turnover_60.yaml --rates 20%,40%,80%", later("at other rates")),
    ("salessim turnover turnover_60.yaml --out results", later("all tables, and a picture")),
)


def listed(_: click.Context, __: click.Parameter, words: str) -> tuple[float, ...]:
    """Rates with commas between them, each a share or a number."""
    try:
        rates = tuple(float(one.strip().removesuffix("%")) / (100 if "%" in one else 1) for one in words.split(","))
    except ValueError:
        rates = (-1.0,)
    if not all(0 <= rate <= MOST_TURNOVER for rate in rates):
        told = say("rates between 0% and 300% a year, such as 20%,40%,80%, not {given!r}", given=words)
        raise click.BadParameter(told)
    return rates


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("file", cls=Place, type=SCENARIO)
@click.option(
    "--rates",
    default=",".join(f"{rate:.0%}" for rate in RATES),
    show_default=True,
    callback=listed,
    help=later("Leavers in a year for each person there; the rate that the scenario tells is always looked at."),
)
@simulation(OF_HEADS)
def turnover(file: str, rates: tuple[float, ...], simulation: Simulation) -> None:
    """Tell what it costs that people leave, and what less turnover would be worth.

    Every future is lived through as often as there are rates: the same people, of whom fewer or more leave.
    """
    answer_about_turnover(file, rates, simulation)
