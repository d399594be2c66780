"""The people of a change as rows of a network: newcomers begin anew, and whoever moved learns by a curve of its own."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from salessim.columns import I64
from salessim.compiler import Compiled
from salessim.compiler.draft import WORKING_CLOCK
from salessim.compiler.time import seconds
from salessim.network import rules
from salessim.network.abilities import Known
from salessim.network.draws import name_key
from salessim.network.places import Place, place_rows
from salessim.network.rows import appended, picked
from salessim.network.tables import LINEAR, Curve, Knot, Network
from salessim.scenario import moving
from salessim.scenario.change import Relearning
from salessim.scenario.quantity import Duration
from salessim.scenario.ramp import Ramp
from salessim.scenario.schema import Scenario
from salessim.scenario.working_time import WorkingTime, real_seconds


class Newcomers(NamedTuple):
    """A structure into which people come, and the row of seat that a mover has instead of the seat's own."""

    compiled: Compiled
    learning: dict[int, int]


def place_of(scenario: Scenario, seat: moving.Seat) -> Place:
    """The keys of a seat."""
    who: tuple[object, ...] = ("person", seat.who) if isinstance(seat.who, str) else (seat.who,)
    if seat.wanted:
        who = "new", seat.wanted
    return team_key(scenario, seat.team), name_key("seat", *who)


def team_key(scenario: Scenario, name: str) -> int:
    """The key of a team."""
    return name_key("team", scenario.teams[name].id or name)


def known_of(scenario: Scenario) -> Known:
    """What is said of people in roles that they come to, in all structures of a scenario; what is told later holds."""
    told: dict[Place, dict[str, float]] = {}
    every = (scenario, *scenario.targets)
    for structure in every:
        for team in structure.teams.values():
            for name, person in team.people.named.items():
                for role, skill in person.in_.items():
                    for key in {team_key(one, role) for one in every if role in one.teams}:
                        mine = told.setdefault((name_key("seat", "person", name), key), {})
                        own = {"speed": skill.speed, "quality": skill.odds}
                        mine |= {ability: number for ability, number in own.items() if number is not None}
    return Known(told, max((change.transfer for change in scenario.change), default=0.0))


def with_newcomers(
    compiled: Compiled, working: WorkingTime, since: Mapping[Place, int], learners: Mapping[Place, Relearning]
) -> Newcomers:
    """Some seats begin at a moment, and some have a second row for whoever learns in them."""
    network = compiled.network
    rows = place_rows(network)
    began = {name: getattr(network.seat, name).copy() for name in ("opens", "hired", "first_tenure")}
    seat = network.seat._replace(**began)
    for place, moment in since.items():
        seat.opens[rows[place]] = seat.hired[rows[place]] = moment
        seat.first_tenure[rows[place]] = -1
    if since:
        network = network._replace(seat=seat)
    learning: dict[int, int] = {}
    for how in dict.fromkeys(learners.values()):
        mine = np.array([rows[place] for place, its in learners.items() if its == how])
        learning |= {int(row): len(network.seat.key) + number for number, row in enumerate(mine)}
        network = _with_learners(network, mine, how, working)
    return Newcomers(compiled._replace(network=network), learning)


def _with_learners(network: Network, seats: I64, how: Relearning, working: WorkingTime) -> Network:
    """A second row for each of these seats; nobody is ever hired into it."""
    network, speed = _with_ramp(network, how.speed, working)
    network, quality = _with_ramp(network, how.odds, working)
    more = picked(network.seat, seats)._replace(
        closes=network.seat.hired[seats],
        speed_ramp=np.full(len(seats), speed, np.int32),
        quality_ramp=np.full(len(seats), quality, np.int32),
    )
    return network._replace(seat=appended([network.seat, more]))


def moment_after(compiled: Compiled, scenario: Scenario, at: int, length: Duration) -> int:
    """The second that is so much later; working days are those of the department."""
    network = compiled.network
    if not length.working:
        return at + rules.whole(length.seconds)
    whole = rules.whole(seconds(length, scenario.working_time))
    return int(rules.after(network.calendar, network.opening, WORKING_CLOCK, at, whole))


def _with_ramp(network: Network, ramp: Ramp | None, working: WorkingTime) -> tuple[Network, int]:
    """The network with a curve over seconds of tenure, and its row; -1 without a ramp."""
    if ramp is None:
        return network, -1
    over = real_seconds(ramp.over, working)
    first = len(network.knot.x)
    knot = appended([network.knot, Knot(np.array([0.0, over]), np.array([ramp.first, ramp.last]))])
    row = np.array([first], np.int32), np.array([first + 2], np.int32)
    curve = Curve(np.array([LINEAR], np.int8), np.zeros(1), np.zeros(1), *row)
    return network._replace(knot=knot, curve=appended([network.curve, curve])), len(network.curve.kind)
