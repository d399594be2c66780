"""Who goes where at a change: every place of the new structure gets somebody, and nobody is forgotten."""

from dataclasses import dataclass, field
from typing import NamedTuple

from salessim.scenario.change import Change, Moves
from salessim.scenario.node import Path
from salessim.scenario.structure import TeamModel
from salessim.translation import say, say_count


class Seat(NamedTuple):
    """A place in a team: that of a person by name, a numbered one, or `+1` of somebody who is looked for."""

    team: str
    who: str | int

    @property
    def wanted(self) -> int:
        """The number of somebody who is looked for; 0: this is another place."""
        return int(self.who[1:]) if isinstance(self.who, str) and self.who.startswith("+") else 0


class Group(NamedTuple):
    """People who leave their places, and the places that they take, the first ones first."""

    leave: tuple[Seat, ...]
    take: tuple[Seat, ...]
    refuse: float  # the chance that one of them leaves the department instead


@dataclass
class Moving:
    """A change from one structure to another."""

    stay: dict[Seat, Seat] = field(default_factory=dict)  # old -> new, in a team that both structures have
    groups: list[Group] = field(default_factory=list)
    hired: list[Seat] = field(default_factory=list)
    wanted: list[Seat] = field(default_factory=list)  # looked for from the day of the change on
    problems: list[tuple[Path, str, str]] = field(default_factory=list)  # where in the change, what, what is expected

    def takers(self) -> list[Seat]:
        """The new places that people of other teams take."""
        return [seat for group in self.groups for seat in group.take]


Teams = dict[str, TeamModel]


def moving(change: Change, before: Teams, after: Teams) -> Moving:
    """Who goes where; `problems` says what does not add up."""
    plan = Moving()
    own = {team.id or name: name for name, team in after.items()}
    every = {name: seats(name, team) for name, team in after.items()}
    leaving: dict[str, list[Seat]] = {}
    for name, team in before.items():
        same = own.get(team.id or name)
        leaving[name] = _stay(plan, change.people.get(name), seats(name, team), same, every.get(same or "", []))
    plan.wanted = [seat for places in every.values() for seat in places if seat.wanted]
    open_seats = {name: [seat for seat in places if not seat.wanted] for name, places in every.items()}
    everybody, taken = [s for seats in leaving.values() for s in seats], [s for o in open_seats.values() for s in o]
    if change.goes_back:
        plan.groups.append(Group(tuple(everybody), tuple(taken), 0.0))
    elif change.people or change.hire:
        _as_told(plan, change, leaving, open_seats)
    else:
        plan.groups += [Group(tuple(everybody), tuple(taken[: len(everybody)]), 0.0)] if everybody else []
        plan.hired += taken[len(everybody) :]
    return plan


def seats(name: str, team: TeamModel) -> list[Seat]:
    """The places of a team: those of people by name first, those of people who are looked for last."""
    there, wanted = (range(1, number + 1) for number in (team.people.others, team.people.newcomers))
    return [Seat(name, who) for who in (*team.people.named, *there, *(f"+{number}" for number in wanted))]


def _stay(plan: Moving, told: Moves | None, old: list[Seat], same: str | None, places: list[Seat]) -> list[Seat]:
    """Take those who stay in their team out of its open places; the others are answered."""
    most = len(old) if told is None else told.to.get(same or "", 0)
    by_name = {place.who: place for place in places}
    staying = [seat for seat in old if seat.who in by_name][:most]
    for seat in staying:
        plan.stay[seat] = by_name[seat.who]
        places.remove(by_name[seat.who])
    return [seat for seat in old if seat not in staying]


def _as_told(plan: Moving, change: Change, leaving: dict[str, list[Seat]], places: dict[str, list[Seat]]) -> None:
    stayed = {(old.team, new.team): 0 for old, new in plan.stay.items()}
    for old, new in plan.stay.items():
        stayed[old.team, new.team] += 1
    for name, people in leaving.items():
        told = change.people.get(name, Moves())
        wanted = {team: number - stayed.get((name, team), 0) for team, number in told.to.items() if team in places}
        take = [seat for team, number in wanted.items() for seat in _taken(plan, name, team, number, places[team])]
        missing = len(people) - sum(wanted.values())
        if missing < 0:
            message = say("more people are sent away from `{team}` than are in it", team=name)
            plan.problems.append((("people", name), message, say("at most {number}", number=len(people))))
        elif missing and told.rest is None:
            message = say_count(
                "nothing is said about {number} person of `{team}`",
                "nothing is said about {number} people of `{team}`",
                missing,
                team=name,
            )
            plan.problems.append((("people", name), message, say("where they go, or `rest: leave`")))
        if people:
            plan.groups.append(Group(tuple(people), tuple(take), told.refuse_and_leave))
    for team, number in change.hire.items():
        plan.hired += _taken(plan, "", team, number, places[team]) if team in places else []
    _filled(plan, places)


def _taken(plan: Moving, name: str, team: str, number: int, places: list[Seat]) -> list[Seat]:
    """So many open places of a team."""
    if number > len(places):
        message = say("more people come to `{team}` than it has places", team=team)
        plan.problems.append((("people", name, team) if name else ("hire", team), message, ""))
    taken = places[: max(0, number)]
    del places[: max(0, number)]
    return taken


def _filled(plan: Moving, places: dict[str, list[Seat]]) -> None:
    for team, empty in places.items():
        if empty:
            message = say_count(
                "nobody comes to {number} place of `{team}`",
                "nobody comes to {number} places of `{team}`",
                len(empty),
                team=team,
            )
            plan.problems.append((("people",), message, say("somebody in `people` or in `hire`")))
