"""Houses made by chance, small, crowded and full of ties: whatever must hold for engines must hold in all of them.

A house is played in one run, or in two: the second run takes up what the first leaves behind, in a house rebuilt.
"""

from engines.agreement.chance import Chance
from engines.agreement.flow import SEGMENTS, Flow, Names
from engines.agreement.people import LAST, People
from engines.agreement.rebuilt import rebuilt
from engines.build import House
from salessim.network.draws import name_key

Houses = list[House]  # each takes up the state that the one before leaves behind
MOST_RUNS = 4
LATE = 820_454_400  # the first second of a run that begins in another year


def random_houses(seed: int) -> Houses:
    """The house of this number, and with some luck those that take over from it."""
    chance = Chance(seed)
    houses = [_house(seed, chance)]
    while chance.maybe(0.5) and len(houses) < MOST_RUNS:
        night = chance.moment(12, 19) + 20 * chance.step * chance.number(0, 1)
        moment = houses[-1].start + chance.pick(night, chance.moment(4, 30))
        if moment < houses[-1].until:
            houses = [*houses[:-1], *rebuilt(houses[-1], moment, chance)]
    return houses


def _house(seed: int, chance: Chance) -> House:
    large = chance.maybe(0.02)
    start = chance.pick(0, 0, LATE)
    house = House(start=start, until=start + chance.step * LAST, run=seed + 1)
    house.segments = len(SEGMENTS)
    house.source_keys.append(name_key("source", "other"))
    names = Names(chance, large)
    Flow(house, names, chance).build()
    People(house, names, chance).build(most=3)
    _arrivals(house, names, chance, 200 if large else chance.pick(8, 16, 24))
    return house


def _arrivals(house: House, names: Names, chance: Chance, number: int) -> None:
    """Most come in the first half; alone, or many in one second."""
    last = LAST - 1 if number > 100 else chance.pick(10, 30, 50, 70)
    rush = [chance.moment(0, last) for _ in range(2)]
    doors = [*names.queues, *names.queues, *names.delays, chance.pick("out", *names.queues)]
    while len(house.arrivals) < number:
        at = house.start + (chance.pick(*rush) if chance.likes("batches") else chance.moment(0, last))
        size, source = chance.pick(1.0, 2.0, 0.3), chance.pick(0, 0, 1)
        house.arrive(chance.key(), chance.pick(*doors), at, chance.pick(0, 1, 1, 2), size, source)
