"""The structure as teams: who does what in which order, how many they are, when they are there, when they pause."""

import math
from typing import NamedTuple

from salessim.compiler import laws
from salessim.compiler.absences import write_absences
from salessim.compiler.careers import first_person, write_career
from salessim.compiler.draft import NO_ROW, WORKING_CLOCK, Draft
from salessim.compiler.hiring import write_hiring
from salessim.compiler.layout import identity
from salessim.compiler.time import YEARS_BEFORE, Hours, calendar, second
from salessim.compiler.unsure import part_of
from salessim.network.draws import name_key
from salessim.network.tables import FOREVER, WAITING
from salessim.scenario.led import as_led, week_of
from salessim.scenario.schema import Person, TeamModel


def write_calendars(draft: Draft) -> dict[tuple[str, str], int]:
    """The department's calendar, then one for all other hours; the row of each team's, and of each person's own."""
    known = [Hours(draft.scenario.working_time)]
    calendar(draft.book, known[WORKING_CLOCK], draft.start, draft.until)
    rows = {}
    for name, team in draft.scenario.teams.items():
        usual = team.working_time or draft.scenario.working_time
        people = {"": None, **team.people.named}
        leading = 0.0 if team.leads is None else week_of(draft.scenario, name).share
        for who, person in people.items():
            working = usual if person is None or person.working_time is None else person.working_time
            own = Hours(working, tuple(team.meetings.values()), leading)
            if own not in known:
                known.append(own)
                calendar(draft.book, own, draft.start, draft.until)
            rows[name, who] = known.index(own)
    return rows


def write_staff(draft: Draft, calendars: dict[tuple[str, str], int]) -> None:
    """Teams with their gates, skills, limits and seats."""
    for row, (name, team) in enumerate(draft.scenario.teams.items()):
        _gates(draft, name, team)
        _team(draft, name, team)
        grown = as_led(draft.scenario, name)
        career = write_career(draft, grown) | write_hiring(draft, name, row, grown)
        for person in people(draft, name, team):
            hours = calendars[name, person.title if person.told else ""]
            seat = {"key": person.key, "team": row, "calendar": hours, "vacant": person.wanted}
            spell = {"opens": person.hired, "closes": FOREVER, "hired": person.hired}
            first = first_person(draft, grown, person.told, person.hired)
            draft.book.add("seat", **seat, **spell, **career, **first)


class Somebody(NamedTuple):
    """A person of a team; the key is unique within the team."""

    title: str
    key: int
    hired: int
    told: Person | None = None  # what is told of somebody by name
    wanted: bool = False  # looked for from then on


def people(draft: Draft, name: str, team: TeamModel) -> list[Somebody]:
    """Everybody in a team: those with a name; then `team 1`, `team 2` and so on, who have long been there; and last
    those who are looked for."""
    begin = draft.scenario.period.start
    long_ago = second(begin.replace(year=begin.year - YEARS_BEFORE))
    named = [
        Somebody(person, name_key("seat", "person", person), second(known.since), known)
        for person, known in team.people.named.items()
    ]
    there, wanted = (range(1, number + 1) for number in (team.people.others, team.people.newcomers))
    first = second(begin)
    return [
        *named,
        *(Somebody(f"{name} {i}", name_key("seat", i), long_ago) for i in there),
        *(Somebody(f"{name} +{i}", name_key("seat", "new", i), first, wanted=True) for i in wanted),
    ]


def _gates(draft: Draft, name: str, team: TeamModel) -> None:
    """One valve for every stage that pauses; it counts all who wait at the stages it watches."""
    for stage, pause in team.pause.items():
        first = draft.book.count("watch")
        for watched in pause.while_waiting_at:
            draft.book.add("watch", station=draft.stations[watched], what=WAITING)
        key = name_key("gate", team.id or name, identity(stage, draft.scenario.process[stage]))
        limits = {"close_at": pause.more_than, "open_at": pause.resume_at}
        slice_ = {"watch_from": first, "watch_to": draft.book.count("watch")}
        draft.gates[name, stage] = draft.book.add("gate", key=key, **limits, **slice_)


def _team(draft: Draft, name: str, team: TeamModel) -> None:
    book = draft.book
    slices = {part: book.count(part) for part in ("skill", "limit")}
    for rank, stages in enumerate(team.does_in_order):
        for stage in stages:
            for station in (stage, *(copy for copy in draft.layout.copies(stage) if copy not in team.stages)):
                _skill(draft, name, team, rank, stage, station)
    for slot, most in team.at_most.items():
        book.add("limit", slot=draft.slots[slot], most=most)
    turning = math.floor(team.switching.seconds + 0.5)
    setup = laws.constant(book, turning) if turning else NO_ROW
    bounds = {f"{part}_from": first for part, first in slices.items()}
    bounds |= {f"{part}_to": book.count(part) for part in slices}
    bounds |= write_absences(draft, team)
    book.add("team", key=name_key("team", team.id or name), setup=setup, **bounds)


def _skill(draft: Draft, name: str, team: TeamModel, rank: int, stage: str, station: str) -> None:
    """One row for every segment that the team serves, or one for all."""
    factors = {"speed": part_of(team.speed_at(stage)), "quality": part_of(team.odds_at(stage))}
    gate = draft.gates.get((name, stage), NO_ROW)
    everybody = all(team.serves(values) for values in draft.segments)
    served = [NO_ROW] if everybody else [row for row, values in enumerate(draft.segments) if team.serves(values)]
    for segment in served:
        rows = {"station": draft.stations[station], "segment": segment}
        draft.book.add("skill", **rows, rank=rank, gate=gate, **factors)
