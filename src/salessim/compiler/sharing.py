"""Work shared out among teams so that their loads are as even as their skills allow."""

from typing import Any, NamedTuple

import numpy as np

from salessim.columns import F64

SLACK = 1e-6


class Task(NamedTuple):
    """Work that some teams can do."""

    seconds: float  # at speed 1
    speeds: dict[int, float]  # team -> how fast it works


def even_loads(tasks: list[Task], capacity: list[float]) -> list[float]:
    """The load of each team (its work by its capacity): the highest as low as possible, then the next, and so on.

    `capacity` is in seconds on duty at speed 1; a team without any stands in no task and has load 0.
    """
    sharing = _Sharing(tasks, capacity)
    settled: dict[int, float] = {}
    while len(settled) < len(sharing.teams):
        level, loads = sharing.lowest(settled)
        highest = [team for team in sharing.teams if team not in settled and loads[team] >= level - SLACK]
        must = [team for team in highest if sharing.least(team, settled, level) >= level - SLACK]
        settled |= dict.fromkeys(must or highest, level)
    loads = sharing.lowest(settled)[1] if settled else {}
    return [loads.get(team, 0.0) for team in range(len(capacity))]


class _Sharing:
    """The linear programme: seconds of each task for each able team, then the level under which the loads stay."""

    def __init__(self, tasks: list[Task], capacity: list[float]) -> None:
        pairs = [(number, team, speed) for number, task in enumerate(tasks) for team, speed in task.speeds.items()]
        self.teams = sorted({team for _, team, _ in pairs})
        self.loads = np.zeros((len(self.teams), len(pairs)))
        self.whole = np.zeros((len(tasks), len(pairs)))
        for column, (number, team, speed) in enumerate(pairs):
            seconds = tasks[number].seconds
            self.whole[number, column] = 1.0
            self.loads[self.teams.index(team), column] = seconds / (speed * capacity[team])

    def lowest(self, settled: dict[int, float]) -> tuple[float, dict[int, float]]:
        """The level that the open teams need not exceed, and loads that reach it."""
        columns = self.loads.shape[1]
        under = np.array([[0.0 if team in settled else -1.0] for team in self.teams])
        most = np.array([settled.get(team, 0.0) for team in self.teams])
        found = self._solve(np.append(np.zeros(columns), 1.0), np.hstack([self.loads, under]), most)
        return float(found[-1]), dict(zip(self.teams, (self.loads @ found[:columns]).tolist(), strict=True))

    def least(self, team: int, settled: dict[int, float], level: float) -> float:
        """The least load of a team if no open team exceeds the level."""
        goal = self.loads[self.teams.index(team)]
        most = np.array([settled.get(other, level) for other in self.teams])
        found = self._solve(np.append(goal, 0.0), np.hstack([self.loads, np.zeros((len(most), 1))]), most)
        return float(goal @ found[:-1])

    def _solve(self, goal: F64, loads: F64, most: F64) -> F64:
        from scipy.optimize import linprog

        whole = np.hstack([self.whole, np.zeros((len(self.whole), 1))])
        found: Any = linprog(goal, loads, most + SLACK / 1000, whole, np.ones(len(whole)), (0, None), method="highs")
        shares: F64 = found.x[:-1]
        return np.append(shares / (self.whole.T @ (self.whole @ shares)), found.x[-1])  # the solver's sums are near 1
