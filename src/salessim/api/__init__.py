"""What a script or a notebook uses: load, simulate, compare, and the answers with their tables and pictures."""

from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from salessim import __version__
from salessim import scenario as language
from salessim.analysis import potential as estimates
from salessim.api.loading import file_of, loaded
from salessim.api.loading import load as load
from salessim.api.naming import folder_name, name_apart
from salessim.api.sizing import plan_met as plan_met
from salessim.api.sizing import size as size
from salessim.experiment import potential as without_end
from salessim.experiment import run
from salessim.experiment.defaults import AUTO, OF_HEADS, REPLICATIONS
from salessim.experiment.executors import Progress, Stopped
from salessim.experiment.heads import with_one_more_each
from salessim.experiment.market import differences
from salessim.experiment.planned_loads import loads_of_structures
from salessim.experiment.precision import Precision, precision_of
from salessim.experiment.prepare import prepare
from salessim.report import pages
from salessim.report import trace as tracing
from salessim.report.flat import flat
from salessim.report.html import as_html
from salessim.report.loads import check_page
from salessim.report.page import Page
from salessim.report.pictures.albums import ComparisonPlots, HeadPlots, Plots, PotentialPlots
from salessim.report.precision import precision_warnings
from salessim.report.spreadsheet import write_page
from salessim.report.terminal import plain_text
from salessim.results.frames import FRAMES
from salessim.results.store import Runs
from salessim.scenario import Scenario
from salessim.translation import say

if TYPE_CHECKING:
    import pandas as pd

DEMO = ("linear", "recruit_five", "linear_to_conveyor")  # recruit, or split? compared where nobody asks for one
COMMON_PARTS = {"market", "trade_market"}  # shipped files that other scenarios are based on


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
    if len(scenarios) < 2:
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


def bottlenecks(
    scenario: Scenario | str | Path,
    replications: int | str = OF_HEADS,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
) -> "Bottlenecks":
    """Where one more person is worth most: the same futures as it is, and with one more in each team.

    That takes as many runs as there are teams, and one. The other arguments are those of `simulate`.
    """
    chosen, file = loaded(scenario), file_of(scenario)
    try:
        return Bottlenecks(run.compare(with_one_more_each(chosen), replications, seed, engine, workers, progress), file)
    except Stopped as stop:
        raise Stopped(stop.finished and Bottlenecks(stop.finished, file), stop.wanted) from None


def trace(scenario: Scenario | str | Path, replication: int = 0, seed: int = 0, engine: str = AUTO) -> "pd.DataFrame":
    """Every visit of one future: who, at which stage, in whose hands, and when; `attrs` say of which."""
    chosen = loaded(scenario)
    played = run.play(chosen, replication, seed, engine)
    visits = tracing.visits(played.log, played.terms)
    visits.attrs = {
        "version": __version__,
        "scenario": chosen.origin.digest,
        "seed": seed,
        "replication": replication,
        "engine": played.engine,
    }
    return visits


def check(scenario: Scenario | str | Path) -> Page:
    """What looks strange in a scenario, and how much work would come to every team, without simulating it.

    Raises ScenarioError if it is not complete.
    """
    chosen = loaded(scenario)
    (prepared,) = prepare([chosen])
    structures = loads_of_structures(chosen, prepared)
    return check_page(prepared.terms, structures, [str(problem) for problem in language.check(chosen)])


def new(answers: str | Path, file: str | Path, today: date | None = None) -> list[Path]:
    """Write the scenario of one's own firm from a file of answers, as `salessim new` does; the files written.

    A question that is not answered there counts as `do not know`. The year whose first day is nearest
    to `today` is planned. Raises ScenarioError for answers that cannot be understood.
    """
    from salessim.interview.answers import Interview
    from salessim.interview.files import write_department
    from salessim.interview.fitting import fitted
    from salessim.interview.questions import QUESTIONS

    interview, day = Interview(QUESTIONS, Path(answers)), today or date.today()
    while (open_question := interview.next()) is not None:
        interview.answer(open_question, "")
    found = fitted(interview.given, day)
    return [written.path for written in write_department(interview.given, found, Path(file), day)]


def demo_scenarios() -> dict[str, Path]:
    """The scenario files that come with the program, by name."""
    shipped = Path(str(files("salessim"))) / "_scenarios"
    folder = shipped if shipped.is_dir() else Path(__file__).parents[3] / "scenarios"
    return {path.stem: path for path in sorted(folder.glob("*.yaml")) if path.stem not in COMMON_PARTS}


def question(path: Path) -> str:
    """The question with which a shipped scenario opens."""
    return path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")


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


class Bottlenecks(Comparison):
    """What one more person in each team is worth. `results[0]` is the department as it is, the others have one more."""

    def __init__(self, runs: Sequence[Runs], file: str = "") -> None:
        super().__init__(runs, [file, *[""] * (len(runs) - 1)])

    def to_frame(self, name: str = "heads") -> "pd.DataFrame":
        """A table of the page by its key, such as `heads` or `narrow_weeks`, or any frame as a comparison gives it."""
        tables = {table.key: table for table in self.page().tables}
        return flat(tables[name]) if name in tables else super().to_frame(name)

    @property
    def plot(self) -> HeadPlots:
        """The pictures: `bottlenecks.plot.heads()`."""
        return HeadPlots([results.runs for results in self.results])

    def page(self) -> Page:
        """Everything that is said about the narrow places, as data."""
        return pages.bottlenecks_page([results.runs for results in self.results], self.results[0].file)
