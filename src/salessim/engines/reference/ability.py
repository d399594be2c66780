"""How fast and how well a server works: person x ramp x skill, at its tenure of the moment."""

from salessim.engines.reference.actors import Entity, Server
from salessim.engines.reference.lookup import Lookup
from salessim.network import rules


def speed(lookup: Lookup, server: Server, entity: Entity, now: int) -> float:
    """The speed at which a server works on somebody at its station."""
    network = lookup.network
    skill = lookup.skill[server.team, entity.station, entity.segment]
    ramp = rules.curve_at(network.curve, network.knot, network.seat.speed_ramp[server.seat], now - server.hired)
    return server.speed * ramp * network.skill.speed[skill]


def quality(lookup: Lookup, server: Server, entity: Entity, now: int) -> float:
    """The quality with which a server works on somebody at its station."""
    network = lookup.network
    skill = lookup.skill[server.team, entity.station, entity.segment]
    ramp = rules.curve_at(network.curve, network.knot, network.seat.quality_ramp[server.seat], now - server.hired)
    return server.quality * ramp * network.skill.quality[skill]
