"""What turnover costs, from a script: the same futures at several rates."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from salessim.api.comparison import Comparison
from salessim.api.loading import file_of, loaded
from salessim.experiment import run
from salessim.experiment.defaults import AUTO, OF_HEADS, RATES
from salessim.experiment.executors import Progress, Stopped
from salessim.experiment.turnover import at_rates, told_rate
from salessim.report import pages
from salessim.report.flat import flat
from salessim.report.page import Page
from salessim.report.pictures.albums import TurnoverPlots
from salessim.results.store import Runs
from salessim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


def turnover(
    scenario: Scenario | str | Path,
    rates: Sequence[float] = RATES,
    replications: int | str = OF_HEADS,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
) -> "Turnover":
    """The plan and the profit if fewer or more people leave: `turnover("conveyor.yaml", rates=[0.2, 0.6])`.

    A rate is the number of leavers in a year for each person there on average; the rate that the scenario tells is
    always looked at. The other arguments are those of `simulate`. Raises ScenarioError if nobody of it ever leaves.
    """
    chosen, file = loaded(scenario), file_of(scenario)
    told = told_rate(chosen)
    listed = tuple(sorted({told, *map(float, rates)}))
    scenarios = at_rates(chosen, listed)

    def answer(runs: Sequence[Runs]) -> Turnover:
        return Turnover(runs, listed, listed.index(told), file)

    try:
        return answer(run.compare(scenarios, replications, seed, engine, workers, progress))
    except Stopped as stop:
        raise Stopped(stop.finished and answer(stop.finished), stop.wanted) from None


class Turnover(Comparison):
    """The same futures at several rates of turnover; `rates[i]` belongs to `results[i]`."""

    def __init__(self, runs: Sequence[Runs], rates: Sequence[float], told: int, file: str = "") -> None:
        super().__init__(runs, [file if row == told else "" for row in range(len(runs))])
        self.rates = tuple(rates)
        self.told = told

    @property
    def _runs(self) -> list[Runs]:
        return [results.runs for results in self.results]

    def to_frame(self, name: str = "turnover_rates") -> "pd.DataFrame":
        """A table of the page by its key, such as `turnover_rates`, or any frame as a comparison gives it."""
        tables = {table.key: table for table in self.page().tables}
        return flat(tables[name]) if name in tables else super().to_frame(name)

    @property
    def plot(self) -> TurnoverPlots:
        """The picture: `turnover.plot.turnover()`."""
        return TurnoverPlots(self._runs, self.rates, self.told)

    def page(self) -> Page:
        """Everything that is said about the rates, as data."""
        return pages.turnover_page(self._runs, self.rates, self.told, self.results[self.told].file)
