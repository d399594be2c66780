"""What the market would give with unlimited people, and what becomes of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from salessim.analysis import potential as estimates
from salessim.api.loading import file_of, loaded
from salessim.api.results import Results
from salessim.experiment import potential as without_end
from salessim.experiment.defaults import AUTO, REPLICATIONS
from salessim.experiment.executors import Progress, Stopped
from salessim.report import pages
from salessim.report.html import as_html
from salessim.report.page import Page
from salessim.report.pictures.albums import PotentialPlots
from salessim.report.spreadsheet import write_page
from salessim.report.terminal import plain_text
from salessim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


def potential(
    scenario: Scenario | str | Path,
    replications: int | str = REPLICATIONS,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
) -> "Potential":
    """What the market would give with unlimited people, how much of it becomes money, and why not the rest.

    The arguments are those of `simulate`.
    """
    chosen, file = loaded(scenario), file_of(scenario)
    try:
        return Potential(without_end.potential(chosen, replications, seed, engine, workers, progress), file)
    except Stopped as stop:
        raise Stopped(stop.finished and Potential(stop.finished, file), stop.wanted) from None


class Potential:
    """A department and the same one with unlimited people, on the same futures."""

    def __init__(self, found: without_end.Potential, file: str = "") -> None:
        self.results = Results(found.real, file)
        self.unlimited = Results(found.ideal, file)
        self.losses = found.losses
        self.factor = found.factor

    def __len__(self) -> int:
        """How many futures were lived through."""
        return len(self.results)

    @property
    def estimates(self) -> estimates.Potential:
        """What the market gives, what is earned, and the causes of the difference, with their accuracy."""
        return estimates.potential(self.results.runs, self.unlimited.runs, self.losses)

    def to_frame(self) -> "pd.DataFrame":
        """What is lost in each future, by cause and stage: one row each."""
        return self.losses

    def write(self, folder: str | Path) -> None:
        """Write the page as a spreadsheet, the picture, and all frames of the department to a folder."""
        write_page(self.page(), folder)
        self.plot.to_png(folder)
        self.results.to_parquet(folder)
        self.losses.to_parquet(Path(folder) / "losses.parquet")

    @property
    def plot(self) -> PotentialPlots:
        """The picture: `potential.plot.potential()`."""
        return PotentialPlots(self.estimates, self.results.runs)

    def page(self) -> Page:
        """Everything that is said about the potential, as data."""
        real, ideal = self.results.runs, self.unlimited.runs
        return pages.potential_page(self.estimates, real, ideal, self.factor, self.results.file)

    def __repr__(self) -> str:
        return plain_text(pages.short(self.page()))

    def _repr_html_(self) -> str:
        return as_html(self.page())
