"""How many people a plan needs, and which plan the people there are meet."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from salessim.analysis.plan_met import plan_met as quantile_of
from salessim.analysis.sizing import Sizing as Found
from salessim.api.loading import file_of, loaded
from salessim.experiment import run
from salessim.experiment.defaults import AUTO
from salessim.experiment.executors import Progress, Stopped
from salessim.experiment.market import differences
from salessim.experiment.sizing.futures import with_people
from salessim.experiment.sizing.question import Question
from salessim.experiment.sizing.run import DEFAULT
from salessim.experiment.sizing.run import size as searched
from salessim.report.flat import flat
from salessim.report.html import as_html
from salessim.report.page import Page
from salessim.report.pages import short
from salessim.report.pictures.albums import SizePlots
from salessim.report.plan_met import plan_met_page
from salessim.report.size import size_page
from salessim.report.spreadsheet import write_page
from salessim.report.terminal import plain_text
from salessim.results.store import Runs
from salessim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

Given = Scenario | str | Path


def size(
    scenario: Given | Sequence[Given],
    probability: float = 0.9,
    budget: float | None = None,
    at_least: int = 1,
    at_most: int | None = None,
    keep: Sequence[str] = (),
    replications: int | str = DEFAULT,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
) -> "Sizing":
    """How many people meet the plan with this probability, for the least money: `size("conveyor.yaml", 0.9)`.

    `budget`: instead the best chance for so much a year for people, over several scenarios if they are given.
    `at_least`, `at_most`: people of a team; `keep`: teams that stay as they are. `replications` are the fresh futures
    of the answer; the other arguments are those of `simulate`. Raises UnanswerableError (a ValueError).
    """
    given = [scenario] if isinstance(scenario, Scenario | str | Path) else list(scenario)
    question = Question(probability, budget, at_least, at_most, tuple(keep))
    chosen, files = [loaded(one) for one in given], [file_of(one) for one in given]
    warnings = differences(chosen)
    try:
        found = searched(chosen, question, replications, seed, engine, workers, progress)
    except Stopped as stop:
        raise Stopped(stop.finished and Sizing(stop.finished, chosen, files, warnings), stop.wanted) from None
    return Sizing(found, chosen, files, warnings)


def plan_met(
    scenario: Given,
    probability: float = 0.9,
    replications: int | str = DEFAULT,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
) -> "PlanMet":
    """The plan that the people there are meet with this probability. The other arguments are those of `simulate`."""
    Question(probability).check_level()
    chosen, file = loaded(scenario), file_of(scenario)
    try:
        return PlanMet(run.simulate(chosen, replications, seed, engine, workers, progress), probability, file)
    except Stopped as stop:
        raise Stopped(stop.finished and PlanMet(stop.finished, probability, file), stop.wanted) from None


class Sizing:
    """How many people a plan needs: the answer, and what else was tried."""

    def __init__(self, found: Found, scenarios: Sequence[Scenario], files: Sequence[str], warnings: Sequence[str]):
        self.found = found
        self.scenarios = tuple(scenarios)
        self.files = tuple(files)
        self.warnings = tuple(warnings)

    def __len__(self) -> int:
        """How many fresh futures the last ones lived through."""
        return self.found.futures

    @property
    def people(self) -> dict[str, int] | None:
        """How many people in which team; None if there is no answer."""
        if self.found.answer is None:
            return None
        number, people = self.found.answer.candidate
        return dict(zip(self.found.departments[number].names, people, strict=True))

    @property
    def scenario(self) -> Scenario | None:
        """The department with these people, for `simulate` or `compare`; None if there is no answer."""
        if self.found.answer is None:
            return None
        number, people = self.found.answer.candidate
        return with_people(self.scenarios[number], people)

    def to_frame(self, name: str = "head_counts") -> "pd.DataFrame":
        """A table of the page by its key: `head_counts`, `team_sizes` or `tried`; the people of a team are a column."""
        import pandas as pd

        (table,) = (table for table in self.page().tables if table.key == name)
        frame = flat(table)
        keys = [column.key for column in table.columns]
        if "people" in keys:
            people = [row[keys.index("people")].value for row in table.rows]
            for team in dict.fromkeys(team for each in people for team in each):
                frame[f"{team}_people"] = pd.array([each.get(team) for each in people], dtype="Int64")
        return frame

    def write(self, folder: str | Path) -> None:
        """Write the page as a spreadsheet, the picture, and all frames of the department as it is to a folder."""
        write_page(self.page(), folder)
        self.plot.to_png(folder)
        self.found.as_is.to_parquet(folder)

    @property
    def plot(self) -> SizePlots:
        """The picture: `sizing.plot.size()`."""
        return SizePlots(self.found)

    def page(self) -> Page:
        """Everything that is said about the search, as data."""
        return size_page(self.found, self.files, self.warnings)

    def __repr__(self) -> str:
        return plain_text(short(self.page()))

    def _repr_html_(self) -> str:
        return as_html(self.page())


class PlanMet:
    """The plan that the people there are meet with some probability."""

    def __init__(self, runs: Runs, probability: float, file: str = "") -> None:
        self.runs = runs
        self.file = file
        self.found = quantile_of(runs, probability)

    def __len__(self) -> int:
        """How many futures were lived through."""
        return len(self.runs)

    def to_frame(self) -> "pd.DataFrame":
        """The plan that is met, in all, by month and by part."""
        return flat(self.page().tables[0])

    def write(self, folder: str | Path) -> None:
        """Write the page as a spreadsheet and all frames to a folder."""
        write_page(self.page(), folder)
        self.runs.to_parquet(folder)

    def page(self) -> Page:
        """Everything that is said about the plan that is met, as data."""
        return plan_met_page(self.found, self.runs, self.file)

    def __repr__(self) -> str:
        return plain_text(short(self.page()))

    def _repr_html_(self) -> str:
        return as_html(self.page())
