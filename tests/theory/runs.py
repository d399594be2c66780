"""Departments that are never closed, run for long and cut into windows of equal length."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from salessim import compiler, engines
from salessim.compiler import Compiled, accounts_state
from salessim.network.world import realise
from salessim.results.log import Log
from salessim.scenario import load_text

HOUR, DAY = 3_600, 86_400
HEAD = "period: {from: 2027-01-01, for: 1 month}\nworking_time: always\n"


class Stays(NamedTuple):
    """Visits to one stage, one row each: moments in hours, and how they ended."""

    joined: NDArray[np.float64]
    started: NDArray[np.float64]  # for the first time; -1: never
    ended: NDArray[np.float64]  # for the last time; infinite: not yet
    work: NDArray[np.float64]  # hours in somebody's hands, or of the delay
    outcome: NDArray[np.int8]

    @property
    def wait(self) -> NDArray[np.float64]:
        """From joining to the first start; of those who were never served, to the end."""
        return np.where(self.started >= 0, self.started, self.ended) - self.joined

    @property
    def time(self) -> NDArray[np.float64]:
        """From joining to the end."""
        return self.ended - self.joined

    def part(self, rows: NDArray[np.bool_]) -> "Stays":
        """Some of them."""
        return Stays(*(column[rows] for column in self))


class Run:
    """One long run of a department, its moments in hours from its begin."""

    def __init__(self, compiled: Compiled, log: Log) -> None:
        self.compiled, self.log = compiled, log
        self._stays: dict[str, Stays] = {}

    @cached_property
    def stages(self) -> list[str]:
        """The names of the stations by row."""
        return [stage.name for stage in self.compiled.terms.stages]

    def stays(self, stage: str) -> Stays:
        """All visits to a stage in the order of joining, interrupted ones joined together."""
        if stage not in self._stays:
            visit = self.log.visit
            rows = np.flatnonzero(visit.station == self.stages.index(stage))
            rows = rows[np.lexsort((visit.part[rows], visit.visit[rows], visit.entity[rows]))]
            same = (np.diff(visit.entity[rows]) == 0) & (np.diff(visit.visit[rows]) == 0)
            first = np.flatnonzero(np.append(True, ~same)) if len(rows) else np.arange(0)
            last = np.append(first[1:], len(rows))[: len(first)] - 1
            joined, started, ended = (self.hours(column[rows]) for column in (visit.queued, visit.started, visit.ended))
            started = np.where(visit.started[rows] == -1, -1.0, started)
            ended = np.where(visit.ended[rows] == -1, np.inf, ended)
            work = np.where(started >= 0, ended - started, 0.0)
            total = np.add.reduceat(work, first) if len(rows) else work
            found = Stays(joined[first], started[first], ended[last], total, visit.outcome[rows][last])
            self._stays[stage] = found.part(np.argsort(found.joined, kind="stable"))
        return self._stays[stage]

    def hours(self, moments: NDArray[Any]) -> NDArray[np.float64]:
        """Moments of the log in hours from the begin."""
        return (np.asarray(moments) - self.log.start) / HOUR

    def present(self, stage: str, begin: float, end: float) -> NDArray[np.float64]:
        """Hours of the window with 0, 1, 2, ... present at a stage."""
        stays = self.stays(stage)
        return level(stays.joined, stays.ended, begin, end)

    def busy(self, stage: str, begin: float, end: float) -> NDArray[np.float64]:
        """Hours of the window with 0, 1, 2, ... in somebody's hands at a stage that nobody interrupts."""
        stays = self.stays(stage)
        served = stays.part(stays.started >= 0)
        return level(served.started, served.ended, begin, end)


def level(up: NDArray[np.float64], down: NDArray[np.float64], begin: float, end: float) -> NDArray[np.float64]:
    """Hours of a window during which 0, 1, 2, ... are between `up` and `down`."""
    moments = np.clip(np.concatenate([[begin], up, down]), begin, end)
    change = np.concatenate([[0], np.ones(len(up)), -np.ones(len(down))])
    order = np.argsort(moments, kind="stable")
    number = np.cumsum(change[order]).astype(int)
    length = np.diff(np.append(moments[order], end))
    return np.bincount(number[length > 0], weights=length[length > 0])


class Window(NamedTuple):
    """A stretch of a run, from hour to hour."""

    run: Run
    begin: float
    end: float

    @property
    def length(self) -> float:
        """In hours."""
        return self.end - self.begin

    def stays(self, stage: str) -> Stays:
        """The visits that began in this window."""
        every = self.run.stays(stage)
        return every.part((every.joined >= self.begin) & (every.joined < self.end))

    def born(self) -> int:
        """How many came into the department."""
        born = self.run.hours(self.run.log.entity.born)
        return int(((born >= self.begin) & (born < self.end)).sum())

    def between(self, up: NDArray[np.float64], down: NDArray[np.float64]) -> NDArray[np.float64]:
        """Shares of time with 0, 1, 2, ... between `up` and `down`."""
        return _shares(level(up, down, self.begin, self.end), self.length)

    def present(self, stage: str) -> NDArray[np.float64]:
        """Shares of time with 0, 1, 2, ... present at a stage; long enough for every number that counts."""
        return _shares(self.run.present(stage, self.begin, self.end), self.length)

    def busy(self, stage: str) -> NDArray[np.float64]:
        """Shares of time with 0, 1, 2, ... in work at a stage."""
        return _shares(self.run.busy(stage, self.begin, self.end), self.length)


def _shares(hours: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    found = np.zeros(max(200, len(hours)))
    found[: len(hours)] = hours / length
    return found


def play(text: str, days: float, replication: int = 0, seed: int = 1) -> Run:
    """A department from an empty house, or from its accounts, for so many days."""
    scenario = load_text(HEAD + text)
    start = int(compiler.compile(scenario).network.clock.start[0])
    compiled = compiler.compile(scenario, start, start + round(days * DAY))
    return again(compiled, replication, seed)


def again(compiled: Compiled, replication: int, seed: int = 1) -> Run:
    """One replication of a compiled department."""
    world = realise(compiled.network, seed, replication)
    log, _ = engines.simulate(compiled.network, world, accounts_state(compiled, seed, replication))
    return Run(compiled, log)


def windows(text: str, count: int, days: float, warm: float, cool: float = 0.0, seed: int = 1) -> list[Window]:
    """So many windows of so many days each, one after another, after `warm` days that are not looked at.

    `cool` more days are run, so that whoever joined in the last window is served.
    """
    run = play(text, warm + count * days + cool, seed=seed)
    bounds = [24 * (warm + number * days) for number in range(count + 1)]
    return [Window(run, begin, end) for begin, end in zip(bounds, bounds[1:], strict=False)]


def number(shares: NDArray[np.float64]) -> float:
    """The mean number by shares of time."""
    return float(shares @ np.arange(len(shares)))


def each(cut: list[Window], stage: str) -> Iterator[tuple[Window, Stays]]:
    """The windows with the visits that began in them."""
    return ((window, window.stays(stage)) for window in cut)
