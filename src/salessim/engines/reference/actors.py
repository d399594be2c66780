"""Who acts: an entity, a server, and the service that joins them for a while."""

from collections import defaultdict
from dataclasses import dataclass, field

from salessim.engines.reference.lookup import Case
from salessim.engines.reference.moment import Moment


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody who moves through the network, and the visit it is on."""

    key: int
    parent: int
    source: int
    ordinal: int
    segment: int
    born: int
    birth_size: float
    size: float
    mark: int
    home: int  # random bits of this entity in this run, in which all its draws live
    visits: dict[int, int] = field(default_factory=dict)  # station -> joins since the last reset
    earlier: dict[int, int] = field(default_factory=dict)  # station -> joins before the last reset
    owners: dict[int, "Server"] = field(default_factory=dict)  # slot -> owner
    inherited: set[int] = field(default_factory=set)  # slots whose owner does not count against a limit
    wanting: dict[int, int] = field(default_factory=dict)  # slot in which it is to get an owner -> of this team; -1 any
    streams: dict[int, tuple[int, int]] = field(default_factory=dict)  # spawn row -> (children so far, next comes)
    exit: int = -1
    left_at: int = -1
    hops: int = 0  # joins within the instant `queued`
    # the visit; set where it begins
    queued: int = -1
    station: int = field(init=False)
    case: Case = field(init=False)  # what the network says about it
    visit: int = field(init=False)  # its number at this station, since the last reset
    turn: int = field(init=False)  # its number at this station, resets or not: its draws live at this address
    place: int = field(init=False)  # random bits of this entity at this station
    first: int = field(init=False)  # first start of service; -1 not yet
    until: int = field(init=False)  # end of the delay or of patience; -1 not drawn yet
    part: int = field(init=False)
    work_left: float = field(init=False)  # at speed 1; -1 untouched
    missed: int = field(init=False)
    waiting: tuple[int, object, bool] | None = None  # the class of the line in which it waits
    service: "Service | None" = None
    here: bool = False  # at the station; not on the way to the next one, and not gone
    ends: Moment | None = None  # when the delay or the patience of this visit ends, if that is awaited


@dataclass(slots=True, eq=False)
class Server:
    """One spell of one person."""

    row: int
    key: int
    team: int
    seat: int
    hired: int
    starts: int
    ends: int
    speed: float
    quality: float
    duty_from: int
    duty_to: int
    in_spell: bool = False
    on_duty: bool = False
    at: int = -1  # the duty row of now, or the last one
    gap: int = 0  # while off duty: how long this absence lasts in all
    service: "Service | None" = None
    last_station: int = -1
    idle_since: int = 0  # 0: never on duty yet
    holds: dict[int, dict[Entity, None]] = field(default_factory=lambda: defaultdict(dict))  # slot -> whom it owns
    owned: dict[int, int] = field(default_factory=lambda: defaultdict(int))  # slot -> how many count


@dataclass(slots=True, eq=False)
class Service:
    """A spell of service: fixed in length at its start."""

    entity: Entity
    server: Server
    started: int
    setup: int
    length: int
    work: float
    quality: float
    row: int  # duty row in which it began or was taken up
    since: int  # working since, within that row
    before: int = 0  # seconds worked before `since`
