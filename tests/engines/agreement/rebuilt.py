"""A house that takes over from another: the same people and stations, but for what was rebuilt."""

from copy import deepcopy

from engines.agreement.chance import Chance
from engines.agreement.surgery import drop_gate, drop_server, drop_slot, reorder_stations
from engines.build import LONG, House
from salessim.network import tables as t


def rebuilt(house: House, moment: int, chance: Chance) -> list[House]:
    """The house until a moment, and another from then on."""
    before, after = deepcopy(house), deepcopy(house)
    before.until = after.start = moment
    before.arrivals = [row for row in house.arrivals if row["time"] < moment]
    after.arrivals = [row for row in house.arrivals if row["time"] >= moment]
    gone = chance.pick(0.2, 0.2, 0.5, 0.9)
    for name in list(after.servers):
        if chance.maybe(gone):
            drop_server(after, name)
    if chance.maybe(0.5):
        _hire(after, chance)
    if after.names["gate"] and chance.maybe(0.4):
        drop_gate(after, chance.pick(*after.names["gate"]))
    if after.names["slot"] and chance.maybe(0.2):
        drop_slot(after, chance.pick(*after.names["slot"]))
    if chance.maybe(0.3):
        stations = after.names["station"]
        reorder_stations(after, chance.some(stations, len(stations)))
    if chance.maybe(0.2) and len(after.source_keys) > 1:
        after.source_keys.pop(0)
        for row in after.arrivals:
            row["source"] = 0
    if chance.maybe(0.4):
        _other_rules(after, chance)
    return [before, after]


def _hire(house: House, chance: Chance) -> None:
    """Somebody new in every team."""
    for team in house.names["team"]:
        starts = house.start + chance.pick(0, 0, 2 * chance.step)
        house.server(f"{team} from {house.start}", team=team, key=chance.key(), starts=starts, hired=starts)


def _other_rules(house: House, chance: Chance) -> None:
    """Nights, lines and gates are treated otherwise than before."""
    for row in house.rows["station"]:
        if row["kind"] == t.QUEUE and chance.maybe(0.5):
            row |= {"at_shift_end": chance.pick(t.RESUME, t.FINISH, t.RESTART), "order": chance.pick(t.FIFO, t.LIFO)}
            row |= {"cover": chance.pick(0, 8 * chance.step, LONG), "work": chance.law()}
    for row in house.rows["gate"]:
        row |= {"open_at": 0, "close_at": chance.pick(0, 2)}
