"""The pictures that belong to each kind of results, by name; matplotlib is loaded when the first one is drawn."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from salessim.analysis.levers import Levers
from salessim.analysis.potential import Potential
from salessim.analysis.sizing import Sizing
from salessim.report.restructure import Against
from salessim.report.swept import main_response
from salessim.report.ways import Ways
from salessim.results.store import Runs
from salessim.results.swept import Swept

if TYPE_CHECKING:
    from salessim.report.pictures.canvas import Picture


class Pictures:
    """Some pictures; each is a matplotlib figure with `savefig`."""

    NAMES: tuple[str, ...]  # of the methods that draw one each

    def to_png(self, folder: str | Path) -> None:
        """Write every picture to a folder, as large as a slide needs it."""
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph")  # a name may have signs that the font lacks: a box stands there
            for name in self.NAMES:
                getattr(self, name)().savefig(Path(folder) / f"{name}.png", dpi=150)


class Plots(Pictures):
    """The pictures of a run."""

    NAMES: tuple[str, ...] = ("attainment", "load", "funnel")

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        if any(team.paid for team in runs.terms.teams):
            self.NAMES = (*self.NAMES, "income")
        if runs.terms.changes or runs["turnover"][["hired", "left"]].to_numpy().any():
            self.NAMES = (*self.NAMES, "heads_over_time")
        if runs.terms.unknowns:
            self.NAMES = (*self.NAMES, "unknowns")

    def attainment(self) -> "Picture":
        """The fan of cumulative revenue against the plan."""
        from salessim.report.pictures.attainment import attainment

        return attainment(self._runs)

    def load(self) -> "Picture":
        """How busy each team was, week by week."""
        from salessim.report.pictures.load import load

        return load(self._runs)

    def funnel(self) -> "Picture":
        """From the leads to the deals won."""
        from salessim.report.pictures.funnel import funnel

        return funnel(self._runs)

    def income(self) -> "Picture":
        """What a person of each team earns, month by month."""
        from salessim.report.pictures.income import income

        return income(self._runs)

    def heads_over_time(self) -> "Picture":
        """People of each team while time goes by: employed, learning, and how strong they are."""
        from salessim.report.pictures.heads_over_time import heads_over_time

        return heads_over_time(self._runs)

    def unknowns(self) -> "Picture":
        """What the numbers that are not known for sure do to profit: a tornado."""
        from salessim.report.pictures.unknowns import unknowns

        return unknowns(self._runs)


class ComparisonPlots(Pictures):
    """The pictures of a comparison."""

    NAMES = ("structures",)

    def __init__(self, runs: Sequence[Runs]) -> None:
        self._runs = runs

    def structures(self) -> "Picture":
        """The structures side by side: revenue, profit and the chance of the plan."""
        from salessim.report.pictures.structures import structures

        return structures(self._runs)


class PotentialPlots(Pictures):
    """The picture of a potential."""

    NAMES = ("potential",)

    def __init__(self, found: Potential, runs: Runs) -> None:
        self._found = found
        self._runs = runs

    def potential(self) -> "Picture":
        """From what the market gives, step by step, to what is earned."""
        from salessim.report.pictures.potential import potential

        return potential(self._found, self._runs)


class TurnoverPlots(ComparisonPlots):
    """The picture of several rates of turnover."""

    NAMES = ("turnover",)

    def __init__(self, runs: Sequence[Runs], rates: Sequence[float], told: int) -> None:
        super().__init__(runs)
        self._rates, self._told = rates, told

    def turnover(self) -> "Picture":
        """The chance of the plan and what is left, by the rate."""
        from salessim.report.pictures.turnover import turnover

        return turnover(self._runs, self._rates, self._told)


class HeadPlots(ComparisonPlots):
    """The pictures of bottlenecks."""

    NAMES = ("heads",)

    def heads(self) -> "Picture":
        """What one more person in each team is worth a year."""
        from salessim.report.pictures.heads import heads

        return heads(self._runs)


class RestructurePlots(Pictures):
    """The pictures of a change against staying."""

    NAMES = ("revenue", "cash", "paid_back", "heads_over_time", "incomes")

    def __init__(self, known: Against) -> None:
        self._known = known

    def revenue(self) -> "Picture":
        """Revenue of four weeks, with the change and without it."""
        from salessim.report.pictures.restructure import revenue

        return revenue(self._known)

    def cash(self) -> "Picture":
        """All cash since the change against that of staying, with the hole marked."""
        from salessim.report.pictures.restructure import cash

        return cash(self._known)

    def paid_back(self) -> "Picture":
        """In which share of the futures it has paid back by each day."""
        from salessim.report.pictures.restructure import paid_back

        return paid_back(self._known)

    def heads_over_time(self) -> "Picture":
        """People of each team through the change: employed, learning, and how strong they are."""
        from salessim.report.pictures.heads_over_time import heads_over_time

        return heads_over_time(self._known.changing)

    def incomes(self) -> "Picture":
        """What a person of each team earns through the change, and what the middle one earns if all stays."""
        from salessim.report.pictures.income import incomes

        return incomes(self._known.staying, self._known.changing)


class WayPlots(Pictures):
    """The picture of several ways of one change."""

    NAMES = ("ways",)

    def __init__(self, known: Ways) -> None:
        self._known = known

    def ways(self) -> "Picture":
        """What each way has left so far against staying, with its deepest point marked."""
        from salessim.report.pictures.ways import ways

        return ways(self._known)


class SweepPlots(Pictures):
    """The pictures of a sweep: those that its design allows."""

    def __init__(self, swept: Swept) -> None:
        self._swept = swept
        self.NAMES = {"sobol_indices": ("sobol",), "morris": ("morris",)}.get(swept.design, ())

    def sobol(self, response: str = "") -> "Picture":
        """The share of each factor in the differences of a response (else the main one), and that of luck."""
        from salessim.report.pictures.sobol import sobol

        return sobol(self._swept, response or self._main)

    def morris(self, response: str = "") -> "Picture":
        """How much each factor moves a response; the main one if none is named."""
        from salessim.report.pictures.morris import morris

        return morris(self._swept, response or self._main)

    def heat_map(self, x: str, y: str, response: str = "") -> "Picture":
        """Two factors, and the mean of a response: the chance of the plan if it is there, else the main one."""
        from salessim.report.pictures.heat_map import heat_map

        chance = next((one.key for one in self._swept.responses if one.chance), self._main)
        return heat_map(self._swept, x, y, response or chance)

    @property
    def _main(self) -> str:
        return main_response(self._swept).key


class LeverPlots(Pictures):
    """The picture of levers."""

    NAMES = ("levers",)

    def __init__(self, found: Levers, as_is: Runs) -> None:
        self._found = found
        self._runs = as_is

    def levers(self) -> "Picture":
        """What each lever is worth a year: a tornado."""
        from salessim.report.pictures.levers import levers

        return levers(self._found, self._runs)


class SizePlots(Pictures):
    """The picture of a search for a head count."""

    NAMES = ("size",)

    def __init__(self, found: Sizing) -> None:
        self._found = found

    def size(self) -> "Picture":
        """The chance of the plan against the number of people, the answer marked."""
        from salessim.report.pictures.size import size

        return size(self._found)
