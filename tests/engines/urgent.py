"""Calls that interrupt offers: the usual house of interruptions."""

from engines.build import House
from salessim.network.tables import RESUME


def office(mode: int = RESUME, offer: int = 100, **columns: object) -> House:
    """Calls of 10 s interrupt offers."""
    house = House()
    house.queue("call", work=10)
    house.queue("offer", work=offer, **columns)
    house.interrupts("call", "offer", mode)
    return house
