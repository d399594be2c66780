"""Progress on stderr: how many futures are done, how fast, how long it still takes. Silent when not a terminal."""

import contextlib
import sys
from collections.abc import Callable, Iterator

Show = Callable[[int, int], None]  # (finished, wanted)


@contextlib.contextmanager
def shown(what: str) -> Iterator[Show | None]:
    """A function that takes (finished, wanted) and shows it while the block runs; None when nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("left:"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None, rate="")

        def show(finished: int, wanted: int) -> None:
            speed = progress.tasks[0].speed
            rate = f"{speed:.1f} per s" if speed and speed >= 0.1 else f"{60 * speed:.1f} per min" if speed else ""
            progress.update(task, completed=finished, total=wanted, rate=rate)

        yield show
