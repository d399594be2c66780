"""`--precision 0.02`: run until the answer is known so exactly."""

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from salessim.cli.options import Simulation
from salessim.cli.progress import Bar
from salessim.translation import later, say

if TYPE_CHECKING:
    from salessim.experiment.precision import Precision


def _share(_: click.Context, __: click.Parameter, words: str | None) -> float | None:
    """A share between 0 and 1, or in per cent."""
    if words is None:
        return None
    number, percent = words.strip().removesuffix("%"), words.strip().endswith("%")
    try:
        share = float(number) / (100 if percent else 1)
    except ValueError:
        share = 0.0
    if not 0 < share < 1:
        raise click.BadParameter(say("it is a number between 0 and 1, such as 0.02 or 2%, not {given!r}", given=words))
    return share


PRECISION = click.option(
    "--precision",
    callback=_share,
    metavar="SHARE",
    help=later(
        "As many futures as it takes until chances are known to so many points and money to such a share of the plan: "
        "0.02 or 2%. With --replications: never more than these."
    ),
)


def most(options: Simulation, precision: float | None) -> int | None:
    """How many futures there may be; None if a precision decides that alone."""
    source = click.get_current_context().get_parameter_source("replications")
    return None if precision is not None and source is ParameterSource.DEFAULT else options.replications


def watched(precision: float | None, bar: Bar | None) -> "float | Precision | None":
    """A precision that tells the bar of progress how exactly the answer is known by now."""
    if precision is None or bar is None:
        return precision
    from salessim.experiment.precision import Precision

    return Precision(precision, lambda half: bar.rename(_told(half, precision)))


def _told(half: float, wanted: float) -> str:
    from salessim.report.precision import points

    return say("futures (±{now} points by now, ±{wanted} wanted)", now=points(half), wanted=points(wanted))
