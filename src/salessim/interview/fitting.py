"""Living through the year until the department signs what it signed and is as busy as was said."""

import math
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from salessim.compiler.loads import loads
from salessim.experiment.run import simulate
from salessim.interview import arithmetic as year
from salessim.interview.answers import Answer, Given
from salessim.interview.department import department, last_year
from salessim.interview.fit import Fit
from salessim.interview.funnel import funnel, leverage
from salessim.interview.questions import BUSY
from salessim.interview.staff import in_charge, teams_of
from salessim.scenario import Scenario, load
from salessim.scenario.quantity import Number, Rate

ROUNDS = 6
FUTURES = (4, 16)  # of a round: the fewer deals there are, the more futures are needed
ENOUGH_DEALS = 3_000  # in all futures of a round
NEAR = 0.02  # of what was said
LEAST_WORK, MOST_WORK = 0.1, 4.0  # a factor on times of work, beyond which the answers do not fit together
FILE, LAST_YEAR = "now.yaml", "before.yaml"

Progress = Callable[[int, int], None]  # (finished, wanted)


@dataclass(frozen=True)
class Fitted:
    """What a year brings with a fit, on average over a few futures, beside what was said."""

    fit: Fit
    futures: int
    new: float  # deals of new clients
    repeated: float  # deals of earlier clients
    busy: Mapping[str, float]  # share of the hours on duty at work, by team
    hours: Mapping[str, float]  # of work, by stage
    apart: float  # the largest of the differences from what was said, as a share of it

    @property
    def deals(self) -> float:
        """All of them."""
        return self.new + self.repeated


def fitted(given: Given, today: date, progress: Progress | None = None) -> Fitted:
    """The fit of a few rounds that comes nearest to what was said."""
    certain = {key: Answer(answer.text, _certain(answer.value), answer.row) for key, answer in given.items()}
    with tempfile.TemporaryDirectory() as folder:
        fit = _first(certain, today, Path(folder))
        rounds: list[Fitted] = []
        while len(rounds) < ROUNDS and (not rounds or rounds[-1].apart > NEAR):
            rounds.append(_lived(certain, fit, today, Path(folder)))
            fit = _nearer(certain, rounds[-1])
            if progress is not None:
                progress(len(rounds), ROUNDS)
    return min(rounds, key=lambda one: one.apart)


def _first(given: Given, today: date, folder: Path) -> Fit:
    """Times of work such that the hours on duty suffice, if nobody waits."""
    teams = loads(_scenario(given, Fit(), today, folder)).teams
    return _as_busy(given, Fit(), {team.team: team.load for team in teams})


def _lived(given: Given, fit: Fit, today: date, folder: Path) -> Fitted:
    """One round."""
    deals = given["deals"].value.value
    futures = min(max(round(ENOUGH_DEALS / deals), FUTURES[0]), FUTURES[1])
    runs = simulate(_scenario(given, fit, today, folder), futures)
    stages, teams = runs["stages"].groupby("stage").sum(numeric_only=True) / futures, runs["teams"]
    on_duty = teams.groupby("team")[["busy_h", "on_duty_h"]].sum()
    busy = {str(team): float(row.busy_h / row.on_duty_h) for team, row in on_duty.iterrows()}
    new, repeated = (float(stages["done"].get(stage, 0.0)) for stage in ("contract", "repeat_contract"))
    apart = [abs(math.log(max(new + repeated, 0.1) / deals))] if given["deals"].known else []
    for kind, team in in_charge(teams_of(given, fit)).items():
        if LEAST_WORK < fit.work[kind] < MOST_WORK:
            apart.append(abs(math.log(max(busy[team], 0.01) / _aim(given))))
    hours = {str(stage): float(number) for stage, number in stages["work_h"].items()}
    return Fitted(fit, futures, new, repeated, busy, hours, max(apart, default=0.0))


def _nearer(given: Given, lived: Fitted) -> Fit:
    """The next fit: each part moved by what is missing."""
    fit, new, repeated = lived.fit, year.new_deals(given), year.repeat_deals(given)
    odds, orders = fit.odds, fit.orders
    power = leverage(given, funnel(given, odds))
    if power > 0.05 and new > 0:
        odds += max(-1.0, min(1.0, math.log(new / max(lived.new, 0.1)) / power))
    if repeated > 0 and given["deals"].known:
        orders *= max(0.5, min(2.0, repeated / max(lived.repeated, 0.1)))
    return _as_busy(given, Fit(odds, orders, fit.work), lived.busy)


def _as_busy(given: Given, fit: Fit, busy: Mapping[str, float]) -> Fit:
    """The fit with times of work that make every team as busy as was said, when it is so busy now."""
    work = dict(fit.work)
    for kind, team in in_charge(teams_of(given, fit)).items():
        work[kind] = min(max(work[kind] * _aim(given) / max(busy[team], 0.01), LEAST_WORK), MOST_WORK)
    return fit._replace(work=work)


def _aim(given: Given) -> float:
    """Which share of their hours people are at work."""
    return BUSY[given["busy"].value]


def _scenario(given: Given, fit: Fit, today: date, folder: Path) -> Scenario:
    (folder / FILE).write_text(department(given, fit, today, LAST_YEAR), encoding="utf-8")
    (folder / LAST_YEAR).write_text(last_year(given, fit, FILE), encoding="utf-8")
    return load(folder / FILE)


def _certain(value: Any) -> Any:
    """An answer without its range: what was said should come out of the first values."""
    if isinstance(value, Number):
        return Number(value.value)
    if isinstance(value, Rate):
        return Rate(Number(value.number.value), value.per)
    return {name: _certain(one) for name, one in value.items()} if isinstance(value, dict) else value
