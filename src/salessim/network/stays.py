"""From when on and how long somebody is there who comes at a change, or later for a place that nobody took.

Whoever comes from another team is no newcomer: neither an intern, nor of those who leave early; how long such a person
stays is drawn for the person and the day.
"""

from salessim.columns import from_rows
from salessim.network import draws, rules
from salessim.network.numbers import log
from salessim.network.places import Cast, Taken, place_rows
from salessim.network.rows import appended
from salessim.network.tables import CONSTANT, FOREVER, Law, Network

LONGEST = 2.0**61  # seconds


def with_stays(network: Network, run: int, cast: Cast) -> Network:
    """The network by which people are realised where some come from other teams, and some are hired later."""
    rows, seat = place_rows(network), network.seat
    names = ("opens", "hired", "first_tenure", "first_speed", "first_quality")
    columns = {name: getattr(seat, name).copy() for name in names}
    laws: list[tuple[float, ...]] = []
    for place, taken in cast.items():
        row = rows[place]
        if taken.moved:
            internship = int(seat.internship[row])
            columns["hired"][row] = taken.at - internship  # over on the day of the move
            if seat.tenure[row] != -1:
                columns["first_tenure"][row] = len(network.law.kind) + len(laws)
                stay = min(_stay(run, taken, float(network.law.a[seat.tenure[row]])), LONGEST)
                laws.append((CONSTANT, internship + max(1, rules.whole(stay)), 0.0, 0.0, 0, 0))
        elif taken.starts > taken.at:
            columns["opens"][row] = columns["hired"][row] = min(taken.starts, FOREVER)
            columns["first_speed"][row] = columns["first_quality"][row] = -1  # nobody of whom something is told
    law = appended([network.law, from_rows(Law, laws)])
    return network._replace(seat=seat._replace(**columns), law=law)


def _stay(run: int, taken: Taken, rate: float) -> float:
    """Seconds, at the rate of those who are no newcomers any more."""
    key = draws.join(taken.person, draws.name_key("moved", taken.at))
    return -log(1.0 - draws.uniform(draws.own_draw(run, key, 0, draws.TENURE))) / (rate * taken.leaving)
