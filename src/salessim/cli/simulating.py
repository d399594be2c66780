"""From files to a printed answer, for every command that lives through futures."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from salessim.cli.errors import INTERRUPTED
from salessim.cli.output import show
from salessim.cli.progress import shown

if TYPE_CHECKING:
    from salessim.api import Comparison, Results

Answer = "Results | Comparison"


def answer_of_one(
    file: str, replications: int, seed: int, engine: str, workers: int | None, as_json: bool, out: str | None
) -> None:
    """Simulate one scenario and print its answer."""
    from salessim import api

    scenario = api.load(file)

    def simulate(progress: Any) -> "Results":
        return api.simulate(scenario, replications, seed, engine=engine, workers=workers, progress=progress)

    _print_answer(simulate, as_json, out, _again("run", (file,), replications, seed))


def answer_of_several(
    files: tuple[str, ...], replications: int, seed: int, engine: str, workers: int | None, as_json: bool,
    out: str | None,
) -> None:  # fmt: skip
    """Simulate several scenarios on the same market and print their differences."""
    from salessim import api

    scenarios = [api.load(file) for file in files]

    def compare(progress: Any) -> "Comparison":
        return api.compare(scenarios, replications, seed, engine=engine, workers=workers, progress=progress)

    _print_answer(compare, as_json, out, _again("compare", files, replications, seed))


def _print_answer(run: Callable[[Any], Any], as_json: bool, out: str | None, again: str) -> None:
    from salessim.experiment.executors import Stopped

    stopped = None
    try:
        with shown("futures") as progress:
            answer = run(progress)
    except Stopped as stop:
        if not stop.finished:
            raise
        stopped, answer = stop, stop.finished
    show(answer.page(), as_json)
    if out is not None:
        answer.to_parquet(out)
        click.echo(f"Written to {out}", err=True)
    if stopped is not None:
        click.echo(f"Interrupted: this answer stands on the first {len(answer)} of {stopped.wanted} futures.", err=True)
        click.echo(f"All of them, the same first ones included: {again}", err=True)
        click.get_current_context().exit(INTERRUPTED)


def _again(command: str, files: tuple[str, ...], replications: int, seed: int) -> str:
    import shlex

    return f"salessim {command} {shlex.join(files)} --replications {replications} --seed {seed}"
