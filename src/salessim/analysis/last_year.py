"""Is this the department that there was last year? Its simulated figures beside the real ones."""

from dataclasses import dataclass

import numpy as np

from salessim.analysis.estimates import quantile
from salessim.columns import F64
from salessim.results.store import Runs

BAND = (0.1, 0.9)  # 8 in 10 futures lie between
FEWEST = 10  # futures; with fewer the band would be their least and their greatest


@dataclass(frozen=True)
class Beside:
    """One figure: what really happened, and every future."""

    figure: str  # "revenue", "deals", "deals_in_work" or "accounts"
    real: float
    simulated: F64

    @property
    def band(self) -> tuple[float, float]:
        """Between what 8 in 10 futures lie."""
        low, high = (quantile(self.simulated, share).value for share in BAND)
        return low, high

    @property
    def outside(self) -> bool:
        """Whether what really happened lies beyond that band; never with too few futures."""
        low, high = self.band
        return len(self.simulated) >= FEWEST and not low <= self.real <= high


def beside(runs: Runs) -> list[Beside]:
    """Every figure that is known of last year and can be compared, beside last year's department simulated."""
    frame = runs["last_year"]
    return [
        Beside(figure, real, frame.loc[frame["figure"] == figure, "value"].to_numpy(np.float64))
        for figure, real in runs.terms.last_year.items()
        if (frame["figure"] == figure).any()
    ]
