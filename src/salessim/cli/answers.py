"""From files to a printed answer, for every command that lives through futures."""

import shlex
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from salessim.cli.errors import INTERRUPTED
from salessim.cli.options import Simulation
from salessim.cli.output import show
from salessim.cli.precision import most, watched
from salessim.cli.progress import Bar, shown
from salessim.translation import say

if TYPE_CHECKING:
    from typing import TypeAlias

    from salessim.api import Comparison, Levers, PlanMet, Potential, Restructuring, Results, Sizing, Ways

    Changed: TypeAlias = Restructuring | Ways


def answer_of_one(file: str, options: Simulation, precision: float | None = None) -> None:
    """Simulate one scenario and print its answer."""
    from salessim import api

    def simulated(bar: Bar | None) -> "Results":
        return api.simulate(file, number, *options[1:4], progress=bar, precision=watched(precision, bar))

    number = most(options, precision)
    _answer(simulated, options, _again("run", (file,), options, precision))


def answer_of_several(files: tuple[str, ...], options: Simulation, precision: float | None = None) -> None:
    """Simulate several scenarios on the same market and print their differences."""
    from salessim import api

    def compared(bar: Bar | None) -> "Comparison":
        return api.compare(files, number, *options[1:4], progress=bar, precision=watched(precision, bar))

    number = most(options, precision)
    _answer(compared, options, _again("compare", files, options, precision))


def answer_of_potential(file: str, options: Simulation) -> None:
    """Simulate one scenario as it is and with unlimited people, and print what is lost between them."""
    from salessim import api

    again = _again("potential", (file,), options)
    _answer(lambda progress: api.potential(file, *options[:4], progress=progress), options, again)


def answer_about_heads(file: str, options: Simulation) -> None:
    """Simulate one scenario, and again with one more person in each team, and print where that is worth most."""
    from salessim import api

    again = _again("bottlenecks", (file,), options)
    _answer(lambda progress: api.bottlenecks(file, *options[:4], progress=progress), options, again)


def answer_about_levers(file: str, pairs: bool, options: Simulation) -> None:
    """Simulate one scenario, and again with each lever, and print what they are worth."""
    from salessim import api

    again = _again("levers", (file,), options) + (" --pairs" if pairs else "")
    _answer(lambda progress: api.levers(file, *options[:4], progress=progress, pairs=pairs), options, again)


def answer_about_size(files: tuple[str, ...], question: dict[str, Any], options: Simulation) -> None:
    """Search for the number of people that a plan needs, or for the best one for a budget."""
    from salessim import api
    from salessim.experiment.sizing.question import UnanswerableError

    again = _again("size", (*files, *_asked(**question)), options)
    try:
        _answer(
            lambda progress: api.size(
                files,
                **question,
                replications=options.replications,
                seed=options.seed,
                engine=options.engine,
                workers=options.workers,
                progress=progress,
            ),
            options,
            again,
        )
    except UnanswerableError as error:
        raise click.UsageError(str(error)) from None


def answer_about_plan(file: str, probability: float, options: Simulation) -> None:
    """Simulate one scenario and print the plan that it meets with a probability."""
    from salessim import api

    again = _again("size", (file, "--plan", f"--probability={probability:g}"), options)
    _answer(lambda progress: api.plan_met(file, probability, *options[:4], progress=progress), options, again)


def answer_about_turnover(file: str, rates: tuple[float, ...], options: Simulation) -> None:
    """Simulate one scenario at several rates of turnover, and print what these do."""
    from salessim import api

    again = f"{_again('turnover', (file,), options)} --rates {','.join(f'{100 * rate:g}%' for rate in rates)}"
    _answer(lambda progress: api.turnover(file, rates, *options[:4], progress=progress), options, again)


class Asked(NamedTuple):
    """What else is asked about a change."""

    why: bool
    when: bool


def answer_about_change(files: tuple[str, ...], on: date | None, asked: Asked, options: Simulation) -> None:
    """Simulate a department that changes, or several ways of it, and the same one that stays, and print both."""
    from salessim import api
    from salessim.experiment.ways import AskedWronglyError

    day = [] if on is None else [f" --on {on}"]
    again = _again("restructure", files, options) + "".join([*day, *(f" --{name}" for name in _yes(asked))])
    replications, seed, engine, workers = options[:4]
    try:
        _answer(
            lambda progress: api.restructure(
                *files,
                on=on,
                replications=replications,
                seed=seed,
                engine=engine,
                workers=workers,
                progress=progress,
                why=asked.why,
                when=asked.when,
            ),
            options,
            again,
        )
    except AskedWronglyError as error:
        raise click.UsageError(str(error)) from None


def _yes(asked: Asked) -> list[str]:
    return [name for name, value in asked._asdict().items() if value]


def _answer(
    simulate: "Callable[[Bar | None], Results | Comparison | Potential | Levers | Sizing | PlanMet | Changed]",
    options: Simulation,
    again: str,
) -> None:
    from salessim.experiment.executors import Stopped

    wanted = None
    try:
        with shown(say("futures")) as progress:
            answer = simulate(progress)
    except Stopped as stop:
        if stop.finished is None:
            raise
        answer, wanted = stop.finished, stop.wanted
    show(answer.page(), options.as_json, options.details)
    if options.out is not None:
        answer.write(options.out)
        click.echo(say("Written to {folder}", folder=options.out), err=True)
    if wanted is not None:
        first = say(
            "Interrupted: this answer stands on the first {number} of {wanted} futures.",
            number=len(answer),
            wanted=wanted,
        )
        click.echo(first, err=True)
        click.echo(say("The whole answer, the same first futures included: {command}", command=again), err=True)
        click.get_current_context().exit(INTERRUPTED)


def _again(command: str, files: tuple[str, ...], options: Simulation, precision: float | None = None) -> str:
    number = most(options, precision)
    wanted = [
        *([] if number is None else [f"--replications {number}"]),
        *([] if precision is None else [f"--precision {precision:g}"]),
    ]
    return f"salessim {command} {shlex.join(files)} {' '.join(wanted)} --seed {options.seed}"


def _asked(keep: tuple[str, ...] = (), **question: float) -> list[str]:
    """A question about numbers of people, as options."""
    options = [f"--{name.replace('_', '-')}={value:.15g}" for name, value in question.items()]
    return [*options, *(f"--keep={team}" for team in keep)]
