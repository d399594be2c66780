"""A change against staying as one is, and against itself with something left off, on the same futures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from salessim.engines import IN_THREADS, Heartbeat
from salessim.experiment.choice import chosen
from salessim.experiment.defaults import AUTO, REPLICATIONS, number_of, processors
from salessim.experiment.executors import Progress, Stopped, run_all
from salessim.experiment.prepare import Prepared, prepare
from salessim.experiment.run import Chances, runs_of
from salessim.results.course import Course, course
from salessim.results.store import Runs
from salessim.results.summary import Summary
from salessim.scenario import Scenario, ScenarioError, check
from salessim.scenario.change import Change, HandOverLoss, Relearning
from salessim.scenario.errors import Problem
from salessim.scenario.ramp import Ramp
from salessim.translation import say

Lived = list[tuple[Summary, Course]]  # of one replication, by scenario
LEARNS = Relearning(speed=Ramp.parse("60% -> 100% over 2 months"))  # assumption
LOSES = HandOverLoss(accounts=0.15, deals=0.10)  # accounts: 13 to 18% of their sales, E25; deals: assumption


@dataclass(frozen=True)
class Courses:
    """Several departments on the same futures, day by day."""

    runs: tuple[Runs, ...]
    courses: tuple[Course, ...]  # of each: by replication and day

    def __len__(self) -> int:
        return len(self.runs[0])


def courses(
    scenarios: Sequence[Scenario],
    replications: int | str = REPLICATIONS,
    seed: int = 0,
    engine: str = AUTO,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Courses:
    """Live through the same futures with each. Arguments and errors are those of `run.compare`."""
    count, prepared = number_of(replications), prepare(scenarios)
    engine = chosen(engine, prepared, count)
    threads = engine in IN_THREADS
    workers = workers or (processors() if threads else 1)

    def collected(parts: Sequence[Lived]) -> Courses:
        columns = [[part[i] for part in parts] for i in range(len(prepared))]
        runs = (
            runs_of(one, [told[0] for told in mine], seed, engine) for one, mine in zip(prepared, columns, strict=True)
        )
        lived = (Course(*map(np.array, zip(*(told[1] for told in mine), strict=True))) for mine in columns)
        return Courses(tuple(runs), tuple(lived))

    try:
        return collected(run_all(_Lives(prepared, seed, engine), count, workers, threads, progress))
    except Stopped as stop:
        raise Stopped(collected(stop.finished) if stop.finished else None, stop.wanted) from None


@dataclass(frozen=True)
class _Lives:
    """What is done for replication r."""

    scenarios: tuple[Prepared, ...]
    seed: int
    engine: str

    def __call__(self, replication: int, heartbeat: Heartbeat) -> Lived:
        chances = Chances(self.seed, replication, self.engine, heartbeat)
        lived = []
        for one in self.scenarios:
            log, _ = chances.play(one)
            summary = chances.summary(one, log)
            lived.append((summary, course(log, one.terms, summary)))
        return lived


# ---- departments to compare ---------------------------------------------------------------------------------------


def staying(scenario: Scenario) -> Scenario:
    """The department that never changes. Raises ScenarioError if it does not change anyway."""
    if not scenario.change:
        message = say("{name} does not change", name=scenario.name)
        expected = say("a scenario with `change`, or a second file: what it is to become")
        raise ScenarioError([Problem(scenario.origin.place(()), message, expected)])
    return with_changes(scenario, say("{name}: staying", name=scenario.name), [])


def with_changes(scenario: Scenario, name: str, changes: Sequence[Change]) -> Scenario:
    """The same department with other changes: into the structures into which it changes, or none."""
    other = scenario.changed(f"changes: {list(changes)}", name=name, change=list(changes))
    other.origin.targets = scenario.origin.targets if changes else ()
    return other


def without_rules(scenario: Scenario) -> Scenario:
    """The department as if all goes on: every step that hangs on something is made, and nobody gives up."""
    if all(change.only_if is None for change in scenario.change):
        return scenario
    onward = [change for change in scenario.change if not (change.goes_back and change.only_if)]
    made = [change.model_copy(update={"only_if": None, "otherwise": None}) for change in onward]
    return with_changes(scenario, scenario.name, made)


def becoming(scenario: Scenario, structure: Scenario, on: date | None = None) -> Scenario:
    """A department that becomes another one on a day (else the first of its second month), people in their order.

    Where nothing is told this is assumed: movers learn by `LEARNS`, and hand-overs lose `LOSES`. Raises ScenarioError.
    """
    day = on or scenario.period.month_start(1)
    name = say("{before}, then {after}", before=scenario.name, after=structure.name)
    change = Change(on=day, to=structure.name, relearning=LEARNS, hand_over_loss=LOSES)
    other = scenario.changed(f"becomes {structure.origin.digest} on {day}", name=name, change=[change])
    other.origin.targets = (structure,)
    if errors := [problem for problem in check(other) if problem.severity == "error"]:
        raise ScenarioError(errors)
    return other
