"""Options that several commands share."""

import functools
from collections.abc import Callable
from typing import Any, NamedTuple

import click

from salessim.experiment.defaults import AUTO, ENGINES, REPLICATIONS, number_of, processors
from salessim.translation import later

Function = Callable[..., Any]

SCENARIO = click.Path(exists=True, dir_okay=False, path_type=str)
SEED = click.option(
    "--seed",
    type=click.IntRange(0, 2**63 - 1),
    default=0,
    show_default=True,
    help=later("Another seed: other futures."),
)
ENGINE = click.option(
    "--engine",
    type=click.Choice((AUTO, *ENGINES)),
    default=AUTO,
    show_default=True,
    help=later("Which engine plays; the answer is the same. reference: SimPy; auto: what is done first."),
)
JSON = click.option(
    "--json", "as_json", is_flag=True, help=later("Print one JSON document with every figure of the tables.")
)


def counted(_: click.Context, __: click.Parameter, words: str) -> int:
    """A number of futures, given as such or as the name of a preset."""
    try:
        return number_of(int(words) if words.removeprefix("-").isdecimal() else words)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


class Simulation(NamedTuple):
    """What a user says about the futures to be lived through and about the answer."""

    replications: int
    seed: int
    engine: str
    workers: int
    as_json: bool
    details: bool
    out: str | None


WORKERS = click.option(
    "--workers",
    type=click.IntRange(1, 1024),
    default=processors,
    show_default=later("all processors"),
    help=later("How many threads (reference: processes); the answer does not depend on it."),
)
DETAILS = click.option(
    "--details", is_flag=True, help=later("Also say what every column means and how it was computed.")
)
OUT = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=str),
    default=None,
    help=later("Also write to this folder: the answer as a spreadsheet, pictures, all tables as Parquet."),
)


def replications(default: int | str) -> Callable[[Function], Function]:
    """How many futures, with what is taken when nobody says."""
    return click.option(
        "--replications",
        "-n",
        type=str,
        callback=counted,
        default=default,
        show_default=True,
        metavar="NUMBER",
        help=later("How many futures are lived through: a number, preview (100) or report (1,000)."),
    )


def simulation(default: int | str = REPLICATIONS) -> Callable[[Function], Function]:
    """The options of a command that lives through futures; the command gets them as `simulation`."""
    options = [replications(default), SEED, ENGINE, WORKERS, JSON, DETAILS, OUT]

    def add(command: Function) -> Function:
        @functools.wraps(command)
        def bundled(*args: Any, **given: Any) -> Any:
            chosen = Simulation(*(given.pop(name) for name in Simulation._fields))
            return command(*args, simulation=chosen, **given)

        return functools.reduce(lambda inner, option: option(inner), reversed(options), bundled)

    return add
