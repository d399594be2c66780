"""The same futures for several scenarios, side by side."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from salessim.api.loading import file_of, loaded
from salessim.api.naming import folder_name, name_apart
from salessim.api.results import Results
from salessim.experiment import run
from salessim.experiment.defaults import AUTO
from salessim.experiment.executors import Progress, Stopped
from salessim.experiment.market import differences
from salessim.experiment.precision import Precision, precision_of
from salessim.report import pages
from salessim.report.html import as_html
from salessim.report.page import Page
from salessim.report.pictures.albums import ComparisonPlots
from salessim.report.precision import precision_warnings
from salessim.report.spreadsheet import write_page
from salessim.report.terminal import plain_text
from salessim.results.store import Runs
from salessim.scenario import Scenario
from salessim.translation import say

if TYPE_CHECKING:
    import pandas as pd


def compare(
    scenarios: Sequence[Scenario | str | Path],
    replications: int | str | None = None,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
    precision: float | Precision | None = None,
) -> "Comparison":
    """Let several scenarios live through the same futures; the first one is what the others are measured against.

    The other arguments are those of `simulate`.
    """
    if isinstance(scenarios, str) or len(scenarios) < 2:
        raise ValueError(say("a comparison needs at least two scenarios"))
    chosen = [loaded(scenario) for scenario in scenarios]
    where, asked = [file_of(scenario) for scenario in scenarios], precision_of(precision)

    def comparison(runs: list[Runs]) -> Comparison:
        return Comparison(
            runs, where, [*differences(chosen), *precision_warnings(runs, None if asked is None else asked.wanted)]
        )

    try:
        return comparison(run.compare(chosen, replications, seed, engine, workers, progress, asked))
    except Stopped as stop:
        raise Stopped(stop.finished and comparison(stop.finished), stop.wanted) from None


class Comparison:
    """What the same futures tell about several scenarios. The first one is what the others are measured against."""

    def __init__(self, runs: Sequence[Runs], files: Sequence[str] = (), warnings: Sequence[str] = ()) -> None:
        name_apart(runs)
        self.results = tuple(Results(one, file) for one, file in zip(runs, files or [""] * len(runs), strict=True))
        self.warnings = tuple(warnings)

    def __len__(self) -> int:
        """How many futures were lived through."""
        return len(self.results[0])

    def __getitem__(self, name: str) -> Results:
        """The results of one scenario, by its name."""
        for results in self.results:
            if results.runs.terms.name == name:
                return results
        raise KeyError(f"there is no scenario {name!r}; there are {', '.join(self.names)}")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the scenarios."""
        return tuple(results.runs.terms.name for results in self.results)

    def to_frame(self, name: str = "differences") -> "pd.DataFrame":
        """The differences from the first scenario, or any frame of `Results` with the column `scenario` before it."""
        import pandas as pd

        if name == "differences":
            return pages.differences_frame([results.runs for results in self.results])
        parts = [results.to_frame(name).assign(scenario=results.runs.terms.name) for results in self.results]
        joined = pd.concat(parts, ignore_index=True)
        return joined[["scenario", *joined.columns.drop("scenario")]]

    def to_parquet(self, folder: str | Path) -> None:
        """Write the frames of every scenario to a folder of its own, named by its number and its name."""
        for number, results in enumerate(self.results, 1):
            results.to_parquet(Path(folder) / f"{number}-{folder_name(results.runs.terms.name)}")

    def write(self, folder: str | Path) -> None:
        """Write all that is known to a folder: the page as a spreadsheet, and what `Results.write` does for each."""
        write_page(self.page(), folder)
        self.plot.to_png(folder)
        for number, results in enumerate(self.results, 1):
            results.write(Path(folder) / f"{number}-{folder_name(results.runs.terms.name)}")

    @property
    def plot(self) -> ComparisonPlots:
        """The pictures: `comparison.plot.structures()`."""
        return ComparisonPlots([results.runs for results in self.results])

    def page(self) -> Page:
        """Everything that is said about this comparison, as data."""
        runs = [results.runs for results in self.results]
        return pages.comparison_page(runs, [results.file for results in self.results], self.warnings)

    def __repr__(self) -> str:
        return plain_text(pages.short(self.page()))

    def _repr_html_(self) -> str:
        return as_html(self.page())
