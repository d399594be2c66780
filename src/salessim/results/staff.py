"""What teams and people did with their time, and what was credited to them. All in person-hours."""

from typing import Any

import numpy as np

from salessim.columns import I64
from salessim.results.intervals import Spans, Steps, area, integral, sweep
from salessim.results.reading import HOUR, Reading, texts
from salessim.results.stages import per_station


class TeamTime:
    """The time of one team: on duty = busy + idle; idle = blocked + starved + spare. Seconds, up to given moments."""

    def __init__(self, reading: Reading, team: int) -> None:
        self.duty = _of_team(reading, reading.duty, team)
        self.busy = _of_team(reading, reading.work.spans, team)
        self.overtime = _of_team(reading, reading.overtime.spans, team)
        self.employed = _of_team(reading, reading.employed, team)
        ahead = reading.waits.only(upstream(reading, team))
        self.steps = sweep(self.duty, self.busy, reading.paused(team), ahead)

    def person_seconds(self, state: str, at: I64) -> I64:
        """Person-seconds up to each moment that are "idle", "blocked" or "starved"."""
        on_duty, busy, paused, ahead = self.steps.counts
        chosen = {
            "idle": np.ones(len(paused), bool),
            "blocked": paused > 0,
            "starved": (paused == 0) & (ahead > 0),
        }[state]
        return _whole(self.steps, (on_duty - busy) * chosen, at)

    def clock_seconds(self, state: str, at: I64) -> I64:
        """Seconds of the clock up to each moment in which the team is "open" or "saturated"."""
        on_duty, busy = self.steps.counts[:2]
        chosen = {"open": on_duty > 0, "saturated": (on_duty > 0) & (busy == on_duty)}[state]
        return _whole(self.steps, chosen.astype(np.int64), at)


def _whole(steps: Steps, values: I64, at: I64) -> I64:
    return np.rint(integral(steps, values, at)).astype(np.int64)


def _of_team(reading: Reading, spans: Spans, team: int) -> Spans:
    return spans.where(reading.team_of[spans.key] == team)


def upstream(reading: Reading, team: int) -> list[int]:
    """The queue stations from which work comes to a team, through delays, and which the team does not serve itself."""
    terms = reading.terms
    own = set(terms.skills.get(team, ()))
    found: set[int] = set()
    seen = set(own)
    ahead = sorted(own)
    while ahead:
        target = ahead.pop()
        before = {outcome.stage for outcome in terms.outcomes if outcome.to == target} - seen
        seen |= before
        found |= {row for row in before if terms.stages[row].kind == "queue"}
        ahead += [row for row in sorted(before) if terms.stages[row].kind == "delay"]
    return sorted(found)


def team_times(reading: Reading) -> list[TeamTime]:
    """The time of every team."""
    return [TeamTime(reading, team) for team in range(len(reading.terms.teams))]


def teams(reading: Reading, times: list[TeamTime]) -> dict[str, Any]:
    """The columns of the frame `teams`."""
    end = np.array([reading.until])
    names = ("employed", "on_duty", "off", "busy", "overtime", "idle", "blocked", "starved", "open", "saturated")
    seconds: dict[str, list[int]] = {name: [] for name in names}
    for time in times:
        seconds["employed"].append(time.employed.total())
        seconds["on_duty"].append(time.duty.total())
        seconds["off"].append(time.employed.total() - time.duty.total())
        seconds["busy"].append(time.busy.total())
        seconds["overtime"].append(time.overtime.total())
        for state in ("idle", "blocked", "starved"):
            seconds[state].append(int(time.person_seconds(state, end)[0]))
        for state in ("open", "saturated"):
            seconds[state].append(int(time.clock_seconds(state, end)[0]))
    wins, revenue = credited(reading, reading.team_of, len(reading.terms.teams))
    return {
        "team": texts(team.name for team in reading.terms.teams),
        "people_mean": np.array(seconds["employed"]) / reading.seconds,
        **{f"{name}_h": np.array(seconds[name]) / HOUR for name in names},
        "load_h": load(reading) / HOUR,
        "wins": wins,
        "revenue_currency": revenue,
    }


def load(reading: Reading) -> Any:
    """Seconds of work that arrived for each team: of every station, its joins x its mean work per visit taken up x
    the team's part of its work. Of a list of contacts only what was taken up counts."""
    visit, stations = reading.log.visit, len(reading.terms.stages)
    lists = np.array([source.contacts for source in reading.terms.sources] + [False], bool)
    of_list = lists[reading.log.entity.source[reading.visitor]]
    contact = np.isin(visit.station, reading.stations("contact"))
    started = reading.first_waits[0]
    joined = reading.first & (visit.queued >= reading.start)
    demanded = per_station(reading, np.where(of_list & contact, started, joined).astype(bool))
    taken_up = np.maximum(per_station(reading, started), 1)
    seconds = np.zeros((len(reading.terms.teams), stations))
    for work in (reading.work, reading.overtime):
        np.add.at(seconds, (reading.team_of[work.server], work.station), work.spans.off - work.spans.on)
    return seconds @ (demanded / taken_up)


def credited(reading: Reading, group_of_server: I64, groups: int) -> tuple[I64, Any]:
    """Number and amount of the bookings in the plan's ledger credited to the servers of each group."""
    booking = reading.log.booking
    mine = reading.plan_bookings & (booking.server >= 0)
    group = group_of_server[booking.server[mine]]
    return (
        np.bincount(group, minlength=groups).astype(np.int64),
        np.bincount(group, weights=booking.amount[mine], minlength=groups),
    )


def people(reading: Reading) -> dict[str, Any]:
    """The columns of the frame `people`."""
    seats = len(reading.terms.people)
    team = np.zeros(seats, np.int64)
    for row, terms in enumerate(reading.terms.teams):
        team[list(terms.seats)] = row

    def hours(spans: Spans) -> Any:
        return np.bincount(reading.seat_of[spans.key], weights=spans.off - spans.on, minlength=seats) / HOUR

    wins, revenue = credited(reading, reading.seat_of, seats)
    return {
        "team": texts(reading.terms.teams[row].name for row in team),
        "person": texts(reading.terms.people),
        "on_duty_h": hours(reading.duty),
        "busy_h": hours(reading.work.spans),
        "overtime_h": hours(reading.overtime.spans),
        "wins": wins,
        "revenue_currency": revenue,
    }


def loads(reading: Reading) -> dict[str, Any]:
    """The columns of the frame `loads`."""
    weeks, rows = len(reading.weeks), len(reading.terms.teams)

    def hours(spans: Spans) -> Any:
        by_week = [np.diff(area(_of_team(reading, spans, team), reading.week_edges)) for team in range(rows)]
        return np.concatenate([*by_week, np.zeros(0)]) / HOUR

    return {
        "team": np.repeat(texts(team.name for team in reading.terms.teams), weeks),
        "week": texts(reading.weeks * rows),
        "on_duty_h": hours(reading.duty),
        "busy_h": hours(reading.work.spans),
        "overtime_h": hours(reading.overtime.spans),
    }
