"""Where one more person is worth most."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from salessim.api.comparison import Comparison
from salessim.api.loading import file_of, loaded
from salessim.experiment import run
from salessim.experiment.defaults import AUTO, OF_HEADS
from salessim.experiment.executors import Progress, Stopped
from salessim.experiment.heads import with_one_more_each
from salessim.report import pages
from salessim.report.flat import flat
from salessim.report.page import Page
from salessim.report.pictures.albums import HeadPlots
from salessim.results.store import Runs
from salessim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


def bottlenecks(
    scenario: Scenario | str | Path,
    replications: int | str = OF_HEADS,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
) -> "Bottlenecks":
    """Where one more person is worth most: the same futures as it is, and with one more in each team.

    That takes as many runs as there are teams, and one. The other arguments are those of `simulate`.
    """
    chosen, file = loaded(scenario), file_of(scenario)
    try:
        return Bottlenecks(run.compare(with_one_more_each(chosen), replications, seed, engine, workers, progress), file)
    except Stopped as stop:
        raise Stopped(stop.finished and Bottlenecks(stop.finished, file), stop.wanted) from None


class Bottlenecks(Comparison):
    """What one more person in each team is worth. `results[0]` is the department as it is, the others have one more."""

    def __init__(self, runs: Sequence[Runs], file: str = "") -> None:
        super().__init__(runs, [file, *[""] * (len(runs) - 1)])

    def to_frame(self, name: str = "heads") -> "pd.DataFrame":
        """A table of the page by its key, such as `heads` or `narrow_weeks`, or any frame as a comparison gives it."""
        tables = {table.key: table for table in self.page().tables}
        return flat(tables[name]) if name in tables else super().to_frame(name)

    @property
    def plot(self) -> HeadPlots:
        """The pictures: `bottlenecks.plot.heads()`."""
        return HeadPlots([results.runs for results in self.results])

    def page(self) -> Page:
        """Everything that is said about the narrow places, as data."""
        return pages.bottlenecks_page([results.runs for results in self.results], self.results[0].file)
