"""All that is read of a log in one go. Numba compiles this."""

from salessim.columns import I64, U64
from salessim.results.log import Duty, Entity, Server, Visit
from salessim.results.loops.counting import balance_visits, follow, take_ways, time_through, time_waits
from salessim.results.loops.rows import look_up
from salessim.results.loops.spending import attend, wait, work
from salessim.results.loops.tables import LAST_INTERRUPTED, Found, Given


def read(
    visit: Visit,
    entity: Entity,
    server: Server,
    duty: Duty,
    given: Given,
    named: U64,
    places: I64,
    of: I64,
    found: Found,
) -> bool:
    """Read a whole log; False if it names somebody who is not among its entities.

    `named` are the entities of the visits, then others that may be unknown; `of` gets their rows, -1 for these.
    """
    look_up(entity.key, named, places, of)
    for row in range(len(visit.station)):
        if of[row] < 0:
            return False
    balance_visits(visit, given.start, given.stations, found.balance)
    take_ways(visit, of, entity, given.stations, given.routes, found.ways, found.counts)
    follow(visit, of, given.start, given.stations, given.routes, found.lives)
    time_waits(visit, of, entity.source, given, found.lives, found.counts, found.samples, found.filled)
    time_through(visit, given.routes, found.counts, found.samples, found.filled)
    wait(visit, of, given, found.lives[LAST_INTERRUPTED], found.waiting, found.events, found.filled)
    attend(server, duty, given, found.servers, found.people, found.events, found.filled)
    work(visit, duty, given, found.servers, found.worked, found.spent, found.people, found.events, found.filled)
    return True
