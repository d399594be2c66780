"""Levers, for a script or a notebook: what more people, a better process or more leads are worth."""

from pathlib import Path
from typing import TYPE_CHECKING

from salessim.analysis import levers as worths
from salessim.analysis.shortfall import Shortfall, shortfall
from salessim.api.loading import file_of, loaded
from salessim.api.results import Results
from salessim.experiment import levers as pulling
from salessim.experiment.defaults import AUTO, OF_HEADS
from salessim.experiment.executors import Progress, Stopped
from salessim.report import pages
from salessim.report.flat import flat
from salessim.report.html import as_html
from salessim.report.page import Page
from salessim.report.pictures.albums import LeverPlots
from salessim.report.spreadsheet import write_page
from salessim.report.terminal import plain_text
from salessim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


def levers(
    scenario: Scenario | str | Path,
    replications: int | str = OF_HEADS,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
    pairs: bool = False,
) -> "Levers":
    """What each change by one step is worth, on the same futures: people, process, advertising; why the plan is missed.

    `pairs`: one more person in each two teams at once, too. The other arguments are those of `simulate`.
    """
    chosen, file = loaded(scenario), file_of(scenario)
    try:
        return Levers(pulling.levers(chosen, replications, seed, engine, workers, progress, pairs), file)
    except Stopped as stop:
        raise Stopped(stop.finished and Levers(stop.finished, file), stop.wanted) from None


class Levers:
    """What each lever is worth on the same futures, and why the plan is missed."""

    def __init__(self, found: pulling.Lived, file: str = "") -> None:
        self.results = Results(found.as_is, file)
        self.luck = found.luck
        self._found = found

    def __len__(self) -> int:
        """How many futures were lived through."""
        return len(self.results)

    @property
    def estimates(self) -> worths.Levers:
        """What each lever and each pair of people is worth, with their accuracy."""
        return worths.levers(self._found.as_is, self._found.levers, self._found.pairs)

    @property
    def shortfall(self) -> Shortfall | None:
        """Why the plan is missed where it is missed; None without a plan."""
        plan = self._found.as_is.terms.plan
        return None if plan is None or self.luck is None else shortfall(self.luck, plan.total)

    def to_frame(self, name: str = "levers") -> "pd.DataFrame":
        """A table of the page by its key: `levers`, `pairs` or `shortfall`. Raises KeyError if it is not there."""
        return flat({table.key: table for table in self.page().tables}[name])

    def write(self, folder: str | Path) -> None:
        """Write the page as a spreadsheet, the picture, and all frames of the department as it is to a folder."""
        write_page(self.page(), folder)
        self.plot.to_png(folder)
        self.results.to_parquet(folder)
        if self.luck is not None:
            self.luck.to_parquet(Path(folder) / "luck.parquet")

    @property
    def plot(self) -> LeverPlots:
        """The picture: `levers.plot.levers()`."""
        return LeverPlots(self.estimates, self.results.runs)

    def page(self) -> Page:
        """Everything that is said about the levers, as data."""
        return pages.levers_page(self.results.runs, self.estimates, self.shortfall, self.results.file)

    def __repr__(self) -> str:
        return plain_text(pages.short(self.page()))

    def _repr_html_(self) -> str:
        return as_html(self.page())
