"""What our engines are given to play: scenario files, and departments of any size written as scenarios."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from salessim import compiler, engines
from salessim.compiler import accounts_state
from salessim.experiment.prepare import Prepared, prepare
from salessim.network.state import State
from salessim.network.world import realise
from salessim.scenario import Scenario, load, load_text

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).parent / "scenarios"
DAY = 86_400
BUSY = 0.9  # of the people in departments of any size


class Workload(NamedTuple):
    """A scenario, and how many customers a day it has; 0: it is played for its own period."""

    read: Callable[[], Scenario]
    per_day: float = 0.0


FILES = {
    "W1": (FOLDER / "w1.yaml", 172.8),
    "W2": (FOLDER / "w2.yaml", 300.0),
    "overload": (FOLDER / "overload.yaml", 300.0),
    "empty": (FOLDER / "empty.yaml", 0.0),
    "conveyor": (ROOT / "scenarios" / "conveyor.yaml", 0.0),
}


def workload(name: str) -> Workload:
    """A workload by its name: one of FILES, `people-100` or `stages-20`."""
    if name in FILES:
        path, per_day = FILES[name]
        return Workload(lambda: load(path), per_day)
    kind, number = name.rsplit("-", 1)
    text, per_day = {"people": many_people, "stages": many_stages}[kind](int(number))
    return Workload(lambda: load_text(text), per_day)


def prepared(scenario: Scenario, per_day: float, customers: int) -> Prepared:
    """A scenario ready to be played until about so many customers have come, or for its period."""
    if not per_day:
        return prepare([scenario])[0]
    start = int(compiler.compile(scenario).network.clock.start[0])
    compiled = compiler.compile(scenario, start, start + round(customers / per_day * DAY))
    return Prepared(compiled.network, compiled.terms, compiled.accounts, None, scenario.origin.digest)


def beginning(ready: Prepared, seed: int, replication: int, engine: str) -> State:
    """Who is there on the first day."""
    if ready.past is None:
        return accounts_state(ready, seed, replication)
    past = ready.past
    state = beginning(past, seed, replication, engine)
    return engines.simulate(past.network, realise(past.network, seed, replication), state, engine)[1]


# ---- departments of any size --------------------------------------------------------------------------------------

HEAD = "name: Of any size\nperiod: {from: 2027-01-01, for: 10 years}\nworking_time: always\n"


def many_people(number: int) -> tuple[str, float]:
    """One queue before so many people, an hour of work each; and customers a day."""
    per_day = BUSY * 24 * number
    stages = "  stage_1: {takes: exponential(1 h), then: {served: rest -> done}}\n"
    return _department(per_day, stages, {"stage_1": number}), per_day


def many_stages(number: int) -> tuple[str, float]:
    """A chain of so many stages with four people each, an hour of work each; and customers a day."""
    per_day = BUSY * 24 * 4
    targets = [f"stage_{stage}" for stage in range(2, number + 1)] + ["done"]
    stages = "".join(
        f"  stage_{stage}: {{takes: exponential(1 h), then: {{served: rest -> {target}}}}}\n"
        for stage, target in enumerate(targets, 1)
    )
    return _department(per_day, stages, {f"stage_{stage}": 4 for stage in range(1, number + 1)}), per_day


def _department(per_day: float, stages: str, people: dict[str, int]) -> str:
    teams = "".join(
        f"  at_{stage}: {{people: {number}, does_in_order: [{stage}]}}\n" for stage, number in people.items()
    )
    sources = f"sources:\n  customers: {{rate: {per_day:g} per day, goes_to: stage_1}}\n"
    return f"{HEAD}{sources}process:\n{stages}teams:\n{teams}"
