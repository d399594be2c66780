"""Teams, their skills, and people with their spells and nights, by chance."""

from typing import Any

from engines.agreement.chance import GRID, Chance
from engines.agreement.flow import Names
from engines.build import House, can
from salessim.network import tables as t

LAST = 80  # steps of the grid that a house lives
Stretches = list[tuple[int, int]] | None


class People:
    """Puts teams and servers into a house."""

    def __init__(self, house: House, names: Names, chance: Chance) -> None:
        self.house, self.names, self.chance = house, names, chance
        self.equal_ranks = chance.maybe(0.3)
        self.ended: list[int] = []  # spells that are followed by another end where it begins

    def build(self, most: int) -> None:
        """Every team with up to so many people."""
        for team in self.names.teams:
            self._team(team)
            for number in range(self.chance.number(1, most)):
                self.server(f"{team} {number}", team)

    def _team(self, name: str) -> None:
        chance, queues = self.chance, self.names.queues
        skills = []
        served = len(queues) if chance.maybe(0.5) else chance.number(1, len(queues))
        for station in chance.some(queues, served):
            if chance.likes("segments"):
                skills.append(can(station, segment=chance.pick(0, 1), **self._skill()))
            if chance.maybe(0.9):
                skills.append(can(station, **self._skill()))
        limits = {slot: chance.pick(1, 1, 2, 3, 0) for slot in self.names.slots if chance.likes("limits")}
        setup = chance.pick(GRID, 2 * GRID, [0, GRID, 7], chance.law()) if chance.likes("setup") else -1
        self.house.team(name, *skills, setup=setup, limits=limits)

    def _skill(self) -> dict[str, Any]:
        chance = self.chance
        columns: dict[str, Any] = {"rank": 0 if self.equal_ranks else chance.pick(0, 0, 1, 2, -1)}
        if chance.likes("people differ"):
            columns |= {"speed": chance.pick(1.0, 2.0, 0.7), "quality": chance.pick(1.0, 0.5, 1.3)}
        if self.names.gates and chance.maybe(0.5):
            columns["gate"] = chance.pick(*self.names.gates)
        return columns

    def server(self, name: str, team: str) -> None:
        """One spell of one person."""
        chance, start = self.chance, self.house.start
        starts, ends = self._spell()
        columns: dict[str, Any] = {"hired": starts}
        if chance.likes("people differ"):
            columns |= {"speed": chance.pick(1.0, 2.0, 0.5, 1.7), "quality": chance.pick(1.0, 0.3, 2.0)}
        for ramp in ("speed_ramp", "quality_ramp"):
            if chance.likes("ramps"):
                columns |= {ramp: chance.ramp(), "hired": starts - chance.moment(0, 40)}
        duty = self._duty()
        if duty is not None:
            duty = [(start + on, start + off) for on, off in duty]
        if name in self.house.servers:
            raise ValueError(f"there is a server {name} already")
        self.house.server(name, team=team, key=chance.key(), duty=duty, starts=starts, ends=ends, **columns)

    def _spell(self) -> tuple[int, int]:
        """When somebody comes and goes; some come in the second in which another goes."""
        chance, start = self.chance, self.house.start
        if not chance.likes("short spells"):
            return start - chance.pick(0, 0, 50), t.FOREVER
        starts = start + chance.pick(0, -50, chance.moment(1, 30), *[end - start for end in self.ended])
        ends = starts + chance.pick(chance.moment(8, 40), 60 + start - min(starts, start), t.FOREVER)
        if ends < t.FOREVER:
            self.ended.append(ends)
        return starts, min(ends, t.FOREVER)

    def _duty(self) -> Stretches:
        """When somebody is on duty, from the start of the house; None: all the time."""
        chance = self.chance
        if not chance.likes("nights"):
            return None
        days = range(-1, LAST * GRID // 100 + 2)
        shape = chance.pick("days", "days", "halves", "odd", "far", "random")
        if shape == "days":
            return [(100 * day, 100 * day + 60) for day in days]
        if shape == "halves":  # a gap of 10 s at noon, one of 50 s at night
            return [(100 * day + 30 * half, 100 * day + 30 * half + 20) for day in days for half in (0, 1)]
        if shape == "odd":
            return [(10, 55), (60, 90), (140, 390), (500, 600)]
        if shape == "far":  # never on duty in most of its time
            return [(-90, -40), (300, 330), (700, 800)]
        on, stretches = -GRID * chance.number(0, 10), []
        while on < LAST * GRID:
            off = on + GRID * chance.number(1, 15)
            stretches.append((on, off))
            on = off + GRID * chance.number(1, 9)
        return stretches
