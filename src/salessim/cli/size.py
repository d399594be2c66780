"""`salessim size`: how many people the plan needs, for the least money."""

import click

from salessim.cli.answers import answer_about_plan, answer_about_size
from salessim.cli.examples import ExampleCommand, Place
from salessim.cli.options import SCENARIO, Simulation, simulation
from salessim.translation import later, say

EXAMPLES = (
    ("salessim size conveyor.yaml --probability 90%", later("the cheapest people who meet the plan")),
    ("salessim size conveyor.yaml -n preview", later("a quick look")),
    ("salessim size conveyor.yaml --at-least 2 --keep key_accounts", later("nobody alone, one team as it is")),
    ("salessim size conveyor.yaml linear.yaml --budget 12_000_000", later("the best chance for this money")),
    ("salessim size conveyor.yaml --plan", later("the plan that the people there are meet")),
)
FRESH = "report"


def _number(words: str) -> float:
    from salessim.scenario.errors import UnreadableError
    from salessim.scenario.quantity import read_number

    try:
        return read_number(words)
    except UnreadableError as error:
        raise click.BadParameter(error.message) from None


def _probability(_: click.Context, __: click.Parameter, words: str) -> float:
    """A probability between 0 and 1, or in per cent."""
    share = _number(words)
    if 0 < share < 1:
        return share
    told = say("it lies between 0 and 100%, such as 90%, not {given!r}", given=words)
    meant = say("did you mean `{word}`?", word=f"{words}%") if 1 < share < 100 and "%" not in words else ""
    raise click.BadParameter(f"{told}; {meant}" if meant else told)


def _budget(_: click.Context, __: click.Parameter, words: str | None) -> float | None:
    """An amount above nothing."""
    if words is None:
        return None
    if words.lstrip().startswith("-"):
        raise click.BadParameter(say("the budget must be more than 0"))
    return _number(words)


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("files", cls=Place, type=SCENARIO, nargs=-1, required=True)
@click.option(
    "--probability", callback=_probability, default="90%", show_default=True, metavar="SHARE",
    help=later("With which probability the plan is to be met."),
)  # fmt: skip
@click.option(
    "--budget", callback=_budget, metavar="AMOUNT",
    help=later("The best chance for so much a year for people: salaries, hours on duty, workplaces."),
)  # fmt: skip
@click.option("--plan", is_flag=True, help=later("The plan that the people there are meet with this probability."))
@click.option(
    "--at-least", type=click.IntRange(0), metavar="NUMBER", help=later("People of a team that has somebody today.")
)
@click.option("--at-most", type=click.IntRange(1, 5_000), metavar="NUMBER", help=later("People of a team."))
@click.option("--keep", multiple=True, metavar="TEAM", help=later("A team that stays as it is; may be repeated."))
@simulation(FRESH)
def size(
    files: tuple[str, ...],
    probability: float,
    budget: float | None,
    plan: bool,
    at_least: int | None,
    at_most: int | None,
    keep: tuple[str, ...],
    simulation: Simulation,
) -> None:
    """Tell how many people meet the plan with some probability for the least money.

    Numbers of people are tried on the same futures until it is clear who is enough; the last ones are told from fresh
    futures.
    """
    given = {"budget": budget, "at_least": at_least, "at_most": at_most, "keep": keep or None}
    question = {name: value for name, value in given.items() if value is not None}
    if plan and question:
        raise click.UsageError(
            say("--plan asks for the plan that the people there are meet: no budget, and no other numbers of people.")
        )
    if plan and len(files) > 1:
        raise click.UsageError(say("--plan asks about one department; there are {number} files.", number=len(files)))
    if plan:
        answer_about_plan(files[0], probability, simulation)
    else:
        answer_about_size(files, {"probability": probability, **question}, simulation)
