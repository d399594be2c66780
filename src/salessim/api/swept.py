"""Many points of a study, and what they tell: tables, pictures, files."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from salessim.experiment.executors import Progress
from salessim.report.flat import UNITS, flat
from salessim.report.html import as_html
from salessim.report.page import Page
from salessim.report.pages import short
from salessim.report.pictures.albums import SweepPlots
from salessim.report.sensitivity import sensitivity_table
from salessim.report.spreadsheet import write_page
from salessim.report.swept import sweep_page
from salessim.report.terminal import plain_text
from salessim.results.swept import Swept
from salessim.sweeps.run import run
from salessim.sweeps.study import Study, read

if TYPE_CHECKING:
    import pandas as pd


def sweep(
    study: Study | str | Path,
    workers: int | None = None,
    store: str | Path | None = None,
    dask: str | None = None,
    progress: Progress | None = None,
) -> "Sweep":
    """Answer every point of a study: `sweep("studies/pay.yaml")`.

    `workers`: threads (None: as many as there are processors); `dask`: the address of a cluster that answers instead.
    `store`: a file that keeps every answer as it comes, so that Ctrl-C loses nothing and what it holds is not asked
    again, as in `salessim sweep`; without it nothing is kept. `progress` is called with (finished, wanted).
    Raises ScenarioError for a study that cannot be understood, StoreError and ClusterError.
    """
    chosen = study if isinstance(study, Study) else read(study)
    if store is not None:
        return Sweep(run(chosen, Path(store), workers, dask, progress))
    with tempfile.TemporaryDirectory(prefix="salessim-") as folder:
        return Sweep(run(chosen, Path(folder) / "study.sweep", workers, dask, progress))


class Sweep:
    """What all points of a study tell. A point that failed has NaN for its answers."""

    def __init__(self, swept: Swept) -> None:
        self.swept = swept

    def __len__(self) -> int:
        """How many points there are."""
        return len(self.swept.points)

    @property
    def points(self) -> "pd.DataFrame":
        """One row for each point: its number, the values of the factors, its first future, and why it failed."""
        import pandas as pd

        swept = self.swept
        reasons = {failed.point: failed.reason for failed in swept.failed}
        return pd.DataFrame(
            {
                "point": np.arange(len(self)),
                **self._factors(1),
                "first_future": swept.first,
                "failed": [reasons.get(number, "") for number in range(len(self))],
            }
        )

    def to_frame(self) -> "pd.DataFrame":
        """One row for each future of each point: point, future, factors, responses; their names end with their unit.

        A factor is in the unit in which the scenario tells it; 40% is 0.4.
        """
        import pandas as pd

        swept, count = self.swept, self.swept.replications
        answers = swept.values.reshape(-1, len(swept.responses))
        return pd.DataFrame(
            {
                "point": np.repeat(np.arange(len(self)), count),
                "future": (np.array(swept.first)[:, np.newaxis] + np.arange(count)).ravel(),
                **self._factors(count),
                **{f"{one.key}{UNITS.get(one.unit, '')}": answers[:, i] for i, one in enumerate(swept.responses)},
            }
        )

    def _factors(self, times: int) -> "dict[str, list[object]]":
        """A column for each factor, every value so many times."""
        return {
            factor.path: [point[number] for point in self.swept.points for _ in range(times)]
            for number, factor in enumerate(self.swept.factors)
        }

    def indices(self) -> "pd.DataFrame":
        """What each factor does to each response: shares, steps or slopes, as the design of the study allows."""
        return flat(sensitivity_table(self.swept))

    def to_parquet(self, folder: str | Path) -> None:
        """Write `points` and `to_frame()` to a folder, one Parquet file each. The folder is made if needed."""
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        self.points.to_parquet(target / "points.parquet")
        self.to_frame().to_parquet(target / "futures.parquet")

    def write(self, folder: str | Path) -> None:
        """Write all that is known to a folder: the page as a spreadsheet, the pictures, both tables."""
        self.to_parquet(folder)
        write_page(self.page(), folder)
        self.plot.to_png(folder)

    @property
    def plot(self) -> SweepPlots:
        """The pictures: `sweep.plot.sobol()`, `sweep.plot.morris()`, `sweep.plot.heat_map(x, y)`."""
        return SweepPlots(self.swept)

    def page(self) -> Page:
        """Everything that is said about this sweep, as data."""
        return sweep_page(self.swept)

    def __repr__(self) -> str:
        return plain_text(short(self.page()))

    def _repr_html_(self) -> str:
        return as_html(self.page())
