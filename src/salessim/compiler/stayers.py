"""Those who stay where people leave more or less often from a day on: until that day they leave as before it.

Each structure is realised for the whole period. Whoever was there on the first day must be gone in the new structure,
too, if he or she had left the old one. Of those who were hired within the period this is so only for their new rate.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from salessim.columns import from_rows
from salessim.compiler import Compiled
from salessim.network.places import Place, place_rows
from salessim.network.rows import appended
from salessim.network.tables import HAZARD, Item, Law, Network


class Rates(NamedTuple):
    """How often somebody leaves, by the time since being hired: pairs (until, rate), then a rate for good."""

    pairs: tuple[tuple[float, float], ...]
    afterwards: float

    def until(self, known: float) -> tuple[tuple[float, float], ...]:
        """The rates up to some time."""
        pairs = tuple((until, rate) for until, rate in self.pairs if until < known)
        last = next((rate for until, rate in self.pairs if until >= known), self.afterwards)
        return (*pairs, (known, last))

    def since(self, known: float) -> tuple[tuple[float, float], ...]:
        """The pairs that are not over by some time."""
        return tuple((until, rate) for until, rate in self.pairs if until > known)


def with_stayers(compiled: Compiled, before: Compiled, stay: Mapping[Place, Place], at: int) -> Compiled:
    """The new structure, in which the first people of the places that stay leave as before until the day."""
    network, old = compiled.network, before.network
    rows, were, seat = place_rows(network), place_rows(old), network.seat
    first_tenure, laws, items = seat.first_tenure.copy(), list[tuple[float, ...]](), list[tuple[float]]()
    for was, row in ((were[one], rows[other]) for one, other in stay.items()):
        told, then, known = _first(old, was), _first(network, row), float(at - seat.hired[row])
        if told == then or known <= 0 or seat.vacant[row] or seat.hired[row] != old.seat.hired[was]:
            continue
        usual = _rates(network, int(seat.tenure[row]))
        listed = [(number,) for pair in (*told.until(known), *usual.since(known)) for number in pair]
        begin = len(network.item.value) + len(items)
        first_tenure[row] = len(network.law.kind) + len(laws)
        laws.append((HAZARD, usual.afterwards, 0.0, 0.0, begin, begin + len(listed)))
        items += listed
    if not laws:
        return compiled
    law, item = appended([network.law, from_rows(Law, laws)]), appended([network.item, from_rows(Item, items)])
    seats = seat._replace(first_tenure=first_tenure)
    return compiled._replace(network=network._replace(seat=seats, law=law, item=item))


def _first(network: Network, row: int) -> Rates:
    """How often the first person of a seat leaves."""
    first = int(network.seat.first_tenure[row])
    return _rates(network, int(network.seat.tenure[row]) if first == -1 else first)


def _rates(network: Network, law: int) -> Rates:
    """A law of tenure as rates; without one nobody leaves."""
    if law == -1:
        return Rates((), 0.0)
    listed = network.item.value[network.law.item_from[law] : network.law.item_to[law]]
    pairs = np.reshape(listed, (-1, 2)).tolist()
    return Rates(tuple((until, rate) for until, rate in pairs), float(network.law.a[law]))
