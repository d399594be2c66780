"""The network as interpreted code reads it fastest: lists of numbers, and who can do what."""

from functools import cached_property

from salessim.columns import as_lists
from salessim.network import rules
from salessim.network.tables import Network, World


class Lookup:
    """The tables of a network and a world as lists, with the questions that tables do not answer at once."""

    def __init__(self, network: Network, world: World) -> None:
        self.network: Network = as_lists(network)
        self.world: World = as_lists(world)
        self._skill: dict[tuple[int, int, int], int] = {}

    def skill(self, team: int, station: int, segment: int) -> int:
        """The skill row by which a team serves a segment at a station; -1 none."""
        asked = (team, station, segment)
        if asked not in self._skill:
            self._skill[asked] = self._find_skill(team, station, segment)
        return self._skill[asked]

    def _find_skill(self, team: int, station: int, segment: int) -> int:
        skill, teams = self.network.skill, self.network.team
        for row in range(teams.skill_from[team], teams.skill_to[team]):
            if skill.station[row] == station and skill.segment[row] in (-1, segment):
                return row
        return -1

    def rank(self, team: int, stations: list[int], segment: int) -> int | None:
        """The lowest rank at which a team serves a segment at one of these stations; None if it does not."""
        rows = [self.skill(team, station, segment) for station in stations]
        return min((self.network.skill.rank[row] for row in rows if row != -1), default=None)

    @cached_property
    def team_stations(self) -> list[set[int]]:
        """The stations that each team serves."""
        teams, skill = self.network.team, self.network.skill
        return [set(skill.station[teams.skill_from[team] : teams.skill_to[team]]) for team in range(len(teams.key))]

    @cached_property
    def slot_stations(self) -> list[list[int]]:
        """The stations whose work makes an owner able: the desks of each slot, and the stations that claim it."""
        station = self.network.station
        return [
            [row for row in range(len(station.key)) if slot in (station.desk[row], station.claims[row])]
            for slot in range(len(self.network.slot.key))
        ]

    def limit(self, team: int, slot: int) -> int | None:
        """How many entities a person of this team may own in a slot."""
        teams, limit = self.network.team, self.network.limit
        for row in range(teams.limit_from[team], teams.limit_to[team]):
            if limit.slot[row] == slot:
                return int(limit.most[row])
        return None

    def victims(self, urgent: int) -> dict[int, int]:
        """The stations that an urgent station may interrupt -> how their work goes on."""
        return self._victims.get(urgent, {})

    @cached_property
    def _victims(self) -> dict[int, dict[int, int]]:
        victims: dict[int, dict[int, int]] = {}
        for urgent, victim, mode in zip(*self.network.interrupt, strict=True):
            victims.setdefault(urgent, {})[victim] = mode
        return victims

    @cached_property
    def watched(self) -> set[int]:
        """The stations that gates watch."""
        return set(self.network.watch.station)

    @cached_property
    def bent_by_waiting(self) -> set[int]:
        """The stations whose ways on are bent by the wait."""
        station, curves = self.network.station, self.network.route.wait_curve
        return {
            row
            for row, (first, after) in enumerate(zip(station.route_from, station.route_to, strict=True))
            if any(curve != -1 for curve in curves[first:after])
        }

    @cached_property
    def urgent(self) -> list[int]:
        """The stations that may interrupt others."""
        return list(self._victims)

    def work_law(self, station: int, segment: int) -> int:
        """The law of a station's work or delay for a segment."""
        table = self.network.station
        row = rules.first_match(self.network.work.segment, table.work_from[station], table.work_to[station], segment)
        return int(self.network.work.law[row])
