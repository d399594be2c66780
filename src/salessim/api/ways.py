"""Several ways of one change side by side, for a script or a notebook."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from salessim.api.naming import folder_name
from salessim.report import pages
from salessim.report.flat import flat
from salessim.report.html import as_html
from salessim.report.page import Page
from salessim.report.pictures.albums import WayPlots
from salessim.report.restructure import Against
from salessim.report.spreadsheet import write_page
from salessim.report.terminal import plain_text
from salessim.report.ways import side_by_side
from salessim.results.store import Runs

if TYPE_CHECKING:
    import pandas as pd


class Ways:
    """Several ways of one change, each against the same staying, on the same futures."""

    def __init__(self, ways: Sequence[Against], files: Sequence[str] = ()) -> None:
        self._known, self._files = side_by_side(ways), files

    def __len__(self) -> int:
        """How many futures were lived through."""
        return len(self.runs[0])

    @property
    def names(self) -> tuple[str, ...]:
        """What the ways are called."""
        return tuple(self._known.names)

    @property
    def runs(self) -> tuple[Runs, ...]:
        """The frames of all: staying, then each way."""
        return (self._known.ways[0].staying, *(one.changing for one in self._known.ways))

    def to_frame(self, name: str = "futures") -> "pd.DataFrame":
        """Each future of each way (`futures`), or a table of the page by its key: `ways`, `dips`, `paybacks`."""
        import pandas as pd

        if name != "futures":
            return flat({table.key: table for table in self.page().tables}[name])
        parts = [
            pd.DataFrame(
                {
                    "way": one.changing.terms.name,
                    "replication": one.changing.replications,
                    "paid_back_d": found.paid_back,
                    "gain_currency": np.subtract(*(course.profit.sum(axis=1) for course in one.courses[::-1])),
                    "cash_hole_currency": found.hole,
                }
            )
            for one, found in zip(self._known.ways, self._known.found, strict=True)
        ]
        return pd.concat(parts, ignore_index=True)

    def write(self, folder: str | Path) -> None:
        """Write the page as a spreadsheet, the picture, the futures, and the frames of each to a folder of its own."""
        write_page(self.page(), folder)
        self.plot.to_png(folder)
        self.to_frame().to_parquet(Path(folder) / "futures.parquet")
        for number, runs in enumerate(self.runs):
            runs.to_parquet(Path(folder) / f"{number}-{folder_name(runs.terms.name)}")

    @property
    def plot(self) -> WayPlots:
        """The picture: `ways.plot.ways()`."""
        return WayPlots(self._known)

    def page(self) -> Page:
        """Everything that is said about the ways, as data."""
        return pages.ways_page(self._known, self._files)

    def __repr__(self) -> str:
        return plain_text(pages.short(self.page()))

    def _repr_html_(self) -> str:
        return as_html(self.page())
