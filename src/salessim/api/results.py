"""Many futures of one scenario: tables, pictures, files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from salessim.api.loading import file_of, loaded
from salessim.experiment import run
from salessim.experiment.defaults import AUTO
from salessim.experiment.executors import Progress, Stopped
from salessim.experiment.precision import Precision, precision_of
from salessim.report import pages
from salessim.report.html import as_html
from salessim.report.page import Page
from salessim.report.pictures.albums import Plots
from salessim.report.precision import precision_warnings
from salessim.report.spreadsheet import write_page
from salessim.report.terminal import plain_text
from salessim.results.frames import FRAMES
from salessim.results.store import Runs
from salessim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


def simulate(
    scenario: Scenario | str | Path,
    replications: int | str | None = None,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
    precision: float | Precision | None = None,
) -> "Results":
    """Live through the period so many times: `simulate("conveyor.yaml", replications=100)`, or "preview", "report".

    `replications` None: 400. With `precision=0.02` as many as it takes until chances are known to 2 points and money
    to 2 % of the plan, and never more than `replications` (None: 5,000); the page says when these were not enough.

    `workers`: threads (None: as many as there are processors); of engine="reference" processes (None: one, since
    several need `if __name__ == "__main__":` around the work of a script). `progress` is called with
    (finished, wanted). Ctrl-C raises a KeyboardInterrupt that has the finished part as `finished`.
    """
    chosen, file, asked = loaded(scenario), file_of(scenario), precision_of(precision)

    def results(runs: Runs) -> Results:
        return Results(runs, file, precision_warnings([runs], None if asked is None else asked.wanted))

    try:
        return results(run.simulate(chosen, replications, seed, engine, workers, progress, asked))
    except Stopped as stop:
        raise Stopped(stop.finished and results(stop.finished), stop.wanted) from None


class Results:
    """What many futures of one scenario tell. Every frame is an attribute: `results.stages`, `results.teams`, ...

    Frames have one row per thing and replication; names of columns end with their unit.
    """

    def __init__(self, runs: Runs, file: str = "", warnings: Sequence[str] = ()) -> None:
        self.runs = runs
        self.file = file
        self.warnings = tuple(warnings)

    def __len__(self) -> int:
        """How many futures were lived through."""
        return len(self.runs)

    def __getattr__(self, name: str) -> "pd.DataFrame":
        if name not in FRAMES:
            raise AttributeError(f"Results have no {name!r}; their frames are {', '.join(FRAMES)}")
        return self.runs[name]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *FRAMES]

    def to_frame(self, name: str = "plan") -> "pd.DataFrame":
        """The table of the plan, or a frame by name, as the attributes give it."""
        return self.plan() if name == "plan" else self.runs[name]

    def to_parquet(self, folder: str | Path) -> None:
        """Write all frames to a folder, one Parquet file each, with their provenance."""
        self.runs.to_parquet(folder)

    def write(self, folder: str | Path) -> None:
        """Write all that is known to a folder: the page as a spreadsheet, every picture, every frame."""
        self.to_parquet(folder)
        write_page(self.page(), folder)
        self.plot.to_png(folder)

    def plan(self) -> "pd.DataFrame":
        """The plan: for the period, by month and by part, how often it is reached and what is earned."""
        return pages.plan_frame(self.runs)

    @property
    def plot(self) -> Plots:
        """The pictures: `results.plot.attainment()`, `results.plot.load()`."""
        return Plots(self.runs)

    def page(self) -> Page:
        """Everything that is said about this run, as data."""
        return pages.run_page(self.runs, self.file, self.warnings)

    def __repr__(self) -> str:
        return plain_text(pages.short(self.page()))

    def _repr_html_(self) -> str:
        return as_html(self.page())
