"""Progress on stderr: how many futures are done, how fast, how long it still takes. Silent when not a terminal."""

import contextlib
import math
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from salessim.translation import later, say
from salessim.translation.numbers import written

if TYPE_CHECKING:
    from rich.progress import Progress


class Bar:
    """A line of progress: how many futures are done."""

    def __init__(self, progress: "Progress", what: str) -> None:
        self._progress = progress
        self._task = progress.add_task(what, total=None, pace="")

    def __call__(self, finished: int, wanted: int) -> None:
        """Show that so many are finished of those wanted."""
        self._progress.update(self._task, completed=finished, total=wanted)
        self._progress.update(self._task, pace=pace(self._progress.tasks[0].speed, wanted - finished))

    def rename(self, what: str) -> None:
        """Another text before the bar."""
        self._progress.update(self._task, description=what)


@contextlib.contextmanager
def shown(what: str) -> Iterator[Bar | None]:
    """A bar that shows (finished, wanted) while the block runs; None when nobody looks.

    What others print on stderr meanwhile stands above the line of progress.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress, what)


def pace(per_second: float | None, ahead: int) -> str:
    """How fast it goes and how long it still takes; nothing as long as that is not known."""
    if not per_second:
        return ""
    return say("{rate}, {time} left", rate=_rate(per_second), time=_length(math.ceil(ahead / per_second)))


def _rate(per_second: float) -> str:
    number, words = (
        (per_second, later("{number} per s")) if per_second >= 1 else (60 * per_second, later("{number} per min"))
    )
    return say(words, number=written(f"{number:.{0 if number >= 10 else 1}f}"))


def _length(seconds: int) -> str:
    """Whole seconds in the two largest of hours, minutes and seconds."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return say("{hours} h {minutes} min", hours=hours, minutes=minutes)
    if minutes:
        return say("{minutes} min {seconds} s", minutes=minutes, seconds=seconds)
    return say("{number} s", number=seconds)
