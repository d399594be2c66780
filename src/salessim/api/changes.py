"""A change against staying: does it pay back, how deep is the dip, how much cash must be kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from salessim.analysis import change_variants as estimates
from salessim.api.loading import file_of, loaded
from salessim.api.naming import name_apart
from salessim.api.ways import Ways
from salessim.experiment.defaults import AUTO, REPLICATIONS
from salessim.experiment.executors import Progress, Stopped
from salessim.experiment.restructure import Courses, becoming, courses, staying
from salessim.experiment.restructure_variants import left_off, starts
from salessim.experiment.ways import check_question, ways
from salessim.report import pages
from salessim.report.flat import flat
from salessim.report.html import as_html
from salessim.report.page import Page
from salessim.report.pictures.albums import RestructurePlots
from salessim.report.restructure import Against
from salessim.report.spreadsheet import write_page
from salessim.report.terminal import plain_text
from salessim.results.course import Course, since_the_change
from salessim.results.store import Runs
from salessim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

Answer = TypeVar("Answer")


def restructure(
    *scenarios: Scenario | str | Path,
    on: date | None = None,
    replications: int | str = REPLICATIONS,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
    why: bool = False,
    when: bool = False,
) -> "Restructuring | Ways":
    """What a scenario with a `change` is against staying as it is; several of them are ways of one change.

    Of two structures without a `change` the first becomes the second on a day (`on`): people move in their order, learn
    for two months and lose 15% of the accounts and 10% of the deals that they hand over. `why` asks what makes the
    dip, `when` which month is the best to begin: some more runs each, of one way. The other arguments are those of
    `simulate`. Raises ScenarioError and AskedWronglyError.
    """
    files, told = [file_of(one) for one in scenarios], [loaded(one) for one in scenarios]
    lived = _Living(replications, seed, engine, workers, progress)
    two_structures = len(told) == 2 and not any(one.change for one in told)
    check_question(len(told), two_structures, on, why or when)
    if two_structures:
        return _restructuring(becoming(told[0], told[1], on), files, why, when, lived, assumed=True)
    if len(told) == 1:
        return _restructuring(told[0], files, why, when, lived)
    return lived.answer(ways(told), lambda found: _side_by_side(found, files))


@dataclass(frozen=True)
class _Living:
    """How futures are lived through."""

    replications: int | str
    seed: int
    engine: str
    workers: int | None
    progress: Progress | None

    def answer(self, scenarios: Sequence[Scenario], answered: Callable[[Courses], Answer]) -> Answer:
        """What is told of these scenarios; on Ctrl-C of the futures that were finished."""
        try:
            return answered(courses(scenarios, self.replications, self.seed, self.engine, self.workers, self.progress))
        except Stopped as stop:
            raise Stopped(stop.finished and answered(stop.finished), stop.wanted) from None


def _restructuring(
    told: Scenario, files: Sequence[str], why: bool, when: bool, lived: _Living, assumed: bool = False
) -> "Restructuring":
    """One change against staying, and against itself with something left off or on other days."""
    less, begun = left_off(told) if why else [], starts(told) if when else []
    scenarios = [staying(told), told, *(one for _, one in less), *(one for _, one in begun)]

    def answered(found: Courses) -> Restructuring:
        return Restructuring(_against(found, [name for name, _ in less], [day for day, _ in begun]), files, assumed)

    return lived.answer(scenarios, answered)


def _side_by_side(lived: Courses, files: Sequence[str]) -> Ways:
    """Every way against the first of all, which stays."""
    name_apart(lived.runs)
    stays, *changes = zip(lived.runs, lived.courses, strict=True)
    return Ways([_beside(stays[0], stays[1], runs, course) for runs, course in changes], files)


def _beside(staying: Runs, stays: Course, changing: Runs, changes: Course) -> Against:
    """One change beside the department that stays."""
    return Against(staying, changing, (stays, since_the_change(changes, stays, changing.terms)))


def _against(lived: Courses, left: Sequence[str], days: Sequence[date]) -> Against:
    """The change against staying, then without what was left off, then begun on other days."""
    stays, changes, *others = lived.courses
    known = _beside(lived.runs[0], stays, lived.runs[1], changes)
    without = list(zip(left, others, strict=False))
    begun = list(zip(days, others[len(left) :], strict=True))
    causes = tuple(estimates.causes(changes, without, known.since))
    return replace(known, causes=causes, starts=tuple(estimates.starts(stays, begun)) if begun else ())


class Restructuring:
    """A department that changes, and the same one that stays, on the same futures."""

    def __init__(self, known: Against, files: Sequence[str] = (), assumed: bool = False) -> None:
        self._known, self._files, self._assumed = known, files, assumed
        self.found = known.found

    def __len__(self) -> int:
        """How many futures were lived through."""
        return len(self.runs[0])

    @property
    def runs(self) -> tuple[Runs, Runs]:
        """The frames of both: staying, changing."""
        return self._known.staying, self._known.changing

    def to_frame(self, name: str = "futures") -> "pd.DataFrame":
        """Each future (`futures`), each day of each future (`days`), or a table of the page by its key."""
        import pandas as pd

        if name == "futures":
            gained = [(one.profit[:, self._known.since :]).sum(axis=1) for one in self._known.courses]
            return pd.DataFrame(
                {
                    "replication": self.runs[0].replications,
                    "paid_back_d": self.found.paid_back,
                    "gain_currency": gained[1] - gained[0],
                    "cash_hole_currency": self.found.hole,
                }
            )
        if name == "days":
            return self._days()
        tables = {table.key: table for table in self.page().tables}
        return flat(tables[name])

    def _days(self) -> "pd.DataFrame":
        """Revenue, profit and cash of every day, staying and changing."""
        import pandas as pd

        days = pd.date_range(self.runs[0].terms.period_start, periods=self._known.courses[0].revenue.shape[1])
        index = pd.MultiIndex.from_product([self.runs[0].replications, days], names=["replication", "day"])
        columns = {
            f"{name}_{which}_currency": column.ravel()
            for which, course in zip(("staying", "changing"), self._known.courses, strict=True)
            for name, column in course._asdict().items()
        }
        return pd.DataFrame(columns, index=index).reset_index()

    def write(self, folder: str | Path) -> None:
        """Write the page as a spreadsheet, the pictures, the days and all frames of both to a folder."""
        write_page(self.page(), folder)
        self.plot.to_png(folder)
        for name in ("futures", "days"):
            self.to_frame(name).to_parquet(Path(folder) / f"{name}.parquet")
        for name, runs in zip(("staying", "changing"), self.runs, strict=True):
            runs.to_parquet(Path(folder) / name)

    @property
    def plot(self) -> RestructurePlots:
        """The pictures: `restructuring.plot.revenue()`, `.cash()` and `.paid_back()`."""
        return RestructurePlots(self._known)

    def page(self) -> Page:
        """Everything that is said about the change, as data."""
        return pages.restructure_page(self._known, self._files, self._assumed)

    def __repr__(self) -> str:
        return plain_text(pages.short(self.page()))

    def _repr_html_(self) -> str:
        return as_html(self.page())
