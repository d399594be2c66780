"""`salessim sweep`: the answers of a study at all its points, and what to do with its store."""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from salessim.cli import best_point
from salessim.cli.errors import FAILED_POINTS, INTERRUPTED
from salessim.cli.examples import ExampleCommand, ExampleGroup, Place
from salessim.cli.options import DETAILS, JSON, OUT, SCENARIO
from salessim.cli.output import show
from salessim.cli.progress import Bar, shown
from salessim.translation import later, say

if TYPE_CHECKING:
    from salessim.api import Sweep

RUN = (
    ("salessim sweep study.yaml", later("answer every point; again: go on where it stopped")),
    ("salessim sweep study.yaml --store big.sweep", later("keep the answers in another file")),
    ("salessim sweep study.yaml --dask tcp://10.0.0.5:8786", later("on the workers of a Dask cluster")),
)
RESUME = (("salessim sweep resume study.sweep", later("go on where it stopped")),)
STATUS = (("salessim sweep status study.sweep", later("how far it is, and which points failed")),)
EXPORT = (("salessim sweep export study.sweep --out results", later("every answer of every point as Parquet")),)
HELP = ("-h", "--help")
STUDIES = (".yaml", ".yml")


class SweepGroup(ExampleGroup):
    """What is no command is the study of a sweep: `sweep study.yaml` is `sweep run study.yaml`."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Put the word in that may be left out."""
        left_out = args and args[0] not in self.commands and args[0] not in HELP
        return super().parse_args(context, ["run", *args] if left_out else args)


@click.group(
    cls=SweepGroup,
    examples=RUN + RESUME + STATUS + EXPORT + best_point.EXAMPLES,
    subcommand_metavar="STUDY | COMMAND ...",
)
def sweep() -> None:
    """Ask one question at many points: shares, times, people, pay or whole structures, on the same futures.

    Every answer is kept in a store as it comes. Whatever happens, the same command goes on where it stopped.
    """


def _store(_: click.Context, __: click.Parameter, file: str) -> Path:
    """A store, or the one beside a study."""
    from salessim.sweeps.store import beside

    path = Path(file)
    return beside(path) if path.suffix.lower() in STUDIES else path


STORE = click.argument("store", cls=Place, type=SCENARIO, callback=_store)
THREADS = click.option(
    "--workers",
    type=click.IntRange(1, 1024),
    show_default=later("all processors"),
    help=later("How many threads; the answer does not depend on it."),
)
DASK = click.option("--dask", metavar="ADDRESS", help=later("The scheduler of a Dask cluster that answers instead."))


@sweep.command(cls=ExampleCommand, examples=RUN)
@click.argument("study", cls=Place, type=SCENARIO)
@click.option(
    "--store",
    type=click.Path(dir_okay=False, path_type=Path),
    help=later("Where the answers are kept; else beside the study: study.sweep for study.yaml."),
)
@THREADS
@DASK
@JSON
@DETAILS
@OUT
def run(study: str, store: Path | None, workers: int | None, dask: str | None, **shown_as: Any) -> None:
    """Answer every point of a study. The word `run` may be left out."""
    from salessim import api
    from salessim.sweeps.store import beside

    path = store or beside(Path(study))
    _answer(path, lambda progress: api.sweep(study, workers, path, dask, progress), dask, **shown_as)


@sweep.command(cls=ExampleCommand, examples=RESUME)
@STORE
@THREADS
@DASK
@JSON
@DETAILS
@OUT
def resume(store: Path, workers: int | None, dask: str | None, **shown_as: Any) -> None:
    """Go on with a sweep: what its store holds is not asked again."""
    from salessim import api
    from salessim.sweeps.run import study_of

    chosen = study_of(store)
    _answer(store, lambda progress: api.sweep(chosen, workers, store, dask, progress), dask, **shown_as)


@sweep.command(cls=ExampleCommand, examples=STATUS)
@STORE
@JSON
def status(store: Path, as_json: bool) -> None:
    """Tell how far a sweep is, also while it runs."""
    from salessim.sweeps.status import status_of

    show(status_of(store), as_json)


@sweep.command(cls=ExampleCommand, examples=EXPORT)
@STORE
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help=later("The folder to write to.")
)
def export(store: Path, out: Path) -> None:
    """Write every answer of every point as Parquet, also while the sweep runs."""
    from salessim.sweeps.export import export as write
    from salessim.sweeps.stored import reading

    with reading(store) as stored:
        write(stored, out)
    click.echo(say("Written to {folder}", folder=out), err=True)


sweep.add_command(best_point.best)


def _answer(
    store: Path,
    answer: "Callable[[Bar | None], Sweep]",
    dask: str | None,
    as_json: bool,
    details: bool,
    out: str | None,
) -> None:
    """Sweep and print the answer; the exit code tells of failed points."""
    try:
        with shown(say("points")) as progress:
            found = answer(progress)
    except KeyboardInterrupt:
        _interrupted(store, dask)
        return
    show(found.page(), as_json, details)
    if out is not None:
        found.write(out)
        click.echo(say("Written to {folder}", folder=out), err=True)
    if found.swept.failed:
        click.get_current_context().exit(FAILED_POINTS)


def _interrupted(store: Path, dask: str | None) -> None:
    from salessim.sweeps.errors import StoreError
    from salessim.sweeps.status import status_of

    try:
        count = status_of(store).answer[0]
    except StoreError:  # it had not begun
        raise KeyboardInterrupt from None
    again = f"salessim sweep resume {shlex.quote(str(store))}" + (f" --dask {shlex.quote(dask)}" if dask else "")
    click.echo(say("Interrupted. Nothing is lost: {count}", count=count), err=True)
    click.echo(say("Go on: {command}", command=again), err=True)
    click.get_current_context().exit(INTERRUPTED)
