"""How the people of a team come, learn and leave, as columns of their seats."""

from typing import Any

from salessim.compiler import laws
from salessim.compiler.draft import NO_ROW, Draft
from salessim.compiler.time import second
from salessim.network.tables import FOREVER
from salessim.scenario.absence import Spread
from salessim.scenario.careers import MONTHS
from salessim.scenario.distribution import Dist
from salessim.scenario.quantity import UNIT_SECONDS
from salessim.scenario.schema import Leaves, Person, Ramp, Replaced, TeamModel
from salessim.scenario.working_time import real_seconds, real_working_day

YEAR = UNIT_SECONDS["year"]
FIRST_MONTH = YEAR / MONTHS


def write_career(draft: Draft, team: TeamModel) -> dict[str, Any]:
    """What all seats of a team have in common."""
    working, replaced = draft.scenario.working_time, team.replaced
    career: dict[str, Any] = {
        "speed_ramp": _ramp(draft, team.ramp.speed),
        "quality_ramp": _ramp(draft, team.ramp.odds),
        "speed": differ(draft, team.people_differ.speed),
        "quality": differ(draft, team.people_differ.odds),
        "tenure": tenure(draft, team.leaves, 0.0),
        "internship": 0,
        "candidates": 1,
    }
    if isinstance(replaced, Replaced):
        career["internship"] = round(real_seconds(replaced.internship, working))
        career["candidates"] = replaced.interns
        if replaced.after is not None:
            career["hire_lag"] = laws.law(draft.book, replaced.after, real_working_day(working))
    elif replaced is not None:
        career["hire_lag"] = laws.constant(draft.book, FOREVER)
    return career


def first_person(draft: Draft, team: TeamModel, person: Person | None, hired: int) -> dict[str, int]:
    """What is known of the first person of a seat, who is there on the first day if hired before; -1 as all others."""
    known = second(draft.scenario.period.start) - hired
    speed, odds = (None, None) if person is None else (person.speed, person.odds)
    return {
        "first_tenure": tenure(draft, team.leaves, float(known)) if known > 0 else NO_ROW,
        "first_speed": NO_ROW if speed is None else laws.constant(draft.book, speed),
        "first_quality": NO_ROW if odds is None else laws.constant(draft.book, odds),
    }


def differ(draft: Draft, spread: Spread | None) -> int:
    """A factor of every person: lognormal, 1 on average."""
    if spread is None or not spread.cv:
        return NO_ROW
    return draft.law(Dist("lognormal", (1.0, spread.cv), "number"))


def tenure(draft: Draft, leaves: Leaves | None, known: float, times: float = 1.0) -> int:
    """How long somebody stays who is known to stay so many seconds; the rates of leaving are so many times as high."""
    if leaves is None or not leaves.per_year * times:
        return NO_ROW
    rates = [(known, 0.0)] if known > 0 else []
    if known < FIRST_MONTH and leaves.in_first_month is not None:
        rates.append((FIRST_MONTH, times * leaves.at_first / YEAR))
    return laws.hazard(draft.book, rates, times * leaves.later / YEAR)


def _ramp(draft: Draft, ramp: Ramp | None) -> int:
    """A curve over the seconds of tenure."""
    if ramp is None:
        return NO_ROW
    over = real_seconds(ramp.over, draft.scenario.working_time)
    return laws.line(draft.book, [(0.0, ramp.first), (over, ramp.last)])
